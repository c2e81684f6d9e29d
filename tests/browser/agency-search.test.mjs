// A long list of agencies: the largest, a search for the rest, and "others" that says what is left.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryBrowser } from "./harness.mjs";

inEveryBrowser("The agencies", (page) => {
  test("show the largest and sum up the others", async () => {
    await page().open();
    const marks = await page().marks("agency");
    const rest = marks.find((mark) => mark.key === "others");
    assert.ok(rest, "there is a mark for the others");
    assert.ok(marks.length >= 10 && marks.length <= 20, String(marks.length));
  });

  test("can be searched by name, and one that was found can be chosen", async () => {
    await page().open();
    const shown = new Set((await page().marks("agency")).map((mark) => mark.key));
    // Search by the start of a name that the chart knows: every mark found must carry it.
    const [{ label }] = await page().marks("agency");
    const word = label.match(/[A-Z][a-z]{3,}/g).at(-1);
    await page().type('[data-control="agency-search"]', word);
    const found = await page().until(
      (word, count) => {
        const marks = [...document.querySelectorAll('[data-chart="agency"] [data-key]')].filter(
          (mark) => mark.dataset.key !== "others",
        );
        const hits = marks.filter((mark) => mark.getAttribute("aria-label").includes(word));
        return marks.length < count && hits.length === marks.length && marks.map((m) => m.dataset.key);
      },
      `only agencies with ${word} are shown`,
      word,
      shown.size,
    );
    await page().clickMark("agency", found[0]);
    assert.deepEqual(await page().selected("agency"), [found[0]]);
    assert.ok((await page().figureValue("realisation")) > 0);
  });
});
