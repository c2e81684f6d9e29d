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

const SCORES = '[data-panel="scorecard"] tbody [data-key]';

inEveryBrowser("The scorecard", (page) => {
  const order = () => page().run((keys) => [...document.querySelectorAll(keys)].map((one) => one.dataset.key), SCORES);
  const moved = (before) =>
    page().until(
      (keys, before) => {
        const now = [...document.querySelectorAll(keys)].map((one) => one.dataset.key).join();
        return now && now !== before;
      },
      "the order is another",
      SCORES,
      before.join(),
    );

  test("moves ranks when a weight is moved by the keyboard, and a link shows the same order elsewhere", async () => {
    await page().open("?v=1&page=agencies");
    await page().shown("scorecard", "P3MI yang dinilai");
    const before = await order();
    await page().click('[data-panel="scorecard-weights"] summary');
    await page().focus("#option-weight_output");
    await page().press(Key.ARROW_RIGHT);
    await page().until(() => location.search.includes("weight_output=105"), "the address keeps it");
    await page().press(Key.END);
    await page().until(
      () => document.querySelector('output[for="option-weight_output"]').textContent === "38%",
      "it counts three eighths",
    );
    assert.equal(await page().run(() => document.activeElement.id), "option-weight_output", "the focus stays");
    assert.ok(await page().run(() => document.querySelector('[data-panel="scorecard-weights"]').open), "the weights stay open");
    const after = await order();
    await page().open(await page().run(() => location.search));
    await page().shown("scorecard", "P3MI yang dinilai");
    assert.deepEqual(await order(), after);
    await page().click('[data-panel="scorecard-weights"] summary');
    await page().click("#forget-options");
    await moved(after);
    assert.deepEqual(await order(), before);
    assert.doesNotMatch(await page().run(() => location.search), /weight/);
  });

  test("holds the best score back where the licence has run out", async () => {
    await page().open("?v=1&page=agencies&lang=en");
    await page().shown("scorecard", "held back");
    const rows = await page().cells('[data-panel="scorecard"] table');
    const score = (row) => Number.parseFloat(row[2]);
    const scored = rows.slice(1).filter((row) => !Number.isNaN(score(row)));
    const best = scored.reduce((best, row) => (score(row) > score(best) ? row : best));
    assert.match(best[0], /held back/);
    assert.match(best[10], /Licence expired/);
  });

  test("finds an agency in spite of its form, case and a wrong letter", async () => {
    await page().open("?v=1&page=agencies");
    await page().shown("scorecard", "P3MI yang dinilai");
    await page().focus('.toolbar [data-control="agency-search"]');
    await page().press("cv. PIPITT lazuardi");
    await page().until((keys) => document.querySelectorAll(keys).length === 1, "one is left", SCORES);
    assert.deepEqual(await order(), ["P093"]);
  });

  test("opens a score into its inputs, another beside it, and goes back", async () => {
    await page().open("?v=1&page=agencies");
    await page().shown("scorecard", "P3MI yang dinilai");
    await page().focus("#score-P024");
    await page().press(Key.ENTER);
    await page().shown("profile", "berlaku s.d.");
    await page().until(() => document.activeElement.id === "profile-title", "the profile has the focus");
    assert.match(await page().text('[data-panel="profile"]'), /dilaporkan: rata-rata 3 angka/);
    const other = await page().run(() => document.querySelector("#add-choice").options[3].value);
    await page().choose("#add-choice", other);
    await page().shown("comparison", "2 P3MI berdampingan");
    await page().until(() => document.activeElement.id === "comparison-title", "the comparison has the focus");
    await page().run(() => history.back());
    await page().shown("profile", "berlaku s.d.");
  });
});
