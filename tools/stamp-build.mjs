// Trunk's post_build hook. Writes the build's id, a hash of all its programs, into index.html's
// `data-build="dev"`: Trunk does not hash the names of workers, so the page asks for them as
// `engine-worker.js?v=<build>` and a cached worker of another build is never used.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.env.TRUNK_STAGING_DIR;
const hash = createHash("sha256");
for (const name of readdirSync(folder).sort()) {
  if (/\.(js|wasm)$/.test(name)) hash.update(name).update(readFileSync(join(folder, name)));
}
const build = hash.digest("hex").slice(0, 12);

const page = join(folder, "index.html");
const text = readFileSync(page, "utf8");
const stamped = text.replace('data-build="dev"', `data-build="${build}"`);
if (stamped === text) {
  console.error('stamp-build: index.html has no data-build="dev" to replace');
  process.exit(1);
}
writeFileSync(page, stamped);
