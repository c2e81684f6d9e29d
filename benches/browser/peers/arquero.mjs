// Arquero: per view a table grouped by its bars, filtered by the other views and counted. A view whose
// filters are as they were keeps its counts.

import { fromCSV, table } from "arquero";
import { BINS, VIEWS } from "../workload.mjs";

const filters = new Map();
let grouped;
let counted;

export function load(columns) {
  ready(table(columns));
}

export function loadCsv(bytes) {
  ready(fromCSV(new TextDecoder().decode(bytes)));
}

function ready(rows) {
  const binned = {};
  for (const { name, column, binOf, codes, bins } of VIEWS) {
    if (codes !== bins) binned[`${name}_bin`] = Uint16Array.from(rows.array(column), (code) => binOf[code]);
  }
  const all = rows.assign(table(binned));
  grouped = VIEWS.map(({ name, codes, bins }) => all.groupby(codes === bins ? name : `${name}_bin`));
  counted = VIEWS.map(() => ({ where: null, counts: null }));
}

export function step(set) {
  for (const [name, filter] of set) {
    if (filter) filters.set(name, condition(VIEWS.find((view) => view.name === name).column, filter));
    else filters.delete(name);
  }
}

function condition(column, { range, in: codes }) {
  if (range) return `d.${column} >= ${range[0]} && d.${column} < ${range[1]}`;
  return `(${codes.map((code) => `d.${column} === ${code}`).join(" || ")})`;
}

export function read() {
  const all = new Uint32Array(BINS);
  let start = 0;
  VIEWS.forEach(({ name, bins }, at) => {
    const others = [...filters].filter(([key]) => key !== name);
    const where = others.map(([, condition]) => condition).join(" && ");
    if (counted[at].where !== where) counted[at] = { where, counts: count(grouped[at], where, bins) };
    all.set(counted[at].counts, start);
    start += bins;
  });
  return all;
}

function count(grouped, where, bins) {
  const counts = new Uint32Array(bins);
  const rows = (where ? grouped.filter(`d => ${where}`) : grouped).count();
  const [keys, numbers] = rows.columnNames().map((name) => rows.array(name));
  keys.forEach((key, at) => (counts[key] = numbers[at]));
  return counts;
}
