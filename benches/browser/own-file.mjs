// A person's own file in the page: a million rows of CSV against DuckDB-Wasm, a workbook of over 50 MB, and how
// soon a reading that is cancelled is gone. Exits with 1 where a bar of DESIGN.md 8 is not reached.
//   node benches/browser/own-file.mjs --rounds 3 --write benches/README.md

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startBrowser } from "../../tests/browser/drivers.mjs";
import { serveForTests } from "../../tests/browser/harness.mjs";
import { LONG_TASKS } from "../../tests/browser/many-rows.mjs";
import { Page } from "../../tests/browser/page.mjs";
import { runOwnFile } from "./measure.mjs";
import { OWN_FILES, serve } from "./server.mjs";

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "3" }, write: { type: "string" } },
});
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const ROWS = 1_000_000;
/** Milliseconds from the button to a chosen file, and as many to start DuckDB before its file comes. */
const APPROACH = 300;
/** Milliseconds that a person looks at the form before confirming it; the file is read meanwhile. */
const LOOK = 1_000;
/** Against DuckDB; milliseconds to let go; milliseconds that the page may be held up. */
const BARS = { ratio: 0.5, cancel: 200, task: 50 };
const MARKS = ["<!-- own file: written by benches/browser/own-file.mjs -->", "<!-- end of own file -->"];
const [CSV, XLSX] = ["placements.csv", "placements.xlsx"];

// Notes when a file is chosen, its form is there, it is read, its charts are painted, and all that stands beneath them
// is there too; and every word told. The charts are there when the head counts the file and the last chart has bars.
const WATCHER = `
  window.own = { told: [], bytes: 0, rows: 0 };
  const at = (name) => { window.own[name] ??= performance.now(); };
  addEventListener("change", (event) => { if (event.target.dataset.control === "file") at("chosen"); }, true);
  addEventListener("click", (event) => {
    if (event.target.closest('[data-action="import"]')) at("read");
  }, true);
  new MutationObserver(() => {
    if (document.querySelector('[data-panel="import"] [data-source-column]')) at("formed");
    const words = document.querySelector('[data-figure="progress"]')?.textContent;
    if (words && words !== window.own.told.at(-1)) window.own.told.push(words);
    if (!window.own.read || !document.querySelector('[data-panel="report"]')) return;
    const painted = (name) => requestAnimationFrame(() => setTimeout(() => at(name), 0));
    const isCounted = document.querySelector('[data-figure="realisation"]')?.dataset.value === "${ROWS}";
    const drawn = [...document.querySelectorAll("[data-chart]:not([hidden])")];
    if (isCounted && drawn.length && drawn.every((chart) => chart.querySelector("svg .mark"))) painted("shown");
    if (document.documentElement.dataset.ready === "true") painted("whole");
  }).observe(document, { childList: true, subtree: true, characterData: true, attributes: true });`;

const file = (name) => join(OWN_FILES, name);
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

/** Makes the files where they are missing. */
function make() {
  const script = join(ROOT, "benches/browser/own_file.py");
  const isNew = (name) => existsSync(file(name)) && statSync(file(name)).mtimeMs > statSync(script).mtimeMs;
  if (![CSV, XLSX].every(isNew)) execFileSync(join(ROOT, "tools/.venv/bin/python"), [script, OWN_FILES]);
}

async function inPage(server, use) {
  const browser = await startBrowser("chromium");
  try {
    const page = new Page(browser.driver, server, "chromium");
    await page.open("?v=1&lang=id");
    await page.settled();
    return await use(page);
  } finally {
    await browser.stop();
  }
}

const until = (page, question, what) => page.driver.wait(() => page.run(question), 60_000, what, 200);
const isFormed = () => document.querySelector('[data-panel="import"] [data-source-column]');

/** The time that the page takes for a file, the person's own apart: who chooses one has gone to the button first. */
function read(server, name, look) {
  return inPage(server, async (page) => {
    await page.pointAt(".file-button", APPROACH);
    await page.chooseFile('[data-control="file"]', file(name));
    await until(page, isFormed, "its columns are shown");
    await page.driver.sleep(look);
    await page.click('[data-action="import"]');
    await until(page, () => window.own.shown && window.own.whole, "its charts are shown");
    const { chosen, formed, read, shown, whole, told } = await page.run(() => window.own);
    const tasks = await page.run(() => window.longTasks);
    const while_ = tasks.filter(({ startTime }) => startTime > chosen).map(({ duration }) => duration);
    const total = await page.figureValue("realisation");
    const task = Math.max(0, ...while_);
    return { opening: formed - chosen, reading: shown - read, whole: whole - read, told: told.length, task, total };
  });
}

/**
 * How long after the click what was cancelled is gone, while a file is opened and while it is read. The click comes in
 * the page, in the frame after it is offered: a driver that asks from outside may come too late.
 */
function cancel(server, name) {
  const cancelled = async (page, begin) => {
    await page.run(() => {
      const offered = '[data-panel="import"][aria-busy="true"] [data-action="cancel-import"]';
      window.cancelled = new Promise((done) => {
        const observer = new MutationObserver(() => {
          const cancel = document.querySelector(offered);
          if (!cancel) return;
          observer.disconnect();
          requestAnimationFrame(() => {
            const start = performance.now();
            cancel.click();
            const look = () =>
              document.querySelector('[data-panel="import"]')
                ? requestAnimationFrame(look)
                : done(performance.now() - start);
            requestAnimationFrame(look);
          });
        });
        observer.observe(document, { attributes: true, childList: true, subtree: true });
      });
    });
    await begin();
    return page.driver.executeAsyncScript((done) => window.cancelled.then(done));
  };
  return inPage(server, async (page) => {
    const choose = () => page.chooseFile('[data-control="file"]', file(name));
    const opening = await cancelled(page, choose);
    await choose();
    await until(page, isFormed, "its columns are shown");
    // Otherwise than it was read ahead.
    await page.choose('[data-source-column="Skema"]', "");
    return { opening, reading: await cancelled(page, () => page.click('[data-action="import"]')) };
  });
}

/** Replaces what stands between the two marks, or adds it with them. */
function writeInto(path, text) {
  const old = readFileSync(path, "utf8");
  const [from, to] = MARKS.map((mark) => old.indexOf(mark));
  const isMarked = from >= 0 && to > from;
  const [before, after] = isMarked ? [old.slice(0, from), old.slice(to + MARKS[1].length)] : [`${old}\n`, "\n"];
  writeFileSync(path, `${before}${MARKS[0]}\n\n${text}\n\n${MARKS[1]}${after}`);
}

make();
const page = await serveForTests({ scripts: { "long-tasks.js": LONG_TASKS, "watcher.js": WATCHER } });
const peers = await serve();
const found = { csv: [], atOnce: [], xlsx: [], duckdb: [], cancel: [] };
let version;
try {
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    const duckdb = await runOwnFile(peers.url, `/own-file/${CSV}`);
    version = duckdb.version;
    found.duckdb.push(duckdb);
    found.csv.push(await read(page, CSV, LOOK));
    found.atOnce.push(await read(page, CSV, 0));
    found.xlsx.push(await read(page, XLSX, LOOK));
    found.cancel.push(await cancel(page, CSV), await cancel(page, XLSX));
    console.log(`round ${round}: ${JSON.stringify({ duckdb, csv: found.csv.at(-1), atOnce: found.atOnce.at(-1), xlsx: found.xlsx.at(-1) })}`);
  }
} finally {
  await page.close();
  await peers.close();
}

const all = [...found.csv, ...found.atOnce, ...found.xlsx, ...found.duckdb];
const failures = all.filter(({ total }) => total !== ROWS).map(({ total }) => `${total} placements instead of ${ROWS}`);
const of = (runs, get) => median(runs.map(get));
const whole = ({ opening, reading }) => opening + reading;
const against = (runs) => of(runs, whole) / of(found.duckdb, ({ ready }) => ready);
const ratio = against(found.csv);
const cancelled = Math.max(...found.cancel.flatMap(({ opening, reading }) => [opening, reading]));
const task = Math.max(...all.map(({ task }) => task ?? 0));
for (const [what, value, bar] of [
  ["CSV to its charts against DuckDB", ratio, BARS.ratio],
  ["cancelled and gone, ms", cancelled, BARS.cancel],
  ["longest task of the page, ms", task, BARS.task],
]) {
  if (value > bar) failures.push(`${what}: ${value.toFixed(2)} is over ${bar}`);
}

const megabytes = (name) => (statSync(file(name)).size / 1e6).toFixed(0);
const ms = (value) => value.toFixed(0);
const row = (label, runs, size) =>
  `| ${label} | ${size} | ${ms(of(runs, (run) => run.opening))} | ${ms(of(runs, (run) => run.reading))} | ${ms(of(runs, whole))} | ${ms(of(runs, (run) => run.whole - run.reading))} |`;
const text = [
  `${new Date().toISOString().slice(0, 10)}, Chromium ${version}, ${values.rounds} rounds, of which the medians.`,
  "",
  "| ms | MB | chosen to form | confirmed to charts | both | what stands beneath them, after |",
  "| --- | ---: | ---: | ---: | ---: | ---: |",
  row("the page, CSV", found.csv, megabytes(CSV)),
  row("the page, CSV, confirmed at once", found.atOnce, megabytes(CSV)),
  `| DuckDB-Wasm, the same CSV | ${megabytes(CSV)} |  |  | ${ms(of(found.duckdb, ({ ready }) => ready))} |  |`,
  row("the page, XLSX", found.xlsx, megabytes(XLSX)),
  "",
  `CSV, the page / DuckDB: ${ratio.toFixed(2)} (bar ${BARS.ratio}); confirmed at once ${against(found.atOnce).toFixed(2)}. Longest task of the page meanwhile: ${ms(task)} ms.`,
  `What is cancelled is gone after at most ${ms(cancelled)} ms (bar ${BARS.cancel}).`,
  `Words of progress: ${of(found.csv, (run) => run.told)} for the CSV, ${of(found.xlsx, (run) => run.told)} for the XLSX.`,
].join("\n");
console.log(`\n${text}`);
if (values.write) writeInto(values.write, text);
for (const failure of failures) console.error(failure);
process.exitCode = failures.length ? 1 : 0;
