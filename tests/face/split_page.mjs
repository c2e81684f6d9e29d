// The page's side of the test of several workers: `window.split` has what the test calls.

import { SplitCrossfilter } from "./split.js";
import { makeColumns, VIEWS } from "./workload.mjs";

function withColumns(made, options) {
  const engine = new SplitCrossfilter(options);
  for (const [name, codes] of Object.entries(makeColumns(made))) engine.add_column(name, codes);
  for (const { name, column, binOf, bins } of VIEWS) engine.add_view(name, column, binOf, bins);
  return engine;
}

/** The bins after each of the steps. */
async function walk(made, states, workers) {
  const engine = withColumns(made, { workers });
  await engine.finish();
  const bins = [];
  for (const { set } of states) {
    for (const [view, filter] of set) {
      if (!filter) engine.clear(view);
      else if (filter.range) engine.set_range(view, ...filter.range);
      else engine.set_in(view, Uint32Array.from(filter.in));
    }
    bins.push([...(await engine.read())]);
  }
  engine.close();
  return bins;
}

async function alone(made) {
  const engine = withColumns(made);
  await engine.finish();
  const bins = [...(await engine.read())];
  const bytes = await engine.memory();
  engine.close();
  return { bins, bytes };
}

async function mistakes(made) {
  const refused = [];
  const refuse = async (call) => {
    try {
      await call();
      refused.push("nothing was wrong");
    } catch (error) {
      refused.push(error instanceof Error ? error.message : `no Error: ${error}`);
    }
  };
  const engine = withColumns(made, { workers: 2 });
  await refuse(() => engine.add_column("sex", Uint8Array.of(0, 1)));
  await refuse(() => engine.read());
  const lost = withColumns(made, { workers: 2 });
  lost.add_view("nope", "nope", Uint16Array.of(0), 1);
  await refuse(() => lost.finish());
  lost.close();
  await engine.finish();
  engine.set_range("dya", 0, 1);
  engine.set_in("sex", Uint32Array.of(0));
  await refuse(() => engine.read());
  const bins = [...(await engine.read())];
  const last = engine.read();
  engine.close();
  await refuse(() => last);
  return { refused, bins };
}

window.split = { walk, alone, mistakes };
