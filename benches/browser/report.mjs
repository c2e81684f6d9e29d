// From runs to medians of rounds, and from those to the tables in Markdown.

import { OURS } from "./bars.mjs";

const AGAINST = [
  "js-cube",
  "js-loop",
  "crossfilter2",
  "arquero",
  "duckdb",
  "duckdb-preagg",
  "capaian-split-1",
  "capaian-split-2",
];

function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length ? sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] : NaN;
}

function median(values) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return NaN;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const stats = (times) => ({
  steps: times.length,
  first: times[0] ?? NaN,
  warm: median(times.slice(1)),
  p95: quantile(times.slice(1), 0.95),
  worst: Math.max(...times),
});

/** The figures of one round. The two kinds of steps of I4 are kept apart. */
function figures(run) {
  const interactions = {};
  for (const { name, times } of run.interactions ?? []) {
    if (name !== "I4") interactions[name] = stats(times);
    else {
      interactions["I4 clear"] = stats(times.filter((_, at) => at % 2 === 0));
      interactions["I4 restore"] = stats(times.filter((_, at) => at % 2 === 1));
    }
  }
  const worst = Math.max(...Object.values(interactions).map((one) => one.worst));
  return { ready: run.ready, worst, memory: run.memory ?? {}, interactions, calibration: run.calibration };
}

/** Per peer, number of rows and way of loading: each figure's median over the rounds. */
export function summarise(runs) {
  const groups = groupBy(runs, keyOf);
  return [...groups.values()].map((group) => {
    const { peer, rows, csv } = group[0];
    const done = group.filter((run) => !run.failed);
    if (done.length === 0) return { peer, rows, csv, failed: group[0].failed };
    return { peer, rows, csv, failed: null, ...middle(done.map(figures)) };
  });
}

const keyOf = ({ peer, rows, csv }) => `${peer} ${rows} ${csv}`;

function groupBy(items, key) {
  const groups = new Map();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

/** The median, field by field, of objects of one shape. */
function middle(values) {
  const [one] = values;
  if (one === null || typeof one !== "object") return median(values);
  return Object.fromEntries(Object.keys(one).map((key) => [key, middle(values.map((value) => value[key]))]));
}

const show = (value, digits = 3) => {
  if (!Number.isFinite(value)) return "";
  if (value === 0 || value >= 100) return Math.round(value).toString();
  return value >= 1 ? value.toPrecision(digits) : value.toFixed(3);
};

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const rule = line(head.map((_, at) => (at === 0 ? "---" : "---:")));
  return [line(head), rule, ...rows.map(line)].join("\n");
}

const count = (rows) => (rows >= 1e6 ? `${rows / 1e6} million` : rows.toLocaleString("en-GB"));

function timesTable(group) {
  const of = (name) => [`${name} first`, "warm", "p95"];
  const head = ["ms", "load", ...["I1", "I2", "I3"].flatMap(of), "I4 clear", "restore", ...of("I5"), "worst"];
  head.push("MiB", "MiB at end");
  const rows = group.map((run) => {
    if (run.failed) return [run.peer, `failed: ${run.failed}`, ...head.slice(2).map(() => "")];
    const at = run.interactions;
    const three = (name) => [show(at[name].first), show(at[name].warm), show(at[name].p95)];
    const mib = (bytes) => show(Math.max(0, bytes / 2 ** 20));
    return [
      run.peer,
      show(run.ready),
      ...["I1", "I2", "I3"].flatMap(three),
      show(at["I4 clear"].warm),
      show(at["I4 restore"].warm),
      ...three("I5"),
      show(run.worst),
      mib(run.memory.load),
      mib(run.memory.end),
    ];
  });
  return table(head, rows);
}

function ratiosTable(group) {
  const ours = group.find((run) => run.peer === OURS && !run.failed);
  const theirs = AGAINST.map((peer) => group.find((run) => run.peer === peer && !run.failed)).filter(Boolean);
  if (!ours || theirs.length === 0) return "";
  const lines = [
    ["load", (run) => run.ready],
    ...["I1", "I2", "I3"].flatMap((name) => [
      [`${name} first`, (run) => run.interactions[name].first],
      [`${name} warm`, (run) => run.interactions[name].warm],
    ]),
    ["I4 clear", (run) => run.interactions["I4 clear"].warm],
    ["I4 restore", (run) => run.interactions["I4 restore"].warm],
    ["I5 warm", (run) => run.interactions.I5.warm],
    ["worst step", (run) => run.worst],
    ["memory", (run) => run.memory.load],
  ];
  const rows = lines.map(([what, value]) => [what, ...theirs.map((run) => show(value(ours) / value(run)))]);
  return table([`${OURS} /`, ...theirs.map((run) => run.peer)], rows);
}

function csvTable(group) {
  const rows = group.map((run) => [run.peer, run.failed ? `failed: ${run.failed}` : show(run.ready)]);
  return table(["ms", "CSV to ready"], rows);
}

function barsTable({ verdicts }) {
  const rows = verdicts.map(({ what, rows, found, bar, aim, unit, verdict }) => [
    what,
    rows ? count(rows) : "",
    Number.isFinite(found) ? `${show(found)} ${unit}` : "",
    Number.isFinite(bar) ? show(bar) : "",
    aim === null ? "" : show(aim),
    verdict,
  ]);
  return table(["bar", "rows", "found", "at most", "aim", "verdict"], rows);
}

function setting({ runs, options, machine, date }) {
  const times = runs.map((run) => run.calibration).filter(Number.isFinite);
  const [least, most] = [Math.min(...times), Math.max(...times)];
  const busy = most > 1.5 * least ? " The machine was busy in some of the runs." : "";
  const idles = runs.filter((run) => run.peer === OURS).flatMap((run) => run.idles ?? []);
  const slice = show(Math.max(...idles));
  const longest = idles.length ? ` The longest idle slice of ${OURS} took ${slice} ms.` : "";
  const pauses = options.idle ? "" : " Nothing was done in the pauses.";
  return (
    `${date.toISOString().slice(0, 10)}, ${machine.processor}, ${machine.cores} cores, ` +
    `Chromium ${machine.chromium}; ` +
    `seed ${options.seed}, skew ${options.skew}, rounds: ${options.rounds}, of which the medians.${pauses} ` +
    `A fixed piece of work took ${show(least)} to ${show(most)} ms.${busy}${longest}`
  );
}

/** Who was too slow for all of the steps. */
function agreement(group) {
  const short = group
    .filter((run) => !run.failed)
    .map((run) => [run.peer, Object.values(run.interactions).reduce((sum, { steps }) => sum + steps, 0)])
    .filter(([, steps]) => steps < 320)
    .map(([peer, steps]) => `${peer} ${steps}`);
  if (short.length === 0) return "";
  return `Steps taken, of 320, where the time for an interaction ran out: ${short.join(", ")}.`;
}

/** The report in Markdown. */
export function report(about) {
  const { summary, bars } = about;
  const sizes = [...new Set(summary.filter((run) => !run.csv).map((run) => run.rows))];
  const parts = [setting(about)];
  for (const rows of sizes) {
    const group = summary.filter((run) => run.rows === rows && !run.csv);
    parts.push(`### ${count(rows)} rows`, timesTable(group), agreement(group), ratiosTable(group));
  }
  const csv = summary.filter((run) => run.csv);
  if (csv.length) parts.push(`### A CSV of ${count(csv[0].rows)} rows`, csvTable(csv));
  const scaled = bars.full ? "" : "The ratios are bars for 10 million rows; the largest run stands in.";
  parts.push("### Bars", scaled, barsTable(bars));
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}
