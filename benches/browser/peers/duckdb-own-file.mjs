// DuckDB-Wasm with a person's CSV of placements: its own guess of separators, dates and types, then the
// counts that the page's first charts show.

import { AsyncDuckDB, VoidLogger } from "@duckdb/duckdb-wasm";

const BY = [
  `date_trunc('month', "Tanggal Penempatan")`,
  `"Nama P3MI"`,
  `"Negara Tujuan"`,
  `"Skema"`,
  `"Sektor"`,
  `"Jenis Kelamin"`,
  `"Provinsi Asal"`,
];
let database;
let connection;

export async function init() {
  database = new AsyncDuckDB(new VoidLogger(), new Worker("/duckdb/duckdb-browser-eh.worker.js"));
  await database.instantiate(new URL("/duckdb/duckdb-eh.wasm", location.href).href);
  connection = await database.connect();
}

export async function loadFile(file) {
  await database.registerFileBuffer("placements.csv", new Uint8Array(await file.arrayBuffer()));
  await connection.query(`CREATE TABLE placements AS SELECT * FROM read_csv('placements.csv')`);
}

/** The sum of all counts, which must be the same by each. */
export async function readFile() {
  const totals = [];
  for (const by of BY) {
    const found = await connection.query(`SELECT ${by} AS bin, sum("Jumlah")::INTEGER AS n FROM placements GROUP BY 1`);
    totals.push(found.getChild("n").toArray().reduce((sum, n) => sum + n, 0));
  }
  if (new Set(totals).size !== 1) throw new Error(`the groups add up to ${totals}`);
  return totals[0];
}
