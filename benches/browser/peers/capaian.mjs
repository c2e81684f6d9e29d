// Our engine behind its JavaScript face.

import initFace, { Crossfilter } from "/engine-js/engine_js.js";
import { VIEWS } from "../workload.mjs";

let engine;

export async function init() {
  await initFace();
}

export function load(columns) {
  engine = new Crossfilter();
  for (const [name, codes] of Object.entries(columns)) engine.add_column(name, codes);
  finish();
}

export function loadCsv(bytes) {
  engine = new Crossfilter();
  const header = new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(10)));
  engine.load_csv(bytes, Object.fromEntries(header.split(",").map((name) => [name, name])));
  finish();
}

function finish() {
  for (const { name, column, binOf, bins } of VIEWS) engine.add_view(name, column, binOf, bins);
  engine.finish();
}

export function step(set) {
  for (const [name, filter] of set) {
    if (!filter) engine.clear(name);
    else if (filter.range) engine.set_range(name, ...filter.range);
    else engine.set_in(name, Uint32Array.from(filter.in));
  }
}

export const read = () => engine.read();
export const idle = (ms) => engine.idle(ms);
export const memory = () => engine.memory();
