// Measures the cross-filter engine against its peers in Chromium, each peer in a browser of its own, and
// holds it to its bars. Exits with 1 where a peer's counts differ from the control's or ours fails:
//   node benches/browser/run.mjs --rows 1e5,1e6,1e7 --rounds 3 --write benches/README.md

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { judgeBars, OURS } from "./bars.mjs";
import { PEERS, runCsv, runWorkload } from "./measure.mjs";
import { report, summarise } from "./report.mjs";
import { FACE, serve } from "./server.mjs";
import { DEFAULTS } from "./workload.mjs";

const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "1e6" },
    peers: { type: "string", default: Object.keys(PEERS).join() },
    seed: { type: "string", default: String(DEFAULTS.seed) },
    skew: { type: "string", default: String(DEFAULTS.skew) },
    rounds: { type: "string", default: "1" },
    "csv-rows": { type: "string", default: "1e6" }, // 0: no CSV
    "no-idle": { type: "boolean", default: false },
    gate: { type: "boolean", default: false }, // a bar that is not reached counts as a failure
    write: { type: "string" },
    json: { type: "string" },
  },
});
const numbers = (list) => list.split(",").map(Number);
const options = {
  rows: numbers(values.rows),
  csvRows: Number(values["csv-rows"]),
  peers: values.peers.split(","),
  seed: Number(values.seed),
  skew: Number(values.skew),
  rounds: Number(values.rounds),
  idle: !values["no-idle"],
};

const REFERENCE = "js-loop";
const MARKS = ["<!-- results: written by benches/browser/run.mjs -->", "<!-- end of results -->"];

const unknown = options.peers.filter((peer) => !PEERS[peer]);
if (unknown.length) throw new Error(`--peers names ${unknown}; known are ${Object.keys(PEERS)}`);
const counts = [...options.rows, options.csvRows, options.rounds];
if (!counts.every((count) => Number.isInteger(count) && count >= 0)) {
  throw new Error("--rows, --csv-rows and --rounds take whole numbers, such as 1e6");
}

/** All agree with the reference, so it runs first and always. */
function peersToRun() {
  const built = existsSync(join(FACE, "engine_js.js"));
  if (!built && options.peers.includes(OURS)) console.log(`${OURS} is left out: ${FACE} has no engine_js.js`);
  const others = options.peers.filter((peer) => peer !== REFERENCE && (built || !peer.startsWith(OURS)));
  return [REFERENCE, ...others];
}

/** How many arrays agree with the reference's, and where the first does not. */
function compare(run, reference) {
  let compared = 0;
  for (const { name, sums } of run.sums) {
    const expected = reference.sums.find((one) => one.name === name).sums;
    for (const [at, sum] of sums.entries()) {
      if (sum !== expected[at]) return { compared, differs: `${name}, read ${at + 1}` };
      compared += 1;
    }
  }
  return { compared, differs: null };
}

async function measureAll(url, failures) {
  const runs = [];
  const references = new Map();
  const take = async (about, measure) => {
    const label = `${about.csv ? "CSV" : "run"} ${about.round} of ${about.rows} rows in ${about.peer}`;
    try {
      const run = { ...about, ...(await measure()) };
      const key = `${about.csv} ${about.rows}`;
      if (!references.has(key)) references.set(key, run);
      Object.assign(run, compare(run, references.get(key)));
      if (run.differs) failures.push(`${label} differs from ${REFERENCE} at ${run.differs}`);
      runs.push(run);
      console.log(`${label}: ready in ${run.ready.toFixed(0)} ms, ${run.compared} reads agree`);
    } catch (error) {
      const [message] = String(error?.message ?? error).split("\n");
      runs.push({ ...about, failed: message });
      if ([OURS, REFERENCE].includes(about.peer)) failures.push(`${label} failed: ${message}`);
      console.log(`${label}: failed: ${message}`);
    }
  };
  const peers = peersToRun();
  for (let round = 1; round <= options.rounds; round += 1) {
    for (const rows of options.rows) {
      for (const peer of peers) {
        await take({ peer, rows, round, csv: false }, () => runWorkload(url, peer, { ...options, rows }));
      }
    }
    for (const peer of options.csvRows ? peers.filter((peer) => PEERS[peer].csv) : []) {
      const rows = options.csvRows;
      await take({ peer, rows, round, csv: true }, () => runCsv(url, peer, { ...options, rows }));
    }
  }
  return runs;
}

/** Bytes of the face as a server sends them at brotli's best. */
function wireBytes() {
  const files = ["engine_js.js", "engine_js_bg.wasm"].map((name) => join(FACE, name));
  if (!files.every(existsSync)) return null;
  return files.reduce((sum, file) => sum + brotliCompressSync(readFileSync(file)).length, 0);
}

function machine(runs) {
  const chromium = runs.find((run) => run.version)?.version ?? "unknown";
  return { processor: cpus()[0]?.model ?? "unknown", cores: cpus().length, chromium };
}

/** Replaces what stands between the two marks, or adds it with them. */
function writeInto(path, text) {
  const old = existsSync(path) ? readFileSync(path, "utf8") : "";
  const [from, to] = MARKS.map((mark) => old.indexOf(mark));
  const section = `${MARKS[0]}\n\n${text}\n${MARKS[1]}`;
  const marked = from >= 0 && to > from;
  const before = marked ? old.slice(0, from) : old && `${old}\n`;
  const after = marked ? old.slice(to + MARKS[1].length) : "\n";
  writeFileSync(path, before + section + after);
}

const failures = [];
const server = await serve();
let runs;
try {
  runs = await measureAll(server.url, failures);
} finally {
  await server.close();
}
const summary = summarise(runs);
const bars = judgeBars(summary, wireBytes());
const text = report({ summary, bars, runs, options, machine: machine(runs), date: new Date() });
console.log(`\n${text}`);
if (values.write) writeInto(values.write, text);
const all = { options, machine: machine(runs), bars, summary, runs };
if (values.json) writeFileSync(values.json, `${JSON.stringify(all)}\n`);
if (values.gate) {
  const over = bars.verdicts.filter(({ verdict }) => verdict === "OVER");
  for (const { what, found, bar } of over) failures.push(`${what}: ${found.toFixed(3)} is over ${bar.toFixed(3)}`);
}
for (const failure of failures) console.error(failure);
process.exitCode = failures.length ? 1 : 0;
