// What can go wrong between the host and the page: each table's trouble is told with the file's name
// and a way to try again, and the other tables show.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryBrowser, tablePath } from "./harness.mjs";

const FAULTS = ["missing", "cut-off", "truncated", "flipped", "html"];
const problem = (page, name) =>
  page.until(
    (name) => document.querySelector(`[data-problem="${name}"]`)?.textContent,
    `the trouble with ${name} is told`,
    name,
  );
const gone = (page, name) =>
  page.until(
    (name) => !document.querySelector(`[data-problem="${name}"]`),
    `the trouble with ${name} is over`,
    name,
  );

inEveryBrowser(
  "A faulty answer",
  (page) => {
    for (const fault of FAULTS) {
      test(`${fault}: targets say so, placements show, a retry mends it`, async () => {
        const path = tablePath("targets");
        page().server.faults.set(path, fault);
        await page().open();
        assert.ok((await problem(page(), "targets")).includes(path.split("/").at(-1)));
        assert.equal(await page().figure("realisation"), "35.945");
        assert.ok((await page().marks("destination")).length > 5);

        page().server.faults.clear();
        await page().click('[data-problem="targets"] [data-action="retry"]');
        await gone(page(), "targets");
        await page().until(
          () => document.querySelector('[data-figure="target"]')?.textContent.trim() === "40.586",
          "the target is shown after the retry",
        );
      });
    }

    for (const fault of FAULTS) {
      test(`${fault}: placements say so, and a retry brings the charts`, async () => {
        page().server.faults.set(tablePath("placements"), fault);
        await page().open("", { settle: false });
        assert.match(await problem(page(), "placements"), /placements\.arrow/);
        await page().settled();
        page().server.faults.clear();
        await page().click('[data-problem="placements"] [data-action="retry"]');
        await gone(page(), "placements");
        await page().settled();
        assert.equal(await page().figure("realisation"), "35.945");
      });
    }

    test("a manifest of a newer version says what to do", async () => {
      page().server.faults.set("/data/sample/manifest.json", "newer-schema");
      await page().open("?v=1&lang=en", { settle: false });
      const text = await problem(page(), "manifest");
      assert.match(text, /manifest\.json/);
      assert.match(text, /99|newer/);
      page().server.faults.clear();
      await page().click('[data-problem="manifest"] [data-action="retry"]');
      await gone(page(), "manifest");
      await page().settled();
      assert.equal(await page().figure("realisation"), "35,945");
    });

    test("a slow answer shows progress, then the page", async () => {
      page().server.faults.set(tablePath("placements"), ["slow", 1500]);
      await page().open("", { settle: false });
      await page().until(() => document.querySelector("progress"), "progress is shown");
      await page().settled();
      assert.equal(await page().figure("realisation"), "35.945");
    });
  },
  { problems: true },
);
