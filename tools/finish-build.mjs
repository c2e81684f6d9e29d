// Trunk's post_build hook. In a release it minifies scripts and styles: wasm-bindgen's glue is mostly
// names and comments; makes one style sheet of all, which is one request and packs smaller; and takes the page's indents
// away. It writes the build's id, a hash of all programs and styles, into index.html's `data-build="dev"`: Trunk does not hash the names of workers, so the page asks for them as
// `engine-worker.js?v=<build>` and a cached worker of another build is never used.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";

const folder = process.env.TRUNK_STAGING_DIR;
const names = readdirSync(folder).sort();
const page = join(folder, "index.html");
let text = readFileSync(page, "utf8");

const digest = (content) => createHash("sha256").update(content).digest("hex").slice(0, 16);

/** Puts the style sheets that the page links, in their order, into one. */
function joinStyles() {
  const links = [...text.matchAll(/ *<link rel="stylesheet" href="\.\/([^"]+)"\/>\n/g)];
  const all = links.map(([, name]) => readFileSync(join(folder, name), "utf8")).join("");
  const joined = `style-${digest(all)}.css`;
  for (const [at, [link, name]] of links.entries()) {
    text = text.replace(link, at === 0 ? link.replace(name, joined) : "");
    rmSync(join(folder, name));
  }
  writeFileSync(join(folder, joined), all);
}

if (process.env.TRUNK_PROFILE === "release") {
  for (const name of names.filter((name) => /\.(js|css)$/.test(name))) {
    const path = join(folder, name);
    const loader = name.endsWith(".css") ? "css" : "js";
    const { code } = transformSync(readFileSync(path, "utf8"), { loader, minify: true, target: "es2022" });
    writeFileSync(path, code);
  }
  joinStyles();
  text = text.replace(/\n\s+/g, "\n");
}

// The script of other pages, besides its own name by that of its content: pages that hold it to a digest keep the one
// they know, for as long as the host keeps the file.
const script = readFileSync(join(folder, "embed.js"));
const named = `embed-${digest(script)}.js`;
writeFileSync(join(folder, named), script);
const integrity = `sha384-${createHash("sha384").update(script).digest("base64")}`;
writeFileSync(join(folder, "embed-integrity.txt"), `${named} ${integrity}\n`);

const hash = createHash("sha256");
for (const name of readdirSync(folder).sort().filter((name) => /\.(js|wasm|css)$/.test(name))) {
  hash.update(name).update(readFileSync(join(folder, name)));
}
const build = hash.digest("hex").slice(0, 12);

const stamped = text.replace('data-build="dev"', `data-build="${build}"`);
if (stamped === text) {
  console.error('finish-build: index.html has no data-build="dev" to replace');
  process.exit(1);
}
writeFileSync(page, stamped);

const sha256 = (name) => createHash("sha256").update(readFileSync(join(folder, name))).digest("hex");

// What the packer takes, each against its hash: all but the data, what an office sets, and what the list itself makes.
const packed = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isFile() && !/^(offline-worker\.js|build\.json|config\.json|vocabulary\.json)$/.test(entry.name))
  .map(({ name }) => name)
  .sort();
writeFileSync(join(folder, "build.json"), JSON.stringify(Object.fromEntries(packed.map((name) => [name, sha256(name)]))));

// What the worker for the time without a network keeps: every file but the data, the page first.
const kept = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isFile() && !/^(offline-worker\.js|config\.json|vocabulary\.json|embed(-[\w-]+)?\.(js|txt|html)|embed-demo\.css)$/.test(entry.name))
  .map(({ name }) => name)
  .sort((a, b) => (b === "index.html") - (a === "index.html") || (a < b ? -1 : 1));
const hashes = kept.map((name) => [name, sha256(name)]);
const worker = join(folder, "offline-worker.js");
const empty = readFileSync(worker, "utf8");
const written = empty.replace(/\b(FILES ?= ?)\{\}/, (_, name) => name + JSON.stringify(Object.fromEntries(hashes)));
if (written === empty) {
  console.error("finish-build: offline-worker.js has no place for its files");
  process.exit(1);
}
writeFileSync(worker, written);
