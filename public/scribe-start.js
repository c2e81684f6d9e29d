// Starts the scribe, the program of live minutes. The build's id in the address keeps all its files of one build.
const { search } = new URL(import.meta.url);
const { default: init } = await import(`./scribe.js${search}`);
await init({ module_or_path: new URL(`scribe_bg.wasm${search}`, import.meta.url) });
