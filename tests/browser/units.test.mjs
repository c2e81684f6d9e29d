// Units against their targets: pictures, order, and that what is chosen there filters everything else.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryBrowser, Key } from "./harness.mjs";

const CARD = '[data-panel="units"]';
const KEYS = `${CARD} table [data-key]`;

inEveryBrowser("Units against their targets", (page) => {
  const keys = () => page().run((keys) => [...document.querySelectorAll(keys)].map((one) => one.dataset.key), KEYS);

  test("names those that are behind, the furthest first, and is ordered otherwise when asked", async () => {
    await page().open("?v=1&page=targets&by=destination");
    await page().shown("units", "negara tujuan di bawah target berjalan; terjauh Malaysia");
    assert.equal((await keys())[0], "MYS");
    await page().choose("#option-sort", "realised");
    await page().until((keys) => document.querySelector(keys)?.dataset.key === "HKG", "the largest is first", KEYS);
    assert.match(await page().run(() => location.search), /sort=realised/);
  });

  test("filters all charts by a bar that is clicked, and by a name that is chosen with the keyboard", async () => {
    await page().open("?v=1&page=targets&by=destination");
    await page().shown("units", "Malaysia");
    const all = await page().figureValue("realisation");
    await page().click(`${CARD} svg [data-key="MYS"]`);
    await page().settled();
    assert.equal((await page().query()).get("destination"), "MYS");
    await page().until((all) => Number(document.querySelector('[data-figure="realisation"]').dataset.value) < all, "fewer", all);
    assert.ok((await page().figureValue("realisation")) > 0);
    await page().goTo("overview");
    await page().settled();
    assert.deepEqual(await page().selected("destination"), ["MYS"]);
    await page().goTo("targets");
    await page().shown("units", "Malaysia");
    await page().run(() => (document.querySelector('[data-panel="units-table"]').open = true));
    await page().focus("#pick-MYS");
    await page().press(Key.ENTER);
    await page().until(() => document.querySelector("#pick-MYS")?.ariaPressed === "false", "it is let go of");
    await page().settled();
    assert.equal(await page().figureValue("realisation"), all);
    assert.equal(await page().run(() => document.activeElement.id), "pick-MYS", "the focus stays");
    assert.ok(await page().run(() => document.querySelector('[data-panel="units-table"]').open), "the table stays open");
  });

  test("shows months, contributions and years, each with its finding in both languages", async () => {
    for (const [picture, id, en] of [
      ["heat", "Terbanyak", "Most for"],
      ["waterfall", "Selisih +", "Gap of +"],
      ["yearly", "Januari–Oktober 2024: 35.945", "January–October 2024: 35,945"],
    ]) {
      for (const [lang, words] of [["id", id], ["en", en]]) {
        await page().open(`?v=1&page=targets&by=destination&picture=${picture}&lang=${lang}`);
        await page().shown("units", words);
      }
    }
    await page().open("?v=1&page=targets&by=quarter");
    await page().shown("units", "Triwulan III");
    assert.equal(await page().run((card) => document.querySelectorAll(`${card} svg .mark`).length, CARD), 4);
  });

  test("does not hold units against their targets where other filters take placements away", async () => {
    await page().open("?v=1&page=targets&by=destination&sex=male");
    await page().shown("units", "target unit tidak dapat dibandingkan");
    await page().shown("units", "tanpa target");
  });
});
