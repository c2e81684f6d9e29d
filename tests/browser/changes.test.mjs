// What changed since an earlier data set, and since a meeting.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryBrowser } from "./harness.mjs";

const CARD = '[data-panel="changes"]';

inEveryBrowser("What changed since last time", (page) => {
  test("tells what is new from what was revised, for the office and for what is chosen", async () => {
    await page().open("?v=1&page=targets");
    await page().shown("changes", "Apa yang berubah");
    await page().choose("#option-since", "sample-2024-08");
    await page().shown("changes", "Sejak 31 Agustus 2024: ");
    const office = await page().text(`${CARD} h2`);
    assert.match(office, /[\d.]+ penempatan baru; revisi [+-]\d+ orang pada \d+ bulan terdahulu/);
    assert.match(await page().run(() => location.search), /since=sample-2024-08/);
    await page().goTo("overview");
    await page().clickMark("destination", "HKG");
    await page().goTo("targets");
    await page().until((card, office) => document.querySelector(`${card} h2`)?.textContent !== office, "another", CARD, office);
    await page().click('[data-chip="destination"] .chip__clear');
    await page().shown("changes", office);
    const address = await page().run(() => location.search);
    await page().open(address);
    await page().shown("changes", office);
  });

  test("knows only what is new where just the day of a meeting is known", async () => {
    await page().open("?v=1&page=targets&lang=en");
    await page().shown("changes", "What changed");
    const meeting = await page().run(
      () => [...document.querySelectorAll("#option-since option")].map((one) => one.value).find((value) => /^\d{4}-/.test(value)),
    );
    await page().choose("#option-since", meeting);
    await page().shown("changes", "revisions are unknown");
  });

  test("says where there is nothing to compare with, and goes on without it", async () => {
    await page().open("?v=1&page=targets&lang=en&since=published");
    await page().until(() => document.querySelector('[data-problem="since"]'), "it is said");
    assert.equal(await page().figure("realisation"), "35,945");
    await page().choose("#option-since", "");
    await page().until(() => !document.querySelector('[data-problem="since"]'), "and is gone");
  });
});
