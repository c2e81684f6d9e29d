// The workload of the benchmark: placements in nine integer columns, the eight views that show them, and
// what a person does to those views. A seed and a skew give all of it, alike in Node and in a browser.

export const DEFAULTS = { rows: 1e6, seed: 1, skew: 1.05 };

const DAYS = 1096; // 2022 to 2024
const FIRST_DAY = Date.UTC(2022, 0, 1);
const DAY_MS = 86_400_000;

const dateOf = (day) => new Date(FIRST_DAY + day * DAY_MS);
const monthOf = (day) => (dateOf(day).getUTCFullYear() - 2022) * 12 + dateOf(day).getUTCMonth();
const itself = (code) => code;

function view(column, codes, bins, binOf = itself) {
  const bars = Uint16Array.from({ length: codes }, (_, code) => binOf(code));
  return { name: column, column, codes, bins, binOf: bars };
}

/** `binOf[code]` is the bar that a code of `column` is counted in. The binning is monotone. */
export const VIEWS = [
  view("day", DAYS, 36, monthOf),
  view("agency", 400, 400),
  view("destination", 40, 40),
  view("sector", 2, 2),
  view("scheme", 5, 5),
  view("sex", 2, 2),
  view("province", 34, 34),
  view("lead_days", 366, 37, (days) => Math.floor(days / 10)),
];

export const BINS = VIEWS.reduce((sum, { bins }) => sum + bins, 0);

/** Numbers in 0..2^32, by Tommy Ettinger's mulberry32. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

function shuffled(count, next) {
  const order = Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at -= 1) {
    const other = next() % (at + 1);
    [order[at], order[other]] = [order[other], order[at]];
  }
  return order;
}

/** Codes at 2^16 equally likely places, each as often as its weight says. */
function urn(weights) {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const drawn = new Uint16Array(65_536);
  let at = 0;
  let upTo = 0;
  weights.forEach((weight, code) => {
    upTo += weight;
    const end = code + 1 === weights.length ? drawn.length : Math.round((upTo / sum) * drawn.length);
    drawn.fill(code, at, end);
    at = end;
  });
  return drawn;
}

/** Weights 1 / rank^skew, the ranks dealt out to the codes at random. */
function zipf(codes, skew, next) {
  const weights = new Array(codes);
  shuffled(codes, next).forEach((code, rank) => (weights[code] = (rank + 1) ** -skew));
  return weights;
}

function dayWeights() {
  return Array.from({ length: DAYS }, (_, day) => {
    const season = 1 + 0.4 * Math.sin((2 * Math.PI * day) / 365.25);
    const weekday = [0.15, 1.1, 1.2, 1.15, 1, 0.9, 0.35][dateOf(day).getUTCDay()];
    return season * weekday * (1 + day / DAYS);
  });
}

/** Log-normal with the median at 45 days. */
function leadWeights() {
  return Array.from({ length: 366 }, (_, days) => {
    const away = (Math.log(days + 0.5) - Math.log(45)) / 0.7;
    return Math.exp(-0.5 * away * away) / (days + 0.5);
  });
}

/** The nine columns, their rows in no order: `{ name: Uint8Array | Uint16Array }`. */
export function makeColumns({ rows, seed = DEFAULTS.seed, skew = DEFAULTS.skew }) {
  const next = random(seed);
  const days = urn(dayWeights());
  const agencies = urn(zipf(400, skew, next));
  const destinations = urn(zipf(40, skew, next));
  const occupations = urn(zipf(60, skew * 0.8, next));
  const provinces = urn(zipf(34, skew * 0.7, next));
  const leads = urn(leadWeights());
  const formalShare = Array.from({ length: 400 }, () => (next() % 2 ? 0.9 : 0.15) * 65_536);
  const schemes = [urn([70, 12, 3, 5, 10]), urn([5, 20, 50, 22, 3])];
  const femaleShare = [0.82 * 65_536, 0.31 * 65_536];

  const columns = {
    day: new Uint16Array(rows),
    agency: new Uint16Array(rows),
    destination: new Uint8Array(rows),
    sector: new Uint8Array(rows),
    scheme: new Uint8Array(rows),
    sex: new Uint8Array(rows),
    province: new Uint8Array(rows),
    occupation: new Uint8Array(rows),
    lead_days: new Uint16Array(rows),
  };
  const { day, agency, destination, sector, scheme, sex, province, occupation, lead_days } = columns;
  for (let row = 0; row < rows; row += 1) {
    let draw = next();
    day[row] = days[draw >>> 16];
    agency[row] = agencies[draw & 0xffff];
    draw = next();
    destination[row] = destinations[draw >>> 16];
    sector[row] = (draw & 0xffff) < formalShare[agency[row]] ? 1 : 0;
    draw = next();
    scheme[row] = schemes[sector[row]][draw >>> 16];
    sex[row] = (draw & 0xffff) < femaleShare[sector[row]] ? 1 : 0;
    draw = next();
    province[row] = provinces[draw >>> 16];
    occupation[row] = occupations[draw & 0xffff];
    lead_days[row] = leads[next() >>> 16];
  }
  return columns;
}

/** The columns as the bytes of a CSV, their names in the first line. */
export function toCsv(columns) {
  const names = Object.keys(columns);
  const parts = Object.values(columns);
  const rows = parts[0].length;
  const bytes = new Uint8Array(names.join().length + 2 + rows * parts.length * 5);
  let at = new TextEncoder().encodeInto(`${names.join()}\n`, bytes).written;
  for (let row = 0; row < rows; row += 1) {
    for (const part of parts) {
      const value = part[row];
      if (value > 999) bytes[at++] = 48 + ((value / 1000) | 0);
      if (value > 99) bytes[at++] = 48 + (((value / 100) | 0) % 10);
      if (value > 9) bytes[at++] = 48 + (((value / 10) | 0) % 10);
      bytes[at++] = 48 + (value % 10);
      bytes[at++] = 44;
    }
    bytes[at - 1] = 10;
  }
  return bytes.slice(0, at);
}

const STEPS = 64;
const times = (count, make) => Array.from({ length: count }, (_, at) => make(at));
const range = (lo, hi) => ({ range: [lo, hi] });
const among = (...codes) => ({ in: codes.sort((a, b) => a - b) });
const CLEAR = { set: VIEWS.map(({ name }) => [name, null]) };

/** A filter such as a person sets on `name`: a window of something ordered, else a few of its codes. */
function someFilter({ name, codes }, next) {
  if (name === "day" || name === "lead_days") {
    const width = Math.floor(codes / 4);
    const lo = next() % (codes - width);
    return range(lo, lo + width);
  }
  return among(...shuffled(codes, next).slice(0, codes < 3 ? 1 : Math.max(2, codes >> 3)));
}

/** A filter on another view each step; of four, the oldest goes. */
function wandering(next) {
  const kept = [];
  let order = [];
  return times(STEPS, () => {
    if (order.length === 0) order = shuffled(VIEWS.length, next).filter((at) => !kept.includes(at));
    const at = order.shift();
    const set = [[VIEWS[at].name, someFilter(VIEWS[at], next)]];
    kept.push(at);
    if (kept.length > 3) set.unshift([VIEWS[kept.shift()].name, null]);
    return { set };
  });
}

/**
 * The interactions: `{ name, active, setup, steps }`. A step is `{ set: [[view, filter], ...] }` with
 * `{ range: [lo, hi] }` (half open), `{ in: codes }` or `null` for a filter; it sets all of them and then
 * reads the eight arrays. `active` names the view that is brushed, for engines that are told beforehand.
 */
export function makeInteractions({ seed = DEFAULTS.seed } = {}) {
  const next = random(seed ^ 0x5bd1e995);
  const start = 120 + (next() % 400);
  const brush = (from) => times(STEPS, (at) => ({ set: [["day", range(from + at, from + at + 91)]] }));
  const destinations = () => among(...shuffled(40, next).slice(0, 3));
  const agencies = shuffled(400, next);
  const three = [
    ["day", range(start, start + 182)],
    ["destination", destinations()],
    ["province", among(...shuffled(34, next).slice(0, 6))],
  ];
  const none = three.map(([name]) => [name, null]);
  return [
    { name: "I1", active: "day", setup: [CLEAR], steps: brush(start) },
    {
      name: "I2",
      active: "day",
      setup: [CLEAR, { set: [["destination", destinations()]] }],
      steps: brush(start + 200),
    },
    {
      name: "I3",
      active: "agency",
      setup: [CLEAR],
      steps: times(STEPS, (at) => ({ set: [["agency", among(agencies[at])]] })),
    },
    {
      name: "I4",
      active: null,
      setup: [CLEAR, { set: three }],
      steps: times(STEPS, (at) => ({ set: at % 2 === 0 ? none : three })),
    },
    { name: "I5", active: null, setup: [CLEAR], steps: wandering(next) },
  ];
}

/** FNV-1a over the bytes of a Uint32Array, little end first. */
export function checksum(words) {
  let hash = 0x811c9dc5;
  for (const word of words) {
    for (let shift = 0; shift < 32; shift += 8) hash = Math.imul(hash ^ ((word >>> shift) & 255), 0x01000193);
  }
  return hash >>> 0;
}
