// Starts the page's program. A file of its own, since a strict policy allows no inline script.
// Minutes, decks, workbooks, the packer and the guest in other pages are programs of their own: they start, and start again, whatever becomes of the page's.
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
const setting = (name) => {
  try {
    return localStorage[name];
  } catch {
    // A frame without storage: nothing was set.
  }
};
const present = (adding) => {
  if (dataset.presenter === undefined) dataset.adding = adding;
  load("presenter-start.js");
};
addEventListener("keydown", (event) => {
  const isHeld = event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.defaultPrevented;
  const isTyped = event.target.closest?.("input, textarea, select, dialog") || document.querySelector("dialog[open]");
  if (event.key.toLowerCase() !== "s" || isHeld || isTyped || dataset.presenter !== undefined || dataset.embed !== undefined) return;
  if (setting("capaian.minutes.letters") !== "off") present("\n");
});
const exporter = () => load("exporter-start.js");
addEventListener("click", async ({ target }) => {
  const marked = (name) => target.closest?.(`[data-${name}]`)?.dataset[name];
  const [embeds, saves, slides, starts] = ["embeds", "saves", "slides", "starts"].map(marked);
  if (embeds !== undefined) (await load("guest-start.js"))?.offer(embeds);
  if (saves !== undefined) (await exporter())?.save(saves);
  if (slides !== undefined) present(slides);
  if (marked("packs") !== undefined) (await load("packer-start.js"))?.offer();
  if (starts === undefined) return;
  if (!dataset.minutes) dataset.starting = starts;
  load("scribe-start.js");
});
document.addEventListener("capaian:workbook", async ({ detail }) => (await exporter())?.offer(detail));
document.addEventListener("capaian:save", async ({ detail }) => (await exporter())?.save(detail));
document.addEventListener("capaian:slides", async ({ detail }) => (await exporter())?.slides(detail));
// On paper drawings are made for the sheet, and the view has its code. What prints by itself has its own way.
addEventListener("keydown", async (event) => {
  if (event.key.toLowerCase() !== "p" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  if (document.querySelector("dialog[open], .profile") || dataset.presenting !== undefined || dataset.embed !== undefined) return;
  event.preventDefault();
  const program = await exporter();
  if (program) program.print();
  else print();
});
// The page knows nothing of codes: what one says is its address.
const asked = new URLSearchParams(location.search);
const code = asked.get("code");
if (code !== null) {
  asked.delete("code");
  history.replaceState(null, "", asked.size > 0 ? `?${asked}` : location.pathname);
  exporter().then((exporter) => exporter?.open(code));
}
// How the page's program starts a worker; in frames sharing.js puts another in its place.
globalThis.capaianWorker = (address, fromBlob) => {
  const script = () => URL.createObjectURL(new Blob([`import ${JSON.stringify(address)}`], { type: "text/javascript" }));
  return new Worker(fromBlob ? script() : address, { type: "module" });
};
if (/[?&]embed=1(&|$)/.test(location.search)) {
  load("guest-start.js").then((guest) => guest?.stay());
  await load("sharing.js");
}
if (setting("capaian.minutes")) load("scribe-start.js");
if (location.hash === "#presenter") {
  // The speaker's own window shows no page.
  await load("presenter-start.js");
} else {
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
