// Our engine over several workers, each with a part of the rows.

import { SplitCrossfilter } from "/engine-js/split.js";
import { VIEWS } from "../workload.mjs";

/** A peer with so many workers. */
export function splitOver(workers) {
  const engine = new SplitCrossfilter({ workers });
  return {
    load(columns) {
      for (const [name, codes] of Object.entries(columns)) engine.add_column(name, codes);
      for (const { name, column, binOf, bins } of VIEWS) engine.add_view(name, column, binOf, bins);
      return engine.finish();
    },
    step(set) {
      for (const [name, filter] of set) {
        if (!filter) engine.clear(name);
        else if (filter.range) engine.set_range(name, ...filter.range);
        else engine.set_in(name, Uint32Array.from(filter.in));
      }
    },
    read: () => engine.read(),
    memory: () => engine.memory(),
  };
}
