// Serves the page of the benchmark on 127.0.0.1, cross-origin isolated: that makes the page's clock exact
// to 5 us. The page and the peers are bundled in memory.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

// The npm tools live beside tools/package.json.
const { build } = createRequire(new URL("../../tools/package.json", import.meta.url))("esbuild");
const HERE = fileURLToPath(new URL(".", import.meta.url));
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
};

/** Where the build of the engine's JavaScript face is. */
export const FACE = join(process.env.CARGO_TARGET_DIR ?? join(HERE, "../../target"), "engine-js");

/** Where a person's files are made. */
export const OWN_FILES = join(process.env.CARGO_TARGET_DIR ?? join(HERE, "../../target"), "own-file");

const FOLDERS = {
  "engine-js": FACE,
  duckdb: join(HERE, "node_modules/@duckdb/duckdb-wasm/dist"),
  "own-file": OWN_FILES,
};

async function bundled() {
  const { outputFiles } = await build({
    absWorkingDir: HERE,
    entryPoints: ["page.mjs"],
    bundle: true,
    splitting: true,
    format: "esm",
    target: "esnext",
    external: ["/engine-js/*"],
    outdir: "/",
    write: false,
    logLevel: "error",
  });
  const files = new Map(outputFiles.map(({ path, contents }) => [path, contents]));
  return files.set("/", await readFile(join(HERE, "page.html")));
}

/** Resolves to `{ url, close }`. */
export async function serve() {
  const files = await bundled();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const [, folder, name] = pathname.match(/^\/([a-z-]+)\/([\w.-]+)$/) ?? [];
    const onDisk = FOLDERS[folder] && (await readFile(join(FOLDERS[folder], name)).catch(() => null));
    const bytes = files.get(pathname) ?? onDisk;
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    if (!bytes) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": TYPES[extname(pathname) || ".html"] ?? "text/plain" });
    response.end(bytes);
  });
  await new Promise((done, failed) => server.once("error", failed).listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}
