// The engine over several workers, in every browser and under a strict policy, against a loop over the rows.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { makeColumns, makeInteractions } from "../../benches/browser/workload.mjs";
import { serve } from "../../tools/serve.mjs";
import { BROWSERS, startBrowser } from "../browser/drivers.mjs";
import { count, FACE } from "./loop.mjs";

const ROWS = 10_001;
const made = { rows: ROWS, seed: 5 };
const columns = makeColumns(made);
const states = makeInteractions({ seed: 5 }).flatMap(({ setup, steps }) => [...setup, ...steps.slice(0, 4)]);
const read = (path) => readFileSync(new URL(path, import.meta.url));
const script = (path) => ({ type: "text/javascript", body: read(path) });
const files = {
  "/index.html": {
    type: "text/html",
    body: `<!doctype html><title>Split</title><script type="module" src="split_page.mjs"></script>`,
  },
  "/split_page.mjs": script("split_page.mjs"),
  "/workload.mjs": script("../../benches/browser/workload.mjs"),
};

/** The bins after every step, counted row by row. */
function expected() {
  const filters = new Map();
  return states.map(({ set }) => {
    for (const [view, filter] of set) filters.set(view, filter);
    return count(columns, filters);
  });
}

for (const name of BROWSERS) {
  describe(`the engine over several workers (${name})`, () => {
    let server, browser;
    before(async () => {
      server = await serve({ root: FACE, files });
      browser = await startBrowser(name);
      await browser.driver.get(server.url);
      await browser.driver.wait(() => browser.driver.executeScript("return Boolean(window.split)"), 20_000);
    });
    after(async () => {
      await browser?.stop();
      await server?.close();
    });
    const call = async (name, ...given) => {
      const { value, error } = await browser.driver.executeAsyncScript(
        (name, given, done) =>
          window.split[name](...given).then(
            (value) => done({ value }),
            (error) => done({ error: String(error?.stack ?? error) }),
          ),
        name,
        given,
      );
      assert.equal(error, undefined);
      return value;
    };

    for (const workers of [1, 2, 3]) {
      test(`with ${workers}, every step equals the loop`, async () => {
        assert.deepEqual(await call("walk", made, states, workers), expected());
      });
    }

    test("by itself it takes one worker for few rows, and says what it needs", async () => {
      const { bins, bytes } = await call("alone", made);
      assert.deepEqual(bins, count(columns, new Map()));
      assert.ok(bytes > 0 && bytes < 64 * ROWS, `${bytes} bytes`);
    });

    test("what is wrong is an Error that names the column or view, and loses no other filter", async () => {
      const { refused, bins } = await call("mistakes", made);
      const names = [/column sex has 2 rows, but column day has 10001/, /finish/, /column nope/, /view dya/, /closed/];
      names.forEach((name, at) => assert.match(refused[at], name));
      const only = count(columns, new Map([["sex", { in: [0] }]]));
      assert.deepEqual(bins, only);
    });
  });
}
