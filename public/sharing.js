// In frames of one origin under one page, engine and analyst run once for all of them. This gives a page its line to the
// worker that they share, or, where none is to be had, a worker of its own.

/** What may be shared: these hold a session for each page. */
const SHARED = /\/(engine|analyst)-worker\.js\?/;
/** How long a shared worker may take to say that it is there, in milliseconds: its script is small. */
const PATIENCE = 4_000;
/** What a page says when it goes: a packet without a word. */
const GONE = [new Uint8Array()];
/** Programs that this page no longer shares. A frame without an origin has nobody to share with. */
const own = new Set(self.origin === "null" || !self.SharedWorker ? ["engine", "analyst"] : []);
/** A worker of the page's own. */
const start = globalThis.capaianWorker;

/** One end of a line, with what a `Worker` has of it. */
class Line {
  onmessage = null;
  onerror = null;
  #program;
  #address;
  #worker;
  /** The port to the shared worker, or the worker of this page's own. */
  #end;
  #hasSpoken = false;
  #timer;
  // A page that may be come back to keeps its session.
  #leave = ({ persisted }) => persisted || this.#end.postMessage(GONE);

  constructor(program, address) {
    this.#program = program;
    this.#address = address;
    const script = new URL("shared-worker.js", address);
    script.search = `${new URL(address).search}&program=${program}`;
    this.#worker = new SharedWorker(script, { type: "module" });
    this.#worker.onerror = () => this.#lose("did not start");
    this.#timer = setTimeout(() => this.#lose("did not start"), PATIENCE);
    this.#end = this.#worker.port;
    this.#end.onmessage = (event) => this.#hear(event);
    addEventListener("pagehide", this.#leave);
  }

  postMessage(message, transfer) {
    this.#end.postMessage(message, transfer);
  }

  /** The page takes what is at the other end for dead. */
  terminate() {
    this.#part();
    if (this.#end.terminate) this.#end.terminate();
    else this.#end.postMessage(GONE);
  }

  #hear(event) {
    clearTimeout(this.#timer);
    if (Array.isArray(event.data)) {
      this.#hasSpoken = true;
      this.onmessage?.(event);
    } else if (event.data.died) this.#lose(event.data.died);
  }

  /** A program that had begun to answer is to be started again by the page; of one that had not the page need not know. */
  #lose(message) {
    this.#part();
    if (this.#hasSpoken) return this.onerror?.(new ErrorEvent("error", { message }));
    this.#end = start(this.#address);
    this.#end.onmessage = (event) => this.onmessage?.(event);
    this.#end.onerror = (event) => this.onerror?.(event);
  }

  #part() {
    own.add(this.#program);
    clearTimeout(this.#timer);
    removeEventListener("pagehide", this.#leave);
    this.#worker.onerror = this.#end.onmessage = null;
  }
}

globalThis.capaianWorker = (address, fromBlob) => {
  const [, program] = SHARED.exec(address) ?? [];
  if (fromBlob || !program || own.has(program)) return start(address, fromBlob);
  try {
    return new Line(program, address);
  } catch {
    own.add(program);
    return start(address, fromBlob);
  }
};
