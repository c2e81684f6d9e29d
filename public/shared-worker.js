// One program for all frames of this origin under one page: a SharedWorker in which every page has a session of its own.
// The build's id in the address keeps all files of one build, and pages of different builds apart.

/** The ports of the pages that are there. */
self.pages = new Set();

/** A program that has died answers nobody: all pages are told, and whoever comes next finds another. */
const die = (reason) => {
  for (const port of self.pages) port.postMessage({ died: String(reason) });
  self.close();
};
self.addEventListener("error", ({ message }) => die(message));
self.addEventListener("unhandledrejection", ({ reason }) => die(reason));

const { searchParams } = new URL(import.meta.url);
const [build, program] = ["v", "program"].map((name) => searchParams.get(name));

const start = async () => {
  const { default: init, connect } = await import(`./${program}.js?v=${build}`);
  await init({ module_or_path: new URL(`${program}_bg.wasm?v=${build}`, import.meta.url) });
  return connect;
};
const started = start();

self.onconnect = async ({ ports: [port] }) => {
  self.pages.add(port);
  port.addEventListener("message", ({ data: [header] }) => header.length || self.pages.delete(port));
  port.postMessage("here");
  const connect = await started;
  // Where the program looks for its end of the line.
  self.capaianPort = port;
  connect();
};
