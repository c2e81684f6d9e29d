// The page while it comes: its name at once, and nothing that stands moves when more arrives.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { DIST, inEveryBrowser, tablePath } from "./harness.mjs";

const WASM = readdirSync(DIST).find((name) => /^app-\w+_bg\.wasm$/.test(name));
/** Milliseconds between what a page waits for, so that each is painted before the next. */
const WAIT = 800;
/** A good page, by https://web.dev/articles/cls. */
const MOST = 0.1;
/** A phone's page is to stand still. */
const MOST_ON_PHONES = 0.01;

const watch = `
  window.shifted = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shifted += value;
  }).observe({ type: "layout-shift", buffered: true });
`;

const slowly = (page) => {
  for (const path of ["/config.json", "/data/sample/manifest.json", tablePath("placements"), tablePath("targets")]) {
    page.server.faults.set(path, ["slow", WAIT]);
  }
};

const name = `
  const look = () => {
    const opening = document.querySelector(".opening");
    if (opening) window.opening = [opening.textContent, ...window.placeOf(opening)];
    else requestAnimationFrame(look);
  };
  window.placeOf = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const { left, top } = range.getBoundingClientRect();
    return [left, top];
  };
  look();
`;

inEveryBrowser(
  "Before its program is here",
  (page) => {
    test("the page says whose it is, in place", async () => {
      page().server.faults.set(`/${WASM}`, ["slow", 2_000]);
      await page().open("?v=1");
      const [words, ...before] = await page().run(() => window.opening);
      assert.equal(words, "Capaian");
      const after = await page().run(() => window.placeOf(document.querySelector(".masthead__product")));
      assert.ok(after.every((at, axis) => Math.abs(at - before[axis]) <= 1), `${before} and then ${after}`);
      assert.equal(await page().run(() => document.querySelector(".opening").getClientRects().length), 0);
    });
  },
  { scripts: { "opening.js": name } },
);

inEveryBrowser(
  "While the data come",
  (page) => {
    for (const [width, height, most] of [
      [412, 823, MOST_ON_PHONES],
      [1366, 768, MOST],
      [1920, 1080, MOST],
    ]) {
      test(`what stands does not move: ${width} × ${height}`, async () => {
        slowly(page());
        await page().driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", {
          width,
          height,
          deviceScaleFactor: 1,
          mobile: false,
        });
        await page().open("?v=1");
        const shifted = await page().run(() => window.shifted);
        assert.ok(shifted < most, `${shifted}`);
      });
    }
  },
  // The others do not measure it.
  { only: ["chromium"], scripts: { "shifts.js": watch } },
);
