// crossfilter2: a dimension and a group of counts per view, over the numbers of the rows.

import crossfilter from "crossfilter2";
import { BINS, VIEWS } from "../workload.mjs";

let views;

export function load(columns) {
  const index = crossfilter(Array.from(columns.day.keys()));
  views = VIEWS.map(({ column, binOf, bins, name }) => {
    const codes = columns[column];
    const dimension = index.dimension((row) => codes[row]);
    return { name, bins, dimension, group: dimension.group((code) => binOf[code]).reduceCount() };
  });
}

export function step(set) {
  for (const [name, filter] of set) {
    const { dimension } = views.find((view) => view.name === name);
    if (!filter) dimension.filterAll();
    else if (filter.range) dimension.filterRange(filter.range);
    else if (filter.in.length === 1) dimension.filterExact(filter.in[0]);
    else {
      const codes = new Set(filter.in);
      dimension.filterFunction((code) => codes.has(code));
    }
  }
}

export function read() {
  const counts = new Uint32Array(BINS);
  let start = 0;
  for (const { group, bins } of views) {
    for (const { key, value } of group.all()) counts[start + key] = value;
    start += bins;
  }
  return counts;
}
