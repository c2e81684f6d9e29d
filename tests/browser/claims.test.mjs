// Published statements done again, and a sentence as a press officer types it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryBrowser, Key } from "./harness.mjs";

inEveryBrowser("Statements", (page) => {
  test("a sentence is typed, checked against itself and the data, and kept in the address", async () => {
    await page().open("?v=1&page=claims");
    await page().shown("sentence", "Periksa satu kalimat");
    await page().focus("#option-sentence");
    await page().press("35.945 dari 40.586 atau 86%", Key.ENTER);
    await page().shown("sentence", "35.945 ÷ 40.586 = 0,8857 → 88,565%");
    await page().shown("sentence", "harus sekitar 41.797, atau bagiannya 34.904");
    await page().shown("sentence", "✓ Target 2024 v2");
    assert.equal(await page().run(() => document.activeElement.id), "option-sentence", "the focus stays");
    const address = await page().run(() => location.search);
    await page().open(address);
    await page().shown("sentence", "88,565%");
    assert.equal(await page().run(() => document.querySelector("#option-sentence").value), "35.945 dari 40.586 atau 86%");
  });

  test("what is typed is text, whatever it is", async () => {
    await page().open("?v=1&page=claims&sentence=%3Cimg%20src%3Dx%20onerror%3D%22document.title%3D1%22%3E%2035%25");
    await page().shown("sentence", "35%");
    assert.equal(await page().run(() => document.querySelectorAll('[data-panel="sentence"] img').length), 0);
  });

  test("the list names those that do not hold, and shows only them when asked", async () => {
    await page().open("?v=1&page=claims&lang=en");
    await page().shown("claims", "15 of 33 published statements");
    await page().run(() => (document.querySelector('[data-panel="claims"]').open = true));
    await page().choose("#option-claims", "doubtful");
    await page().until(
      () => document.querySelectorAll('[data-panel="claims"] tbody tr').length === 15,
      "only those are listed",
    );
    assert.ok(await page().run(() => document.querySelector('[data-panel="claims"]').open), "the list stays open");
  });
});

inEveryBrowser("What if", (page) => {
  test("a slider moves by the arrow keys, and the year's end with it", async () => {
    await page().open("?v=1&page=targets&by=destination");
    const words = () => page().text('[data-figure="what-if"]');
    await page().until(() => document.querySelector('[data-figure="what-if"]'), "the year's end is said");
    const before = await words();
    await page().focus("#option-what_if");
    await page().press(Key.ARROW_LEFT);
    await page().until((before) => document.querySelector('[data-figure="what-if"]').textContent !== before, "another end", before);
    assert.match(await page().run(() => location.search), /what_if=95/);
    await page().choose("#option-what_if_unit", "HKG");
    await page().until(() => document.querySelector("#option-what_if_unit_pace"), "a slider of the unit");
    const shared = await page().run(() => location.search);
    const said = await words();
    await page().open(shared);
    await page().until(() => document.querySelector('[data-figure="what-if"]'), "the year's end is said");
    assert.equal(await words(), said);
  });
});
