// `Crossfilter` over several workers: each has a part of the rows, and their bins are added. No memory is
// shared, so any page may use it.

/** Rows that are worth a worker of their own: with fewer its messages cost more than it saves. */
const ROWS_PER_WORKER = 2 ** 20;

/**
 * As `Crossfilter`, off the page's thread: what has to wait for the workers is a promise, filters go out
 * with the next `read()`, and working ahead needs no call.
 */
export class SplitCrossfilter {
  #columns = new Map();
  #views = [];
  #workers = [];
  #wanted;
  #calls = [];

  /** `workers`: how many; by itself as many as are worth it, and leave a core to the page. */
  constructor({ workers } = {}) {
    this.#wanted = workers;
  }

  /** As `Crossfilter.add_column`. The codes are copied by `finish()`. */
  add_column(name, codes) {
    if (this.#columns.size > 0) {
      const [[first, { length }]] = this.#columns;
      if (codes?.length !== length) {
        throw new Error(`column ${name} has ${codes?.length} rows, but column ${first} has ${length}`);
      }
    }
    this.#columns.set(name, codes);
  }

  /** As `Crossfilter.add_view`. */
  add_view(name, column, bin_of_code, bins) {
    this.#views.push([name, column, bin_of_code, bins]);
  }

  /** Resolves when every worker has its rows. */
  async finish() {
    const rows = this.#columns.values().next().value?.length ?? 0;
    const workers = Math.max(1, this.#wanted ?? worth(rows));
    const share = Math.ceil(rows / workers);
    this.#workers = Array.from({ length: workers }, () => new Remote());
    const filled = this.#workers.map((worker, at) => worker.ask(...this.#part(at * share, (at + 1) * share)));
    try {
      await Promise.all(filled);
    } catch (error) {
      this.close();
      throw error;
    }
    this.#columns.clear();
  }

  /** The message that gives a worker its rows, and what moves to it. */
  #part(from, to) {
    const columns = [...this.#columns].map(([name, codes]) => [name, codes.slice(from, to)]);
    const moved = columns.map(([, codes]) => codes.buffer).filter(Boolean);
    return [{ columns, views: this.#views }, moved];
  }

  set_range(view, lo, hi) {
    this.#calls.push(["set_range", view, lo, hi]);
  }

  set_in(view, codes) {
    this.#calls.push(["set_in", view, codes]);
  }

  clear(view) {
    this.#calls.push(["clear", view]);
  }

  /** All bins, as `Crossfilter.read` has them. Rejects where a filter since the last was wrong. */
  async read() {
    const calls = this.#calls;
    this.#calls = [];
    const [bins, ...others] = await this.#everyone({ calls, read: true });
    for (const other of others) for (let at = 0; at < bins.length; at += 1) bins[at] += other[at];
    return bins;
  }

  /** Bytes that all workers take. */
  async memory() {
    const each = await this.#everyone({ calls: [] });
    return each.reduce((sum, bytes) => sum + bytes, 0);
  }

  /** Ends the workers. */
  close() {
    for (const worker of this.#workers) worker.end("the workers were closed");
    this.#workers = [];
  }

  #everyone(message) {
    if (this.#workers.length === 0) throw new Error("finish() has to be called first");
    return Promise.all(this.#workers.map((worker) => worker.ask(message)));
  }
}

/** Workers that so many rows are worth, with a core left to the page. */
function worth(rows) {
  const free = (navigator.hardwareConcurrency ?? 2) - 1;
  return Math.min(free, Math.floor(rows / ROWS_PER_WORKER));
}

/** A worker, which answers in the order it is asked. */
class Remote {
  #worker = new Worker(new URL("split_worker.js", import.meta.url), { type: "module" });
  #waiting = [];
  #ended = null;

  constructor() {
    this.#worker.onmessage = ({ data: { value, error } }) => {
      const { resolve, reject } = this.#waiting.shift();
      if (error === undefined) resolve(value);
      else reject(new Error(error));
    };
    this.#worker.onerror = (event) => this.end(event.message || "a worker did not start");
  }

  ask(message, moved = []) {
    return new Promise((resolve, reject) => {
      if (this.#ended) return reject(this.#ended);
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(message, moved);
    });
  }

  end(reason) {
    this.#worker.terminate();
    this.#ended = new Error(reason);
    for (const { reject } of this.#waiting.splice(0)) reject(this.#ended);
  }
}
