// Measures the page's budgets of DESIGN.md 8 in Chromium: tasks that hold the main thread up while a million
// rows load, and the time from a gesture to its pixels with a million rows and with ten. Exits with 1 where
// one is over.

import { startBrowser } from "../tests/browser/drivers.mjs";
import { serveForTests } from "../tests/browser/harness.mjs";
import { idOf, LONG_TASKS, manyRows } from "../tests/browser/many-rows.mjs";
import { Page } from "../tests/browser/page.mjs";

const [MILLION, TEN_MILLION] = [1_000_000, 10_000_000];
const GESTURES = 60;
let over = 0;

function report(what, value, budget, unit) {
  const verdict = value > budget ? "OVER" : "ok";
  over += value > budget ? 1 : 0;
  console.log(`${what.padEnd(56)}${value.toFixed(1).padStart(9)} ${unit}  of ${budget}  ${verdict}`);
}

/** In the page: makes a gesture again and again, each time until it is painted, and times it. */
function timeGestures(kind, count, done) {
  const [chart, other] = kind === "click" ? ["destination", "month"] : ["month", "destination"];
  const canvas = () => document.querySelector(`[data-chart="${chart}"] .chart__canvas`);
  const marks = () => [...canvas().querySelectorAll("[data-key]")];
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
      watch.observe(document.querySelector(`[data-chart="${other}"] .chart__canvas`), { childList: true });
    });
  const settled = async () => {
    do await new Promise((done) => setTimeout(done, 10));
    while (document.documentElement.dataset.ready !== "true");
  };
  const at = (key) => marks().find((mark) => mark.dataset.key === key).getBoundingClientRect();
  const pointer = (type, key) => {
    const { x, y, width, height } = at(key);
    const place = { clientX: x + width / 2, clientY: y + height / 2 };
    const event = new PointerEvent(type, { ...place, bubbles: true, isPrimary: true, button: 0 });
    canvas().dispatchEvent(event);
  };
  const gestures = {
    click: (at) => {
      const mark = marks().find((mark) => mark.dataset.key === keys[(at >> 1) % keys.length]);
      mark.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    },
    // To and fro over the last year and a half, one month a step.
    brush: (at) => pointer("pointermove", keys[keys.length - 1 - Math.abs((at % 32) - 16)]),
  };
  (async () => {
    const times = [];
    if (kind === "brush") pointer("pointerdown", keys[keys.length - 24]);
    for (let at = 0; at < count; at += 1) {
      const shown = painted();
      const start = performance.now();
      gestures[kind](at);
      await shown;
      times.push(performance.now() - start);
      if (kind === "click") await settled();
    }
    if (kind === "brush") pointer("pointerup", keys[keys.length - 1]);
    await settled();
    return times;
  })().then(done, (error) => done([NaN, String(error)]));
}

const server = await serveForTests({
  scripts: { "long-tasks.js": LONG_TASKS },
  ...manyRows(MILLION, TEN_MILLION),
});
const medians = {};
let browser;
try {
  for (const rows of [MILLION, TEN_MILLION]) {
    browser = await startBrowser("chromium");
    const page = new Page(browser.driver, server, "chromium");
    await page.resize(1366, 900);
    const name = rows === MILLION ? "a million rows" : "ten million rows";
    const start = performance.now();
    await page.open(`?v=1&data=${idOf(rows)}&period=all`);
    console.log(`${`to the first board, ${name}`.padEnd(56)}${(performance.now() - start).toFixed(0).padStart(7)}   ms`);
    const loading = await page.run(() => window.longTasks.map(({ duration }) => duration));
    report(`longest task while ${name} load`, Math.max(0, ...loading), 50, "ms");

    for (const kind of ["click", "brush"]) {
      const times = await browser.driver.executeAsyncScript(timeGestures, kind, GESTURES);
      if (times.some((time) => typeof time !== "number")) throw new Error(times.join(" "));
      times.sort((a, b) => a - b);
      report(`${kind} to pixels, ${name}, 95th percentile`, times[Math.ceil(times.length * 0.95) - 1], 50, "ms");
      report(`${kind} to pixels, ${name}, median`, times[times.length >> 1], 50, "ms");
      medians[`${kind} ${rows}`] = times[times.length >> 1];
    }
    await browser.stop();
    browser = undefined;
  }
  for (const kind of ["click", "brush"]) {
    const ratio = medians[`${kind} ${TEN_MILLION}`] / medians[`${kind} ${MILLION}`];
    report(`${kind}: ten million rows against a million`, ratio, 1.5, "x");
  }
} finally {
  await browser?.stop();
  await server.close();
}
process.exitCode = over ? 1 : 0;
