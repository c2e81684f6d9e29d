// Starts the page's program. A file of its own, since a strict policy allows no inline script.
// Minutes are a program of their own: they start, and start again, whatever becomes of the page's.
const { dataset } = document.documentElement;
const startMinutes = () => import(new URL(`scribe-start.js?v=${dataset.build}`, document.baseURI));
addEventListener("click", ({ target }) => target.closest?.("[data-starts]") && startMinutes());
try {
  if (localStorage["capaian.minutes"] === "on") startMinutes();
} catch {
  // A frame without storage: nothing was on.
}
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const { default: init } = await import(new URL(js, document.baseURI));
await init({ module_or_path: new URL(wasm, document.baseURI) });
