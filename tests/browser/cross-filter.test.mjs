// Every chart filters every other; the address keeps it, the browser's history undoes it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryBrowser, Key } from "./harness.mjs";

inEveryBrowser("Choosing in one chart", (page) => {
  test("changes every other chart, survives a reload, is undone by back", async () => {
    await page().open();
    const whole = await page().picture();
    const total = await page().figureValue("realisation");

    await page().clickMark("destination", "HKG");
    const filtered = await page().picture();
    assert.deepEqual(await page().selected("destination"), ["HKG"]);
    assert.equal((await page().query()).get("destination"), "HKG");
    const others = Object.keys(whole).filter((chart) => chart !== "destination");
    assert.ok(others.length >= 8, others.join());
    for (const chart of others) assert.notEqual(filtered[chart], whole[chart], `${chart} changes`);
    assert.equal(filtered.destination, whole.destination, "its own counts stay");
    const hongKong = await page().figureValue("realisation");
    assert.ok(hongKong > 0 && hongKong < total);

    await page().reload();
    assert.deepEqual(await page().picture(), filtered);
    assert.deepEqual(await page().selected("destination"), ["HKG"]);

    await page().back();
    assert.deepEqual(await page().picture(), whole);
    assert.deepEqual(await page().selected("destination"), []);
    assert.equal(await page().figureValue("realisation"), total);

    await page().forward();
    assert.deepEqual(await page().picture(), filtered);
    assert.equal(await page().figureValue("realisation"), hongKong);
  });

  test("adds a second choice, and takes a choice back when it is clicked again", async () => {
    await page().open();
    await page().clickMark("destination", "HKG");
    const hongKong = await page().figureValue("realisation");
    await page().clickMark("destination", "TWN");
    assert.deepEqual((await page().selected("destination")).sort(), ["HKG", "TWN"]);
    assert.equal((await page().query()).get("destination"), "HKG,TWN");
    const both = await page().figureValue("realisation");
    await page().clickMark("destination", "HKG");
    const taiwan = await page().figureValue("realisation");
    assert.equal(hongKong + taiwan, both);
  });

  test("narrows further with a choice in another chart", async () => {
    await page().open("?v=1&destination=HKG");
    const hongKong = await page().figureValue("realisation");
    const [first, second] = (await page().marks("sex")).map((mark) => mark.key);
    await page().clickMark("sex", first);
    const one = await page().figureValue("realisation");
    await page().clickMark("sex", first);
    await page().clickMark("sex", second);
    const other = await page().figureValue("realisation");
    assert.ok(one > 0 && other > 0 && one + other <= hongKong);
  });

  test("works from the keyboard alone", async () => {
    await page().open();
    const marks = await page().marks("destination");
    await page().focus('[data-chart="destination"] [role="listbox"]');
    await page().press(Key.ARROW_DOWN, Key.ENTER);
    await page().settled();
    assert.deepEqual(await page().selected("destination"), [marks[1].key]);
    const active = await page().run(() => {
      const id = document.activeElement.getAttribute("aria-activedescendant");
      return document.getElementById(id)?.dataset.key;
    });
    assert.equal(active, marks[1].key, "the mark that the keyboard is on is announced");
    await page().press(Key.ESCAPE);
    await page().settled();
    assert.deepEqual(await page().selected("destination"), []);
  });
});

inEveryBrowser("The filters in force", (page) => {
  test("are shown, each with a way out, and one for all", async () => {
    await page().open();
    const whole = await page().picture();
    await page().clickMark("destination", "HKG");
    await page().clickMark("scheme", (await page().marks("scheme"))[0].key);
    const chips = () =>
      page().run(() => [...document.querySelectorAll("[data-chip]")].map((chip) => chip.dataset.chip));
    assert.deepEqual((await chips()).sort(), ["destination", "month", "scheme"]);
    await page().click('[data-chip="destination"] button');
    await page().settled();
    assert.deepEqual(await page().selected("destination"), []);
    assert.equal((await page().query()).get("destination"), null);
    await page().clickMark("sex", (await page().marks("sex"))[0].key);
    await page().click('[data-action="clear-all"]');
    await page().settled();
    assert.deepEqual(await page().picture(), whole);
    assert.deepEqual(await chips(), ["month"], "the year so far stays");
  });
});
