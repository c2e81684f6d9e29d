// Starts the guest, the program of this page in other pages. The build's id in the address keeps all its files of one
// build.
const { search } = new URL(import.meta.url);
const { dataset } = document.documentElement;
if (/[?&]embed=1(&|$)/.test(location.search)) {
  dataset.embed = "";
  // Back belongs to the hosting page: what is chosen in here adds nothing to go back over.
  history.pushState = history.replaceState;
  // The minutes that a marker leads to have no place in a part of the page.
  addEventListener("click", (event) => {
    const meeting = event.target.closest?.("[data-event]")?.dataset.event.split("/", 1)[0];
    if (meeting === undefined) return;
    event.stopImmediatePropagation();
    const asked = new URLSearchParams(location.search);
    for (const name of ["embed", "chart"]) asked.delete(name);
    for (const [name, value] of [["v", "1"], ["page", "meetings"], ["meeting", meeting]]) asked.set(name, value);
    open(`?${asked}`, "_blank", "noopener");
  }, true);
}
const style = Object.assign(document.createElement("link"), {
  rel: "stylesheet",
  href: new URL(`embed.css${search}`, import.meta.url),
});
document.head.append(style);
const program = await import(`./guest.js${search}`);
await program.default({ module_or_path: new URL(`guest_bg.wasm${search}`, import.meta.url) });
export const { offer, stay } = program;
