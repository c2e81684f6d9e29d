// axe-core on the page in both languages and themes, on a phone and on a desk.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryBrowser, tablePath } from "./harness.mjs";

inEveryBrowser("axe-core", (page) => {
  for (const lang of ["id", "en"]) {
    for (const theme of ["light", "dark"]) {
      const look = `v=1&lang=${lang}&theme=${theme}`;
      test(`finds nothing at 1366 px, ${lang}, ${theme}`, async () => {
        await page().resize(1366, 900);
        await page().open(`?${look}&destination=HKG&table=destination&rows=1`);
        assert.deepEqual(await page().accessibility(), []);
      });
      test(`finds nothing at 390 px, ${lang}, ${theme}`, async () => {
        await page().openFramed(`?${look}`, 390, 844);
        assert.deepEqual(await page().accessibility(), []);
      });
    }
  }

  const PAGES = [
    ["targets", "&by=destination", "changes"],
    ["agencies", "", "supporting"],
    ["agencies", "&agency=P024", "profile"],
    ["agencies", "&agency=P024,P067,P093", "comparison"],
    ["meetings", "&follow_state=all&effect=placements,destination,TWN,2024-03-rakor/D-2403-3", "effect"],
    ["claims", "&sentence=35.945%20dari%2040.586%20atau%2086%25", "claims"],
  ];
  for (const [name, query, panel] of PAGES) {
    for (const [width, look] of [[1366, "lang=id&theme=light"], [390, "lang=en&theme=dark"]]) {
      test(`finds nothing on ${name}${query} with everything opened at ${width} px`, async () => {
        await page().openFramed(`?v=1&${look}&page=${name}${query}`, width, 844);
        await page().until((panel) => document.querySelector(`[data-panel="${panel}"]`), `${panel} is there`, panel);
        await page().run(() => {
          for (const details of document.querySelectorAll("main details")) details.open = true;
        });
        assert.deepEqual(await page().accessibility(), []);
      });
    }
  }

  test("finds nothing in what is opened beneath the charts", async () => {
    const chosen = "by=destination&since=sample-2024-08&sentence=35.945%20dari%2040.586%20atau%2086%25&what_if_unit=HKG";
    for (const picture of ["bullets", "heat", "waterfall", "yearly"]) {
      await page().open(`?v=1&page=targets&${chosen}&picture=${picture}`);
      await page().until(() => document.querySelector('[data-panel="changes-table"]'), "the cards are there");
      await page().run(() => {
        for (const details of document.querySelectorAll(".sections details")) details.open = true;
      });
      assert.deepEqual(await page().accessibility(), []);
    }
  });

  test("finds nothing in the published figures", async () => {
    await page().open("?v=1&data=published");
    assert.deepEqual(await page().accessibility(), []);
  });

  test("finds nothing where a table is missing", async () => {
    page().server.faults.set(tablePath("targets"), "flipped");
    await page().open();
    assert.ok(await page().text('[data-problem="targets"]'));
    assert.deepEqual(await page().accessibility(), []);
  });
});
