// Lighthouse over dist/, as a phone would meet it: its mobile preset with its own simulated network and processor, in
// headless Chromium, from a server that packs as deploy/ does. Prints the median of several runs, and fails below what
// README.md promises. Timed, and so no part of `make test`: run it on a machine that does nothing else.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { constants } from "node:zlib";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { serve } from "./serve.mjs";

/** Scores out of 100. */
const LEAST = { performance: 95, accessibility: 100, "best-practices": 100 };
const CATEGORIES = [...Object.keys(LEAST), "seo"];
const TIMES = {
  "first-contentful-paint": "first paint (FCP)",
  "largest-contentful-paint": "largest paint (LCP)",
  "total-blocking-time": "blocked (TBT)",
  "speed-index": "speed index",
  "cumulative-layout-shift": "layout shift (CLS)",
};

const { values } = parseArgs({
  options: {
    root: { type: "string", default: fileURLToPath(new URL("../dist", import.meta.url)) },
    runs: { type: "string", default: "3" },
  },
});

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** How much slower a phone is taken to be, and what of a task blocks nobody: Lighthouse's own figures, the latter in ms. */
const [SLOWER, UNFELT] = [4, 50];

/** The time blocked, in ms, by the processor time of the page's tasks alone: without what other programs of a busy machine took. */
function ownBlocking({ traceEvents }) {
  const mains = new Set(traceEvents.flatMap(({ name, args, pid, tid }) => (name === "thread_name" && args.name === "CrRendererMain" ? [`${pid}/${tid}`] : [])));
  const tasks = traceEvents.filter(({ name, pid, tid, tdur }) => name.endsWith("RunTask") && tdur && mains.has(`${pid}/${tid}`));
  return tasks.reduce((sum, { tdur }) => sum + Math.max(0, (SLOWER * tdur) / 1000 - UNFELT), 0);
}

/** One visit of a browser that has never been here. */
async function visit(url) {
  const userDataDir = mkdtempSync(join(tmpdir(), "capaian-lighthouse-"));
  const chromePath = process.env.CHROME_PATH ?? "/usr/bin/chromium";
  const chrome = await launch({ chromePath, userDataDir, chromeFlags: ["--headless=new", "--no-sandbox"] });
  try {
    const { lhr, artifacts } = await lighthouse(url, { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "error" });
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    return { ...lhr, ownBlocking: ownBlocking(artifacts.Trace) };
  } finally {
    chrome.kill();
    rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** What a report finds wrong in the categories that are to be whole. */
function faults({ categories, audits }) {
  const held = Object.keys(LEAST).filter((name) => LEAST[name] === 100);
  const refs = held.flatMap((name) => categories[name].auditRefs);
  return refs.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1).map(({ id }) => audits[id].title);
}

const server = await serve({ root: values.root, quality: constants.BROTLI_MAX_QUALITY });
const reports = [];
try {
  // The first visit has the server pack everything.
  await visit(server.url);
  while (reports.length < Number(values.runs)) reports.push(await visit(server.url));
} finally {
  await server.close();
}

const [{ lighthouseVersion }] = reports;
console.log(`Lighthouse ${lighthouseVersion}, mobile, median of ${reports.length}`);
let isBelow = false;
for (const name of CATEGORIES) {
  const score = Math.round(100 * median(reports.map(({ categories }) => categories[name].score ?? 0)));
  const least = LEAST[name];
  const verdict = least === undefined ? "" : score < least ? `  BELOW ${least}` : `  of ${least}`;
  isBelow ||= score < least;
  console.log(`  ${name.padEnd(24)}${String(score).padStart(8)}${verdict}`);
}
for (const [id, name] of Object.entries(TIMES)) {
  const value = median(reports.map(({ audits }) => audits[id].numericValue));
  const said = id === "cumulative-layout-shift" ? value.toFixed(3) : `${Math.round(value)} ms`;
  console.log(`  ${name.padEnd(24)}${said.padStart(8)}`);
}
const own = median(reports.map(({ ownBlocking }) => ownBlocking));
console.log(`  ${"blocked by its own work".padEnd(24)}${`${Math.round(own)} ms`.padStart(8)}`);
for (const fault of new Set(reports.flatMap(faults))) console.log(`  ${fault}`);
process.exitCode = isBelow ? 1 : 0;
