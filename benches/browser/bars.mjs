// The bars of the engine: ratios to peers measured in the same run, and a few plain bounds. The ratios are
// for ten million rows; with fewer the largest run stands in and the report says so.

export const OURS = "capaian";
const FULL = 1e7;
/** With fewer rows the allocator's slack hides what a renderer has grown by. */
const FEWEST = 1e6;

const ratio = (what, value, peer, bar, aim = null) => ({ what, value, peer, bar, aim });
const warm = (name) => (run) => run.interactions[name]?.warm;
const first = (name) => (run) => run.interactions[name]?.first;
const ready = (run) => run.ready;

const RATIOS = [
  ...["I1", "I2"].flatMap((name) => [
    ratio(`${name} warm median`, warm(name), "js-cube", 2, 1),
    ratio(`${name} warm median`, warm(name), "crossfilter2", 1 / 50),
    ratio(`${name} warm median`, warm(name), "duckdb-preagg", 1 / 50),
  ]),
  ratio("I1 first step", first("I1"), "js-cube", 0.3, 0.1),
  ratio("I2 first step", first("I2"), "js-cube", 0.2, 0.1),
  ratio("I3 first step", first("I3"), "js-cube", 0.25, 0.1),
  ratio("I5 warm median", warm("I5"), "js-loop", 0.25, 0.12),
  ratio("I5 warm median", warm("I5"), "duckdb", 1 / 15),
  ratio("worst step", (run) => run.worst, "js-loop", 0.2),
  ratio("load to ready", ready, "js-loop", 3, 2),
  ratio("load to ready", ready, "duckdb", 0.3),
  ratio("load to ready", ready, "crossfilter2", 0.05),
];

const CSV_RATIOS = [
  ratio("CSV to ready", ready, "js-loop", 0.8, 0.6),
  ratio("CSV to ready", ready, "duckdb", 0.2),
];

function judge(found, bar, aim) {
  if (!Number.isFinite(found)) return "not run";
  if (found > bar) return "OVER";
  if (aim !== null && found <= aim) return "aim";
  return bar === Infinity ? "" : "ok";
}

/** `{ what, rows, found, bar, aim, unit, verdict }` per bar. */
export function judgeBars(summary, wire) {
  const find = (peer, rows, csv = false) =>
    summary.find((run) => run.peer === peer && run.rows === rows && run.csv === csv && !run.failed);
  const largest = (csv) => Math.max(0, ...summary.filter((run) => run.csv === csv).map((run) => run.rows));
  const verdicts = [];
  const add = (what, rows, found, bar, aim, unit) =>
    verdicts.push({ what, rows, found, bar, aim, unit, verdict: judge(found, bar, aim) });

  const rows = largest(false);
  const compared = (ratios, rows, csv) => {
    for (const { what, value, peer, bar, aim } of ratios) {
      const [ours, theirs] = [OURS, peer].map((name) => find(name, rows, csv));
      add(`${what} / ${peer}`, rows, ours && theirs ? value(ours) / value(theirs) : NaN, bar, aim, "x");
    }
  };
  compared(RATIOS, rows, false);
  const full = find(OURS, rows);
  add("worst step, plainly", rows, full?.worst ?? NaN, Infinity, 50, "ms");
  compared(CSV_RATIOS, largest(true), true);
  const resident = rows < FEWEST ? NaN : full?.memory.load / rows;
  add("memory after load", rows, resident, 18, 15, "B/row");
  add("memory by its own account", rows, full?.memory.own / rows, Infinity, 15, "B/row");
  add("face, brotli", null, wire === null ? NaN : wire / 1024, 61, 30, "KiB");
  const [few, loop] = [OURS, "js-loop"].map((name) => find(name, 1e5));
  const slowest = few && loop ? few.worst / loop.interactions.I1.first : NaN;
  add("worst step / js-loop's first", 1e5, slowest, 1, null, "x");
  return { verdicts, full: rows === FULL };
}
