// Starts the analyst's worker. What the page posts before the program runs waits in `pending`, from
// where the program takes it. The build's id in the address keeps all three files of one build.
self.pending = [];
self.onmessage = (event) => self.pending.push(event);

const { search } = new URL(import.meta.url);
try {
  const { default: init } = await import(`./analyst.js${search}`);
  await init({ module_or_path: new URL(`analyst_bg.wasm${search}`, import.meta.url) });
} catch (error) {
  reportError(error);
}
