// The engine's worker dies in the middle of a question, or cannot be started at all.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryBrowser } from "./harness.mjs";

// Keeps hold of every worker, and ends one of a program when the next message is posted to it.
const KILLER = `
  // Another name: a constant of a script would hide the page's own from every other script.
  const OriginalWorker = window.Worker;
  window.workers = [];
  window.killNext = null;
  window.Worker = class extends OriginalWorker {
    constructor(...options) {
      super(...options);
      this.program = String(options[0]);
      window.workers.push(this);
    }
    postMessage(...message) {
      super.postMessage(...message);
      if (window.killNext && this.program.includes(window.killNext)) {
        window.killNext = null;
        this.terminate();
      }
    }
  };`;

inEveryBrowser(
  "A worker that dies in the middle of a question",
  (page) => {
    test("is started again, says so, and answers with the same numbers", async () => {
      await page().open();
      await page().clickMark("destination", "HKG");
      const hongKong = await page().figureValue("realisation");
      await page().clickMark("destination", "HKG");
      const before = await page().run(() => window.workers.length);

      await page().run(() => (window.killNext = "engine-worker"));
      await page().click('[data-chart="destination"] [data-key="HKG"]');
      await page().until(
        (before) => window.workers.length > before && document.documentElement.dataset.ready === "true",
        "a new worker has answered",
        before,
      );
      assert.equal(await page().figureValue("realisation"), hongKong);
      assert.deepEqual(await page().selected("destination"), ["HKG"]);
      assert.match(await page().text('[data-panel="lines"]'), /dijalankan kembali/);
    });

    test("is started again without a word where only the analyst died", async () => {
      await page().open("?v=1&page=targets&by=destination");
      const before = await page().run(() => window.workers.length);
      await page().run(() => (window.killNext = "analyst-worker"));
      await page().click('[data-panel="units"] svg [data-key="MYS"]');
      await page().until((before) => window.workers.length > before, "a new worker is there", before);
      await page().shown("targets", "Malaysia");
    });
  },
  { scripts: { "killer.js": KILLER } },
);

const REFUSAL = `window.Worker = function () { throw new DOMException("refused", "SecurityError"); };`;

inEveryBrowser(
  "A browser that refuses workers",
  (page) => {
    test("counts on the page instead", async () => {
      await page().open();
      assert.equal(await page().figure("realisation"), "35.945");
      await page().clickMark("destination", "HKG");
      const some = await page().figureValue("realisation");
      assert.ok(some > 0 && some < 35945);
    });
  },
  { scripts: { "refusal.js": REFUSAL } },
);
