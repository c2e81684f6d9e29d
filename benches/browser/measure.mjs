// Measures one peer in a browser of its own: what it says of itself, and what the system says of its page.

import { readFileSync, readdirSync } from "node:fs";
import { startBrowser } from "../../tests/browser/drivers.mjs";

/** `csv` is the module that reads a CSV; a peer with a budget may leave steps out where it is slow. */
export const PEERS = {
  capaian: { csv: "capaian" },
  "capaian-split-1": {},
  "capaian-split-2": {},
  "js-loop": { csv: "js-loop-csv" },
  "js-cube": {},
  crossfilter2: { budget: 6000 },
  arquero: { csv: "arquero", budget: 6000 },
  duckdb: { csv: "duckdb", budget: 6000 },
  "duckdb-preagg": { budget: 6000 },
};

const SCRIPT_TIMEOUT = 30 * 60_000;

/** Runs `use({ call, collect, version })` in a fresh browser on `url`. */
async function inBrowser(url, use) {
  const { driver, stop } = await startBrowser("chromium");
  try {
    await driver.manage().setTimeouts({ script: SCRIPT_TIMEOUT });
    await driver.get(url);
    const isolated = await driver.executeScript("return crossOriginIsolated");
    if (!isolated) throw new Error("the page is not cross-origin isolated");
    const call = async (name, options) => {
      const { value, error } = await driver.executeAsyncScript(callInPage, name, options);
      if (error) throw new Error(error);
      return value;
    };
    const collect = async () => {
      for (let turn = 0; turn < 2; turn += 1) {
        await driver.sendDevToolsCommand("HeapProfiler.collectGarbage", {});
        await new Promise((done) => setTimeout(done, 250));
      }
    };
    const version = (await driver.getCapabilities()).get("browserVersion");
    return await use({ call, collect, version });
  } finally {
    await stop();
  }
}

function callInPage(name, options, done) {
  window.bench[name](options).then(
    (value) => done({ value }),
    (error) => done({ error: String(error?.stack ?? error) }),
  );
}

/** The workload in one peer. */
export function runWorkload(url, peer, { rows, seed, skew, idle }) {
  return inBrowser(url, async ({ call, collect, version }) => {
    await call("open", { module: peer });
    await collect();
    const before = renderers();
    const loaded = await call("load", { rows, seed, skew });
    await collect();
    const afterLoad = grown(before, renderers());
    const run = await call("run", { seed, idle, budget: PEERS[peer].budget });
    await collect();
    return {
      version,
      ready: loaded.ready,
      memory: { load: afterLoad, end: grown(before, renderers()), own: loaded.memory, ownEnd: run.memory },
      calibration: run.calibration,
      idles: run.idles,
      interactions: run.found.map(({ name, times }) => ({ name, times })),
      sums: [{ name: "load", sums: loaded.sums }, ...run.found.map(({ name, sums }) => ({ name, sums }))],
    };
  });
}

/** A CSV in one peer, up to the first arrays. */
export function runCsv(url, peer, { rows, seed, skew }) {
  return inBrowser(url, async ({ call, collect }) => {
    await call("open", { module: PEERS[peer].csv });
    await collect();
    const { ready, sums } = await call("load", { rows, seed, skew, csv: true });
    return { ready, sums: [{ name: "CSV", sums }] };
  });
}

/** A person's file in DuckDB, up to the first counts. */
export function runOwnFile(url, path) {
  return inBrowser(url, async ({ call, collect, version }) => {
    await call("open", { module: "duckdb-own-file" });
    await collect();
    return { version, ...(await call("loadFile", { path })) };
  });
}

/** Resident bytes of the renderers below this process, by process id; empty where there is no /proc. */
export function renderers() {
  const parents = new Map();
  for (const pid of folders("/proc")) {
    const stat = text(`/proc/${pid}/stat`);
    parents.set(Number(pid), Number(stat.slice(stat.lastIndexOf(")") + 4).split(" ")[0]));
  }
  const below = (pid) => pid === process.pid || (parents.has(pid) && pid > 1 && below(parents.get(pid)));
  const found = new Map();
  for (const pid of parents.keys()) {
    if (!below(pid) || !text(`/proc/${pid}/cmdline`).includes("--type=renderer")) continue;
    const [, kib] = text(`/proc/${pid}/status`).match(/^VmRSS:\s+(\d+)/m) ?? [];
    if (kib) found.set(pid, kib * 1024);
  }
  return found;
}

/** By how much the largest renderer has grown. */
function grown(before, after) {
  if (after.size === 0) return null;
  const [pid, bytes] = [...after].reduce((most, one) => (one[1] > most[1] ? one : most));
  return bytes - (before.get(pid) ?? 0);
}

function folders(path) {
  try {
    return readdirSync(path).filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function text(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
