// The page's side of the benchmark: loads one peer and takes it through the workload. Times are in ms.

import { checksum, makeColumns, makeInteractions, toCsv } from "./workload.mjs";

const THINK = 300;
const SLICE = 8;
let peer;
let idles = [];

/** Fetches and starts a peer, which is not part of its load. */
async function open({ module }) {
  peer = await import(`./peers/${module}.mjs`);
  await peer.init?.();
}

/** Loads made rows, as columns or as a CSV, up to the first arrays. */
async function load({ rows, seed, skew, csv }) {
  let given = makeColumns({ rows, seed, skew });
  if (csv) given = toCsv(given);
  await pause(50);
  const start = performance.now();
  await (csv ? peer.loadCsv(given) : peer.load(given));
  const arrays = await peer.read();
  const ready = performance.now() - start;
  return { ready, sums: [checksum(arrays)], memory: (await peer.memory?.()) ?? null };
}

/** Loads a file of texts from the server, up to the first counts. Fetching it is no part of the time. */
async function loadFile({ path }) {
  const file = await (await fetch(path)).blob();
  await pause(50);
  const start = performance.now();
  await peer.loadFile(file);
  const total = await peer.readFile();
  return { ready: performance.now() - start, total };
}

/**
 * Runs the interactions. Once the warm steps of one have taken longer than `budget`, its rest is left
 * out; `idle` lets an engine work in the pauses.
 */
async function run({ seed, budget, idle }) {
  const calibration = calibrate();
  const found = [];
  idles = [];
  await think(idle);
  for (const { name, active, setup, steps } of makeInteractions({ seed })) {
    peer.activate?.(active);
    const sums = [];
    for (const { set } of setup) {
      sums.push((await take(set)).sum);
      await think(idle);
    }
    const times = [];
    let spent = 0;
    for (const { set } of steps) {
      if (budget && spent > budget && times.length > 4) break;
      const { time, sum } = await take(set);
      if (times.length > 0) spent += time;
      times.push(time);
      sums.push(sum);
      if (idle) rest();
      await scheduler.yield();
    }
    found.push({ name, times, sums });
  }
  return { calibration, found, idles, memory: (await peer.memory?.()) ?? null };
}

async function take(set) {
  const start = performance.now();
  const stepped = peer.step(set);
  if (stepped?.then) await stepped;
  let arrays = peer.read();
  if (arrays.then) arrays = await arrays;
  const time = performance.now() - start;
  return { time, sum: checksum(arrays) };
}

/** The pause of a person who looks before going on, as long for every peer. */
async function think(idle) {
  const end = performance.now() + THINK;
  while (idle && performance.now() < end && rest()) await scheduler.yield();
  await pause(Math.max(0, end - performance.now()));
}

function rest() {
  if (!peer.idle) return false;
  const start = performance.now();
  const more = peer.idle(SLICE);
  idles.push(performance.now() - start);
  return more;
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** A fixed piece of work, which tells a busy machine from a free one. */
function calibrate() {
  const counts = new Uint32Array(1024);
  const once = () => {
    const start = performance.now();
    for (let at = 0, mixed = 1; at < 5e6; at += 1) {
      mixed = (Math.imul(mixed, 1_664_525) + 1_013_904_223) | 0;
      counts[mixed >>> 22] += 1;
    }
    return performance.now() - start;
  };
  return [once(), once(), once()].sort((a, b) => a - b)[1];
}

window.bench = { open, load, loadFile, run };
