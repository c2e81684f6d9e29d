// The control: one pass over the rows per read, written out for the eight views so that every access is to
// an array of one kind.

import { BINS, VIEWS } from "../workload.mjs";

const [binOfDay, , , , , , , binOfLead] = VIEWS.map(({ binOf }) => binOf);
/** Per view and code: the view's bit where its filter turns the code away, else 0. */
const turned = VIEWS.map(({ codes }) => new Uint8Array(codes));
const filtered = VIEWS.map(() => false);
let columns;

export function load(given) {
  columns = given;
}

export function step(set) {
  for (const [name, filter] of set) {
    const at = VIEWS.findIndex((view) => view.name === name);
    filtered[at] = filter !== null;
    turned[at].fill(filter ? 1 << at : 0);
    if (filter?.range) turned[at].fill(0, ...filter.range);
    else for (const code of filter?.in ?? []) turned[at][code] = 0;
  }
}

export function read() {
  const { day, agency, destination, sector, scheme, sex, province, lead_days: lead } = columns;
  const counts = new Uint32Array(BINS);
  const [days, agencies, destinations, sectors, schemes, sexes, provinces, leads] = byView(counts);
  const [f0, f1, f2, f3, f4, f5, f6, f7] = filtered;
  const [t0, t1, t2, t3, t4, t5, t6, t7] = turned;
  for (let row = 0; row < day.length; row += 1) {
    let away = 0;
    if (f0) away = t0[day[row]];
    if (f1) away |= t1[agency[row]];
    if (f2) away |= t2[destination[row]];
    if (f3) away |= t3[sector[row]];
    if (f4) away |= t4[scheme[row]];
    if (f5) away |= t5[sex[row]];
    if (f6) away |= t6[province[row]];
    if (f7) away |= t7[lead[row]];
    if (away === 0) {
      days[binOfDay[day[row]]] += 1;
      agencies[agency[row]] += 1;
      destinations[destination[row]] += 1;
      sectors[sector[row]] += 1;
      schemes[scheme[row]] += 1;
      sexes[sex[row]] += 1;
      provinces[province[row]] += 1;
      leads[binOfLead[lead[row]]] += 1;
    } else if ((away & (away - 1)) === 0) {
      if (away === 1) days[binOfDay[day[row]]] += 1;
      else if (away === 2) agencies[agency[row]] += 1;
      else if (away === 4) destinations[destination[row]] += 1;
      else if (away === 8) sectors[sector[row]] += 1;
      else if (away === 16) schemes[scheme[row]] += 1;
      else if (away === 32) sexes[sex[row]] += 1;
      else if (away === 64) provinces[province[row]] += 1;
      else leads[binOfLead[lead[row]]] += 1;
    }
  }
  return counts;
}

/** Each view's part of `counts`. */
export function byView(counts) {
  let end = 0;
  return VIEWS.map(({ bins }) => counts.subarray(end, (end += bins)));
}
