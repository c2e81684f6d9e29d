// Six embeds on one page in Chromium, sharing an engine and each with its own: how long until all are there, and what the
// pages' processes hold then. The two take turns; only their ratio means anything.
//   node benches/browser/embeds.mjs --rounds 5

import { parseArgs } from "node:util";
import { startBrowser } from "../../tests/browser/drivers.mjs";
import { serveForTests } from "../../tests/browser/harness.mjs";
import { Page } from "../../tests/browser/page.mjs";
import { renderers } from "./measure.mjs";
import { later, portal, put, served, visit } from "../../tests/browser/portal.mjs";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "5" } } });
const CHARTS = ["month", "destination", "agency", "scheme", "sector", "sex"];
const REFUSAL = `window.SharedWorker = undefined;`;
/** Until what is worked out ahead, and what the collector leaves, has come to rest. */
const REST = 4_000;

/** What the pages' processes hold, in MiB. */
const held = () => [...renderers().values()].reduce((sum, bytes) => sum + bytes, 0) / 2 ** 20;

async function once(scripts) {
  const server = await serveForTests({ ...served, scripts });
  const browser = await startBrowser("chromium");
  try {
    const page = new Page(browser.driver, server, "chromium");
    // Programs and tables are in the browser's cache, as on a second visit.
    for (const _ of [0, 1]) {
      await visit(page);
      await put(page, [{ attributes: { chart: "month" } }]);
    }
    await visit(page);
    await later(REST);
    const before = held();
    const from = performance.now();
    await put(page, CHARTS.map((chart) => ({ attributes: { chart } })));
    const loaded = performance.now() - from;
    await later(REST);
    return { loaded, memory: held() - before };
  } finally {
    await browser.stop();
    await server.close();
  }
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const runs = { shared: [], own: [] };
for (let round = 0; round < Number(values.rounds); round += 1) {
  runs.shared.push(await once({}));
  runs.own.push(await once({ "refusal.js": REFUSAL }));
}
const of = (kind, what) => median(runs[kind].map((run) => run[what]));
console.log("median of | all six there, ms | more memory, MiB");
for (const kind of Object.keys(runs)) console.log(kind.padEnd(9), "|", of(kind, "loaded").toFixed(0), "|", of(kind, "memory").toFixed(0));
for (const what of ["loaded", "memory"]) console.log(what, "ratio", (of("shared", what) / of("own", what)).toFixed(2));
await portal.close();
process.exit();
