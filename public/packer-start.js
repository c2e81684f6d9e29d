// Starts the packer, the program that makes one file of the page. The build's id in the address keeps all its files of one
// build.
const { search } = new URL(import.meta.url);
const program = await import(`./packer.js${search}`);
await program.default({ module_or_path: new URL(`packer_bg.wasm${search}`, import.meta.url) });
export const { offer } = program;
