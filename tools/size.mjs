// Prints what a browser downloads before the page can be used, compressed as a careful host sends it
// (brotli 11), and fails when a part is over its budget. What comes apart has a budget only so that it does not grow
// unnoticed: the importer when a person brings a file (about half of it is calamine: XLSX, XLS and ODS), the scribe when
// minutes are started, the exporter for the first workbook, the packer for one file.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

const dist = process.argv[2] ?? fileURLToPath(new URL("../dist", import.meta.url));
const PARTS = [
  {
    name: "page",
    budget: 161,
    files: /^(index\.html|start\.js|app-\w+\.js|app-\w+_bg\.wasm|style-\w+\.css)$/,
  },
  // What starts the programs beside the page; it is fetched beside the page's own.
  { name: "beside the page", budget: 1.5, files: /^beside\.js$/ },
  { name: "engine worker", budget: 221, files: /^(engine-worker\.js|engine\.js|engine_bg\.wasm)$/ },
  { name: "analyst", budget: 410, files: /^(analyst-worker\.js|analyst\.js|analyst_bg\.wasm|sections\.css)$/ },
  { name: "scribe", budget: 210, files: /^(scribe-start\.js|scribe\.js|scribe_bg\.wasm|scribe\.css)$/ },
  { name: "presenter", budget: 165, files: /^(presenter-start\.js|presenter\.js|presenter_bg\.wasm|present\.css)$/ },
  { name: "exporter", budget: 276, files: /^(exporter-start\.js|exporter\.js|exporter_bg\.wasm|save\.css)$/ },
  { name: "packer", budget: 140, files: /^(packer-start\.js|packer\.js|packer_bg\.wasm|packer\.css)$/ },
  { name: "guest", budget: 101, files: /^(guest-start\.js|guest\.js|guest_bg\.wasm|embed\.css)$/ },
  { name: "embed.js, in other pages", budget: 4, files: /^embed\.js$/ },
  { name: "importer", budget: 505, files: /^(importer-worker\.js|importer\.js|importer_bg\.wasm|import\.css)$/ },
];

const kib = (bytes) => (bytes / 1024).toFixed(1).padStart(8);
const names = readdirSync(dist).sort();
let over = 0;
console.log(`${"".padEnd(44)}     raw  brotli  KiB`);
for (const part of PARTS) {
  let [raw, sent] = [0, 0];
  for (const name of names.filter((name) => part.files.test(name))) {
    const bytes = readFileSync(join(dist, name));
    const small = brotliCompressSync(bytes).length;
    raw += bytes.length;
    sent += small;
    console.log(`  ${name.padEnd(42)}${kib(bytes.length)}${kib(small)}`);
  }
  const isOver = raw === 0 || sent > part.budget * 1024;
  if (isOver) over += 1;
  const verdict = raw === 0 ? "MISSING" : `${isOver ? "OVER" : "of"} ${part.budget}`;
  console.log(`${part.name.padEnd(44)}${kib(raw)}${kib(sent)}  ${verdict}\n`);
}
process.exitCode = over === 0 ? 0 : 1;
