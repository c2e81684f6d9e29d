// DuckDB-Wasm in Mosaic's manner: told which view is brushed, it keeps each other view's counts by that
// view's codes in a table, and the steps of the brush sum those. All else goes to the rows.

import { VIEWS } from "../workload.mjs";
import { binName, connection, direct, filters, readBy, where } from "./duckdb.mjs";

export { init, load, step } from "./duckdb.mjs";

let active = null;
let built = null;

/** What Mosaic learns as the pointer enters a view. */
export function activate(name) {
  active = VIEWS.find((view) => view.name === name) ?? null;
  built = null;
}

export async function read() {
  if (!active || !filters.has(active.name)) return readBy(direct);
  const passive = where(active.name);
  if (built !== passive) {
    await build();
    built = passive;
  }
  const on = filters.get(active.name);
  return readBy((view) =>
    view === active
      ? direct(view)
      : `SELECT bin, sum(n)::INTEGER AS n FROM by_${view.name} WHERE ${on} GROUP BY bin`,
  );
}

async function build() {
  for (const view of VIEWS.filter((view) => view !== active)) {
    const columns = `${active.column}, ${binName(view)}`;
    await connection.query(
      `CREATE OR REPLACE TEMP TABLE by_${view.name} AS ` +
        `SELECT ${active.column}, ${binName(view)}::INTEGER AS bin, count(*)::INTEGER AS n ` +
        `FROM placements ${where(active.name, view.name)} GROUP BY ${columns}`,
    );
  }
}
