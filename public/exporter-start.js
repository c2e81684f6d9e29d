// Starts the exporter, the program of files to take along. The build's id in the address keeps all its files of one build.
const { search } = new URL(import.meta.url);
if (document.documentElement.dataset.portable === undefined) {
  const style = Object.assign(document.createElement("link"), {
    rel: "stylesheet",
    href: new URL(`save.css${search}`, import.meta.url),
  });
  document.head.append(style);
}
const program = await import(`./exporter.js${search}`);
await program.default({ module_or_path: new URL(`exporter_bg.wasm${search}`, import.meta.url) });
export const { offer, open, print, save, slides } = program;
