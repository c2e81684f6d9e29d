// Agencies: the work list, the funnel, and that what is chosen there filters everything else.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryBrowser, Key } from "./harness.mjs";

inEveryBrowser("Agencies to look after", (page) => {
  test("are listed with every reason, those without a licence or stopped first", async () => {
    await page().open("?v=1&page=agencies");
    await page().shown("worklist", "P3MI perlu dilihat");
    const rows = await page().cells('[data-panel="worklist"] table');
    assert.match(rows[1][1], /^■ /);
    assert.ok(rows.some((row) => /hari lagi/.test(row[1])));
    const id = await page().run(() => document.querySelector('[data-panel="worklist"] [data-key]').dataset.key);
    await page().focus(`[data-panel="worklist"] [data-key="${id}"]`);
    await page().press(Key.ENTER);
    await page().until((id) => location.search.includes(`agency=${id}`), "it is chosen", id);
  });

  test("are compared in a funnel, whose measure and base the address keeps", async () => {
    await page().open("?v=1&page=agencies&lang=en");
    await page().shown("funnel", "within chance");
    await page().choose("#option-least_base", "100");
    await page().shown("funnel", "below 100, not enough data");
    await page().choose("#option-funnel", "resolved");
    await page().shown("funnel", "Exact binomial limits");
    assert.match(await page().run(() => location.search), /funnel=resolved/);
    await page().open(await page().run(() => location.search));
    await page().shown("funnel", "Exact binomial limits");
  });

  test("follow what is chosen elsewhere", async () => {
    await page().open("?v=1&page=agencies");
    await page().shown("funnel", "φ");
    const before = await page().text('[data-panel="funnel"]');
    await page().goTo("overview");
    await page().clickMark("destination", "HKG");
    await page().goTo("agencies");
    await page().until((before) => (document.querySelector('[data-panel="funnel"]') ?? { textContent: before }).textContent !== before, "another", before);
    await page().goTo("overview");
    await page().clickMark("sex", "male");
    await page().goTo("agencies");
    await page().shown("funnel", "Pengaduan hanya mengikuti periode");
  });
});
