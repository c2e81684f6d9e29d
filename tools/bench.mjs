// Measures the page's budgets of DESIGN.md 8 in Chromium with a million rows: tasks that hold the main
// thread up while they load, and the time from a click to its pixels. Exits with 1 where one is over.

import { startBrowser } from "../tests/browser/drivers.mjs";
import { serveForTests } from "../tests/browser/harness.mjs";
import { LONG_TASKS, millionRows } from "../tests/browser/million-rows.mjs";
import { Page } from "../tests/browser/page.mjs";

const CLICKS = 60;
let over = 0;

function report(what, value, budget, unit) {
  const verdict = value > budget ? "OVER" : "ok";
  over += value > budget ? 1 : 0;
  console.log(`${what.padEnd(52)}${value.toFixed(1).padStart(9)} ${unit}  of ${budget}  ${verdict}`);
}

/** In the page: clicks one destination after the other and times each until it is painted. */
function timeClicks(clicks, done) {
  const marks = () => [...document.querySelectorAll('[data-chart="destination"] [data-key]')];
  const keys = marks()
    .filter((mark) => mark.getAttribute("aria-disabled") !== "true")
    .map((mark) => mark.dataset.key);
  /** The next drawing of another chart, painted. Readiness would not do: the page marks it late. */
  const painted = () =>
    new Promise((done) => {
      const watch = new MutationObserver(() => {
        watch.disconnect();
        requestAnimationFrame(() => setTimeout(done, 0));
      });
      watch.observe(document.querySelector('[data-chart="month"] .chart__canvas'), { childList: true });
    });
  const settled = async () => {
    do await new Promise((done) => setTimeout(done, 10));
    while (document.documentElement.dataset.ready !== "true");
  };
  (async () => {
    const times = [];
    for (let at = 0; at < clicks; at += 1) {
      const key = keys[(at >> 1) % keys.length];
      const mark = marks().find((mark) => mark.dataset.key === key);
      const shown = painted();
      const start = performance.now();
      mark.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
      await shown;
      times.push(performance.now() - start);
      await settled();
    }
    return times;
  })().then(done, (error) => done([NaN, String(error)]));
}

const server = await serveForTests({ scripts: { "long-tasks.js": LONG_TASKS }, ...millionRows() });
let browser;
try {
  browser = await startBrowser("chromium");
  const page = new Page(browser.driver, server, "chromium");
  await page.resize(1366, 900);

  await page.open("?v=1&data=million&period=all");
  const loading = await page.run(() => window.longTasks.map(({ duration }) => duration));
  report("longest task while a million rows load", Math.max(0, ...loading), 50, "ms");

  const times = (await browser.driver.executeAsyncScript(timeClicks, CLICKS)).sort((a, b) => a - b);
  report("click to pixels, 95th percentile", times[Math.ceil(times.length * 0.95) - 1], 50, "ms");
  report("click to pixels, median", times[times.length >> 1], 50, "ms");
} finally {
  await browser?.stop();
  await server.close();
}
process.exitCode = over ? 1 : 0;
