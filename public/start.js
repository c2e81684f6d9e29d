// Starts the page's program. A file of its own, since a strict policy allows no inline script.
// The programs beside it are started by beside.js, whatever becomes of it.
const { dataset } = document.documentElement;
const unloaded = document.getElementById("unloaded");
let failures = 0;
const load = async (script) => {
  try {
    unloaded.hidden = true;
    // A browser may remember that an address failed.
    return await import(new URL(`${script}?v=${dataset.build}${failures ? `&again=${failures}` : ""}`, document.baseURI));
  } catch {
    failures += 1;
    unloaded.hidden = false;
  }
};
// How the page's program starts a worker; in frames sharing.js puts another in its place.
globalThis.capaianWorker = (address, fromBlob) => {
  const script = () => URL.createObjectURL(new Blob([`import ${JSON.stringify(address)}`], { type: "text/javascript" }));
  return new Worker(fromBlob ? script() : address, { type: "module" });
};
if (/[?&]embed=1(&|$)/.test(location.search)) {
  load("guest-start.js").then((guest) => guest?.stay());
  await load("sharing.js");
}
if (location.hash === "#presenter") {
  // The speaker's own window shows no page.
  await load("presenter-start.js");
} else {
  const beside = load("beside.js").then((beside) => beside?.attend((name) => load(`${name}-start.js`)));
  // A code is another address.
  if (/[?&]code=/.test(location.search)) await beside;
  const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
  const { default: init } = await import(new URL(js, document.baseURI));
  await init({ module_or_path: new URL(wasm, document.baseURI) });
}
// In a window of its own the page is there without a network too, from the second visit on. Frames leave that to their host.
if (top === window && isSecureContext && navigator.serviceWorker) {
  const { keep } = await import(new URL(`offline.js?v=${dataset.build}`, document.baseURI));
  // A browser that refuses keeps nothing, and the page is as it was.
  await keep().catch(() => {});
}
