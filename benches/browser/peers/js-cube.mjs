// The Falcon algorithm on typed arrays: a change in one view is answered from tables of that view's codes
// by each other view's bars, summed along the codes. They are built when another view is changed or the
// filters of the others are, and the last eight sets are kept. Without a filter the totals answer.

import { BINS, VIEWS } from "../workload.mjs";
import * as loop from "./js-loop.mjs";

const KEPT = 8;
const [binOfDay, , , , , , , binOfLead] = VIEWS.map(({ binOf }) => binOf);
const filters = VIEWS.map(() => null);
const cubes = new Map();
let columns;
let active = 0;
let totals = null;

export function load(given) {
  columns = given;
  loop.load(given);
}

export function step(set) {
  for (const [name, filter] of set) {
    active = VIEWS.findIndex((view) => view.name === name);
    filters[active] = filter;
  }
}

export function read() {
  if (filters.every((filter) => filter === null)) return (totals ??= loop.read()).slice();
  const key = JSON.stringify([active, filters.map((filter, at) => (at === active ? null : filter))]);
  const cube = cubes.get(key) ?? build();
  cubes.delete(key);
  cubes.set(key, cube);
  if (cubes.size > KEPT) cubes.delete(cubes.keys().next().value);

  const counts = new Uint32Array(BINS);
  const filter = filters[active];
  const windows = filter?.in?.map((code) => [code, code + 1]) ?? [filter?.range ?? [0, VIEWS[active].codes]];
  loop.byView(counts).forEach((counts, at) => {
    if (at === active) counts.set(cube.own);
    else for (const [lo, hi] of windows) addWindow(counts, cube.sums[at], lo, hi);
  });
  return counts;
}

function addWindow(counts, sums, lo, hi) {
  const bins = counts.length;
  for (let bin = 0; bin < bins; bin += 1) counts[bin] += sums[hi * bins + bin] - sums[lo * bins + bin];
}

/** `sums[view][code * bins + bin]`: the rows of `bin` whose code in the active view is below `code`. */
function build() {
  const { column, codes, bins, binOf } = VIEWS[active];
  const own = new Uint32Array(bins);
  const sums = VIEWS.map((view, at) => new Uint32Array(at === active ? 0 : (codes + 1) * view.bins));
  countPairs(sums, own, columns[column], binOf, failing(), active);
  VIEWS.forEach((view, at) => accumulate(sums[at], view.bins));
  return { sums, own };
}

function accumulate(sums, bins) {
  for (let at = bins; at < sums.length; at += 1) sums[at] += sums[at - bins];
}

/** Per row the one passive view that turns it away, -1 where none does, -2 where several do. */
function failing() {
  const alone = new Int8Array(columns.day.length).fill(-1);
  filters.forEach((filter, at) => {
    if (!filter || at === active) return;
    const passes = new Uint8Array(VIEWS[at].codes);
    if (filter.range) passes.fill(1, ...filter.range);
    else for (const code of filter.in) passes[code] = 1;
    turnAway(alone, columns[VIEWS[at].column], passes, at);
  });
  return alone;
}

function turnAway(alone, column, passes, at) {
  for (let row = 0; row < alone.length; row += 1) {
    if (passes[column[row]] === 0) alone[row] = alone[row] === -1 ? at : -2;
  }
}

function countPairs([s0, s1, s2, s3, s4, s5, s6, s7], own, across, binOf, alone, active) {
  const { day, agency, destination, sector, scheme, sex, province, lead_days: lead } = columns;
  for (let row = 0; row < alone.length; row += 1) {
    const only = alone[row];
    if (only === -2) continue;
    const code = across[row];
    const next = code + 1;
    if (only === -1) {
      own[binOf[code]] += 1;
      if (active !== 0) s0[next * 36 + binOfDay[day[row]]] += 1;
      if (active !== 1) s1[next * 400 + agency[row]] += 1;
      if (active !== 2) s2[next * 40 + destination[row]] += 1;
      if (active !== 3) s3[next * 2 + sector[row]] += 1;
      if (active !== 4) s4[next * 5 + scheme[row]] += 1;
      if (active !== 5) s5[next * 2 + sex[row]] += 1;
      if (active !== 6) s6[next * 34 + province[row]] += 1;
      if (active !== 7) s7[next * 37 + binOfLead[lead[row]]] += 1;
    } else if (only === 0) s0[next * 36 + binOfDay[day[row]]] += 1;
    else if (only === 1) s1[next * 400 + agency[row]] += 1;
    else if (only === 2) s2[next * 40 + destination[row]] += 1;
    else if (only === 3) s3[next * 2 + sector[row]] += 1;
    else if (only === 4) s4[next * 5 + scheme[row]] += 1;
    else if (only === 5) s5[next * 2 + sex[row]] += 1;
    else if (only === 6) s6[next * 34 + province[row]] += 1;
    else s7[next * 37 + binOfLead[lead[row]]] += 1;
  }
}
