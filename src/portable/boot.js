// Runs a page that is one file: there is no server, and everything is in it. Programs, workers and what they fetch come
// from the block of files; nothing goes over a network.
{
  const root = document.documentElement;
  const packed = JSON.parse(document.getElementById("files").textContent);
  const folder = document.baseURI.replace(/[?#].*/, "").replace(/[^/]*$/, "");
  const unpacked = new Map();

  /** The bytes of a file. */
  const bytes = (path) => {
    if (!unpacked.has(path)) {
      const packing = Uint8Array.from(atob(packed[path][1]), (c) => c.charCodeAt(0));
      const stream = new Blob([packing]).stream().pipeThrough(new DecompressionStream("gzip"));
      unpacked.set(path, new Response(stream).arrayBuffer());
    }
    return unpacked.get(path);
  };

  /** What runs in the page and in every worker: an address beside the page is a file of it, any other has no network. */
  const answer = (folder, file) => async (input) => {
    const address = String(input.url ?? input).replace(/[?#].*/, "");
    const path = address.startsWith(folder) ? decodeURIComponent(address.slice(folder.length)) : "";
    const found = await file(path);
    if (!found) throw new TypeError(`${path || address} is not in this file`);
    return new Response(found[1].slice(0), { headers: { "Content-Type": found[0] } });
  };
  const file = async (path) => packed[path] && [packed[path][0], await bytes(path)];
  window.fetch = answer(folder, file);

  const text = async (path) => new TextDecoder().decode(await bytes(path));
  const module = async (path) => {
    const address = URL.createObjectURL(new Blob([await text(path)], { type: "text/javascript" }));
    return import(address);
  };

  /** A worker's program gets its files by a message before all others. */
  const inWorker = (answer) => {
    self.pending = [];
    self.onmessage = async ({ data: [glue, wasm, folder, files] }) => {
      self.onmessage = (event) => self.pending.push(event);
      self.fetch = answer(folder, (path) => files[path]);
      const address = URL.createObjectURL(new Blob([glue], { type: "text/javascript" }));
      try {
        const { default: init } = await import(address);
        await init({ module_or_path: wasm });
      } catch (error) {
        reportError(error);
      }
    };
  };
  const blob = (code) => URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  const inThread = (name) => {
    const worker = new Worker(blob(`(${inWorker})(${answer});`));
    // What is posted before the files are there follows them.
    const post = worker.postMessage.bind(worker);
    const waiting = [];
    worker.postMessage = (...message) => waiting.push(message);
    (async () => {
      const data = Object.keys(packed).filter((path) => /\.(json|arrow|csv)$/.test(path));
      const files = Object.fromEntries(await Promise.all(data.map(async (path) => [path, await file(path)])));
      post([await text(`${name}.js`), await bytes(`${name}_bg.wasm`), folder, files]);
      delete worker.postMessage;
      for (const message of waiting) post(...message);
    })();
    return worker;
  };

  /** WebKit gives a file no threads: the program runs on the page, one after the other, each with a port of its own. */
  let last = Promise.resolve();
  const onPage = (name) => {
    const { port1, port2 } = new MessageChannel();
    last = last.then(async () => {
      const { default: init } = await module(`${name}.js`);
      window.capaianPort = port2;
      await init({ module_or_path: await bytes(`${name}_bg.wasm`) });
    });
    port1.terminate = () => port1.close();
    return port1;
  };

  /** Whether a file may have threads, and they their programs: WebKit gives it none, and may say nothing. */
  const probe = () => {
    const address = URL.createObjectURL(new Blob(["export default 1"], { type: "text/javascript" }));
    import(address).then(() => postMessage(true), () => postMessage(false));
  };
  const hasThreads = new Promise((done) => {
    setTimeout(() => done(false), 1_500);
    try {
      const worker = new Worker(blob(`(${probe})();`));
      worker.onmessage = ({ data }) => done(data) ?? worker.terminate();
      worker.onerror = () => done(false);
    } catch {
      done(false);
    }
  });
  let start = inThread;
  window.capaianWorker = (address) => start(address.replace(/[?#].*/, "").slice(folder.length).replace("-worker.js", ""));

  const programs = new Map();
  /** A program beside the page; one file is in no frame of others, and has none for that. */
  const program = async (name) => {
    const start = async () => {
      const { default: init, ...rest } = await module(`${name}.js`);
      await init({ module_or_path: await bytes(`${name}_bg.wasm`) });
      return rest;
    };
    if (!packed[`${name}.js`]) return undefined;
    if (!programs.has(name)) programs.set(name, start());
    return programs.get(name);
  };

  // The page comes, and comes anew in another language: the cover stays beneath it.
  const cover = document.querySelector(".cover");
  const sink = () => {
    const footer = document.querySelector("body > footer");
    if (footer && footer.nextElementSibling !== cover) footer.after(cover);
  };
  new MutationObserver(sink).observe(document.body, { childList: true });

  // The cover opens with the file, closes by itself or at the first key or click, and stays at the foot. Whoever comes
  // by an address wants what it leads to.
  if (!location.search && !location.hash) {
    root.dataset.cover = "";
    const close = () => delete root.dataset.cover;
    for (const name of ["keydown", "pointerdown"]) addEventListener(name, close, { once: true, capture: true });
    const isRead = new Promise((done) => setTimeout(done, 2_500));
    const watch = new MutationObserver(() => {
      if (root.dataset.ready === undefined) return;
      watch.disconnect();
      isRead.then(close);
    });
    watch.observe(root, { attributeFilter: ["data-ready"] });
  }
  (async () => {
    // The speaker's own window shows no page.
    if (location.hash === "#presenter") return program("presenter");
    const { attend } = await module("beside.js");
    attend(program);
    if (!(await hasThreads)) start = onPage;
    const { default: init } = await module(root.dataset.js);
    await init({ module_or_path: await bytes(root.dataset.wasm) });
  })();
}
