// Packs every file of a folder beside it, as .br and .gz, for servers that send what is packed already:
//   node deploy/compress.mjs dist

import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const PACKED = new Set([".arrow", ".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".wasm"]);
/** Below this a packed file saves no packet. */
const LEAST = 1024;

const folder = process.argv[2];
if (!folder) {
  console.error("node deploy/compress.mjs FOLDER");
  process.exit(2);
}

const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
const ways = { ".br": (bytes) => brotliCompressSync(bytes, quality), ".gz": (bytes) => gzipSync(bytes, { level: 9 }) };
let [raw, packed] = [0, 0];
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath ?? entry.path, entry.name);
  if (!entry.isFile()) continue;
  // What an earlier build left would be sent in place of the new file.
  if ([".br", ".gz"].includes(extname(path))) {
    rmSync(path);
    continue;
  }
  if (!PACKED.has(extname(path))) continue;
  const bytes = readFileSync(path);
  if (bytes.length < LEAST) continue;
  for (const [ending, pack] of Object.entries(ways)) writeFileSync(path + ending, pack(bytes));
  raw += bytes.length;
  packed += readFileSync(`${path}.br`).length;
}
console.log(`${folder}: ${(raw / 1024).toFixed()} KiB, ${(packed / 1024).toFixed()} KiB as brotli`);
