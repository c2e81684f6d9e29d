// Starts the presenter, the program of decks. The build's id in the address keeps all its files of one build.
const { search } = new URL(import.meta.url);
const { default: init } = await import(`./presenter.js${search}`);
await init({ module_or_path: new URL(`presenter_bg.wasm${search}`, import.meta.url) });
