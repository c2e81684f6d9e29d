// Starts the exporter, the program of workbooks. The build's id in the address keeps all its files of one build.
const { search } = new URL(import.meta.url);
const program = await import(`./exporter.js${search}`);
await program.default({ module_or_path: new URL(`exporter_bg.wasm${search}`, import.meta.url) });
export const { offer } = program;
