// The oracle of the face's tests, a plain loop over the rows, and what they set filters with.

import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { VIEWS } from "../../benches/browser/workload.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Where `make engine-js` leaves the face. */
export const FACE = join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "engine-js");

/** Sets filters of the workload, `[view, filter]` each, and notes them. */
export function apply(engine, filters, set) {
  for (const [name, filter] of set) {
    filters.set(name, filter);
    if (!filter) engine.clear(name);
    else if (filter.range) engine.set_range(name, ...filter.range);
    else engine.set_in(name, Uint32Array.from(filter.in));
  }
}

/** All bins, counted row by row, under filters by view. */
export function count(columns, filters) {
  const counts = VIEWS.map(({ bins }) => new Uint32Array(bins));
  const passes = VIEWS.map(({ name }) => {
    const filter = filters.get(name);
    if (!filter) return () => true;
    if (filter.range) return (code) => code >= filter.range[0] && code < filter.range[1];
    return (code) => filter.in.includes(code);
  });
  for (let row = 0; row < columns.day.length; row += 1) {
    const fails = VIEWS.flatMap(({ column }, at) => (passes[at](columns[column][row]) ? [] : [at]));
    if (fails.length > 1) continue;
    for (const at of fails.length ? fails : VIEWS.keys()) {
      const { column, binOf } = VIEWS[at];
      counts[at][binOf[columns[column][row]]] += 1;
    }
  }
  return counts.flatMap((bins) => [...bins]);
}
