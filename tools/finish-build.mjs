// Trunk's post_build hook. In a release it minifies scripts and styles: wasm-bindgen's glue is mostly
// names and comments. It writes the build's id, a hash of all programs, into index.html's
// `data-build="dev"`: Trunk does not hash the names of workers, so the page asks for them as
// `engine-worker.js?v=<build>` and a cached worker of another build is never used.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";

const folder = process.env.TRUNK_STAGING_DIR;
const names = readdirSync(folder).sort();

if (process.env.TRUNK_PROFILE === "release") {
  for (const name of names.filter((name) => /\.(js|css)$/.test(name))) {
    const path = join(folder, name);
    const loader = name.endsWith(".css") ? "css" : "js";
    const { code } = transformSync(readFileSync(path, "utf8"), { loader, minify: true, target: "es2022" });
    writeFileSync(path, code);
  }
}

const hash = createHash("sha256");
for (const name of names.filter((name) => /\.(js|wasm)$/.test(name))) {
  hash.update(name).update(readFileSync(join(folder, name)));
}
const build = hash.digest("hex").slice(0, 12);

const page = join(folder, "index.html");
const text = readFileSync(page, "utf8");
const stamped = text.replace('data-build="dev"', `data-build="${build}"`);
if (stamped === text) {
  console.error('finish-build: index.html has no data-build="dev" to replace');
  process.exit(1);
}
writeFileSync(page, stamped);
