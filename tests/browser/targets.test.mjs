// The card of targets: where the year leads, by which pace, against which version of the target.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryBrowser } from "./harness.mjs";

const CARD = '[data-panel="targets"]';

inEveryBrowser("Targets", (page) => {
  test("tells what is still to go, and how the year will end", async () => {
    await page().open("?v=1&page=targets");
    await page().shown("targets", "Proyeksi akhir 2024");
    assert.equal(await page().figure("to-go"), "4.641");
    assert.equal(await page().figure("needed-rate"), "2.320,5");
    assert.match(await page().text(CARD), /MASE 0,\d\d; \d\d% dari 19 bulan berada dalam rentang 80%/);
  });

  test("follows another pace, which the address keeps", async () => {
    await page().open("?v=1&page=targets");
    await page().shown("targets", "pola musiman 2022, 2023");
    await page().run(() => document.getElementById("option-pace").focus());
    await page().choose("#option-pace", "calendar_days");
    await page().shown("targets", "(hari kalender)");
    assert.equal(await page().figure("points"), "+5,51");
    assert.match(await page().run(() => location.search), /pace=calendar_days/);
    assert.equal(await page().run(() => document.activeElement.id), "option-pace", "the focus stays");
    await page().open("?v=1&page=targets&pace=calendar_days&lang=en");
    await page().shown("targets", "(calendar days)");
    assert.equal(await page().figure("points"), "+5.51");
  });

  test("is held against the version of the target that is chosen", async () => {
    await page().open("?v=1&page=targets");
    await page().shown("targets", "40.586 −");
    await page().choose("#option-target_version", "1");
    await page().shown("targets", "41.800 −");
    assert.equal(await page().figure("to-go"), "5.855");
    await page().run(() => history.back());
    await page().shown("targets", "40.586 −");
  });

  test("is that of what is chosen in the charts", async () => {
    await page().open();
    await page().clickMark("destination", "HKG");
    await page().goTo("targets");
    await page().shown("targets", "Hong Kong.");
    await page().goTo("overview");
    await page().clickMark("sex", "male");
    await page().goTo("targets");
    await page().shown("targets", "Tanpa target");
  });
});
