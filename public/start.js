// Starts the page's program. A file of its own, since a strict policy allows no inline script.
// Minutes and workbooks are programs of their own: they start, and start again, whatever becomes of the page's.
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
addEventListener("click", ({ target }) => {
  const starts = target.closest?.("[data-starts]")?.dataset.starts;
  if (starts === undefined) return;
  if (!dataset.minutes) dataset.starting = starts;
  load("scribe-start.js");
});
document.addEventListener("capaian:workbook", async ({ detail }) => (await load("exporter-start.js"))?.offer(detail));
try {
  if (localStorage["capaian.minutes"]) load("scribe-start.js");
} catch {
  // A frame without storage: nothing was on.
}
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const { default: init } = await import(new URL(js, document.baseURI));
await init({ module_or_path: new URL(wasm, document.baseURI) });
