// Down to the rows behind a figure, page by page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryBrowser } from "./harness.mjs";

inEveryBrowser("The rows behind a figure", (page) => {
  test("add up to the headline, under any filter, and can be leafed through", async () => {
    await page().open();
    await page().click('[data-action="rows"]');
    await page().settled();
    assert.equal(await page().figureValue("rows"), 35945);
    const first = await page().cells('[data-panel="rows"] table');
    assert.ok(first.length > 10);

    await page().click('[data-action="next-page"]');
    await page().until(() => new URLSearchParams(location.search).get("rows") === "2", "page 2");
    const rowOf = (cells) => cells[1].join("|");
    await page().until(
      (before) => {
        const row = document.querySelector('[data-panel="rows"] tbody tr');
        return row && [...row.cells].map((cell) => cell.textContent.trim()).join("|") !== before;
      },
      "other rows are shown",
      rowOf(first),
    );

    await page().clickMark("destination", "HKG");
    const hongKong = await page().figureValue("realisation");
    await page().until(
      (count) => document.querySelector('[data-figure="rows"]')?.dataset.value === count,
      "the rows follow the filter",
      String(hongKong),
    );
    await page().reload();
    assert.equal(await page().figureValue("rows"), hongKong);
    const cells = await page().cells('[data-panel="rows"] table');
    assert.ok(cells.slice(1).every((row) => row.some((cell) => /Hong Kong/.test(cell))));
  });
});
