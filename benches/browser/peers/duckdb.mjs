// DuckDB-Wasm, its exception-handling build in a worker: a GROUP BY per view, all in one query. A view
// whose filters are as they were keeps its counts.

import { AsyncDuckDB, VoidLogger } from "@duckdb/duckdb-wasm";
import { tableFromArrays, tableToIPC } from "apache-arrow";
import { BINS, VIEWS } from "../workload.mjs";

const BATCH = 1_000_000;
const TYPES = {
  day: "USMALLINT",
  agency: "USMALLINT",
  destination: "UTINYINT",
  sector: "UTINYINT",
  scheme: "UTINYINT",
  sex: "UTINYINT",
  province: "UTINYINT",
  occupation: "UTINYINT",
  lead_days: "USMALLINT",
};
const DATE = "(DATE '2022-01-01' + day::INTEGER)";
const MONTH = `(year(${DATE}) - 2022) * 12 + month(${DATE}) - 1`;
export const filters = new Map();
const startOf = VIEWS.map((_, at) => VIEWS.slice(0, at).reduce((sum, { bins }) => sum + bins, 0));
const counts = new Uint32Array(BINS);
const counted = VIEWS.map(() => null);
let database;
export let connection;

export async function init() {
  database = new AsyncDuckDB(new VoidLogger(), new Worker("/duckdb/duckdb-browser-eh.worker.js"));
  await database.instantiate(new URL("/duckdb/duckdb-eh.wasm", location.href).href);
  connection = await database.connect();
}

export const binName = ({ name, codes, bins }) => (codes === bins ? name : `${name}_bin`);
const binned = VIEWS.filter(({ codes, bins }) => codes !== bins);

export async function load(columns) {
  const all = { ...columns };
  for (const view of binned) all[binName(view)] = columns[view.column].map((code) => view.binOf[code]);
  const rows = columns.day.length;
  for (let from = 0; from < rows; from += BATCH) {
    const part = Object.entries(all).map(([name, codes]) => [name, codes.subarray(from, from + BATCH)]);
    const stream = tableToIPC(tableFromArrays(Object.fromEntries(part)), "stream");
    await connection.insertArrowFromIPCStream(stream, { name: "placements", create: from === 0 });
  }
}

export async function loadCsv(bytes) {
  await database.registerFileBuffer("placements.csv", bytes);
  const types = Object.entries(TYPES).map(([name, type]) => `'${name}': '${type}'`);
  await connection.query(
    `CREATE TABLE placements AS SELECT *, ` +
      `(${MONTH})::UTINYINT AS day_bin, (lead_days // 10)::UTINYINT AS lead_days_bin ` +
      `FROM read_csv('placements.csv', header = true, columns = {${types}})`,
  );
}

export function step(set) {
  for (const [name, filter] of set) {
    if (filter) filters.set(name, condition(VIEWS.find((view) => view.name === name).column, filter));
    else filters.delete(name);
  }
}

function condition(column, { range, in: codes }) {
  if (range) return `${column} >= ${range[0]} AND ${column} < ${range[1]}`;
  return `${column} IN (${codes.join()})`;
}

/** The filters of all views except those named. */
export function where(...except) {
  const others = [...filters].filter(([name]) => !except.includes(name)).map(([, sql]) => sql);
  return others.length ? `WHERE ${others.join(" AND ")}` : "";
}

/** The counts of a view, straight from the rows. */
export function direct(view) {
  const bin = binName(view);
  const rows = `placements ${where(view.name)}`;
  return `SELECT ${bin}::INTEGER AS bin, count(*)::INTEGER AS n FROM ${rows} GROUP BY ${bin}`;
}

export function read() {
  return readBy(direct);
}

/** Runs `select(view)` of the views whose filters are not as they were. */
export async function readBy(select) {
  const keys = VIEWS.map((view, at) => ({ at, key: where(view.name) }));
  const stale = keys.filter(({ at, key }) => counted[at] !== key);
  if (stale.length) {
    const parts = stale.map(({ at }) => `SELECT ${at} AS view, bin, n FROM (${select(VIEWS[at])})`);
    const found = await connection.query(parts.join(" UNION ALL "));
    const [view, bin, n] = ["view", "bin", "n"].map((name) => found.getChild(name).toArray());
    for (const { at, key } of stale) {
      counts.fill(0, startOf[at], startOf[at] + VIEWS[at].bins);
      counted[at] = key;
    }
    for (let row = 0; row < n.length; row += 1) counts[startOf[view[row]] + bin[row]] = n[row];
  }
  return counts.slice();
}
