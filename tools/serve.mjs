// Serves `dist/` on 127.0.0.1 as a careful host would: strict content security policy, right types,
// compressed, no path outside the root. The browser tests start it with faults laid on single paths.
// Not for the open internet.

import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs, promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const TYPES = {
  ".arrow": "application/vnd.apache.arrow.file",
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".md": "text/plain; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
const PRECOMPRESSED = new Set([".ico", ".png", ".xlsx"]);

const encoders = {
  br: (bytes, quality) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
  gzip: (bytes) => promisify(gzip)(bytes),
};

/** What can go wrong with a file on its way. Each takes the true bytes and answers in its own way. */
const FAULTS = {
  missing: (response) => plain(response, 404, "Not found"),
  error: (response) => plain(response, 503, "Service unavailable"),
  html: (response) =>
    send(response, 200, TYPES[".html"], Buffer.from("<!doctype html><title>Sign in</title>")),
  /** The connection ends after half of the bytes that were promised. */
  "cut-off": (response, type, bytes) => {
    response.writeHead(200, { "Content-Type": type, "Content-Length": bytes.length });
    response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
  },
  /** A whole answer, with half of the file in it. */
  truncated: (response, type, bytes) =>
    send(response, 200, type, bytes.subarray(0, bytes.length >> 1)),
  /** One bit of the middle byte is turned over: right length, wrong hash. */
  flipped: (response, type, bytes) => {
    const wrong = Buffer.from(bytes);
    wrong[wrong.length >> 1] ^= 1;
    send(response, 200, type, wrong);
  },
  "newer-schema": (response, type, bytes) => {
    const manifest = JSON.parse(bytes.toString());
    manifest.schema_version = 99;
    send(response, 200, type, Buffer.from(JSON.stringify(manifest)));
  },
  /** `detail` is the wait in milliseconds. */
  slow: (response, type, bytes, detail = 2000) =>
    setTimeout(() => send(response, 200, type, bytes), detail).unref(),
};

/**
 * Starts the server.
 *
 * - `root`: the folder to serve. `base`: the path under which it is served.
 * - `port`: 0 takes a free one.
 * - `files`: further files, `path → { type, body }`, which win over those of `root`.
 * - `head`: HTML put at the start of `index.html`'s head.
 * - `policy`: with `{origin}` for the server's own, as it was asked.
 * - `quality`: of brotli, from 0 to 11.
 *
 * Resolves to `{ url, faults, requests, close }`: `faults` maps a path under `base` to the name of a
 * fault (or `[name, detail]`) and may be changed at any time; `requests` lists the paths asked for.
 */
export async function serve({ root, port = 0, base = "/", files = {}, head = "", policy = POLICY, quality = 5 }) {
  const folder = resolve(root);
  const faults = new Map();
  const requests = [];
  const cache = new Map();

  async function load(path) {
    if (files[path]) return { type: files[path].type, bytes: Buffer.from(files[path].body) };
    const file = resolve(folder, `.${path}`);
    if (file !== folder && !file.startsWith(folder + sep)) return null;
    const found = await stat(file).catch(() => null);
    if (!found?.isFile()) return null;
    const kept = cache.get(path);
    if (kept?.mtime === found.mtimeMs && kept.size === found.size) return kept;
    let bytes = await readFile(file);
    if (path === "/index.html" && head) {
      bytes = Buffer.from(bytes.toString().replace(/<head[^>]*>/, (tag) => tag + head));
    }
    const entry = {
      type: TYPES[extname(file).toLowerCase()] ?? "application/octet-stream",
      bytes,
      compressible: !PRECOMPRESSED.has(extname(file)) && bytes.length > 512,
      encoded: {},
      mtime: found.mtimeMs,
      size: found.size,
      tag: `"${createHash("sha256").update(bytes).digest("hex").slice(0, 32)}"`,
    };
    cache.set(path, entry);
    return entry;
  }

  async function answer(request, response) {
    if (request.method !== "GET" && request.method !== "HEAD") {
      return plain(response, 405, "Only GET and HEAD", { Allow: "GET, HEAD" });
    }
    const path = pathOf(request.url, base);
    requests.push(path ?? `outside: ${request.url}`);
    if (path === null) return plain(response, 404, "Not found");
    response.setHeader("Content-Security-Policy", policy.replaceAll("{origin}", `http://${request.headers.host}`));
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    // A frame without an origin, as sandboxed ones are, asks for everything from elsewhere; nothing here is secret.
    response.setHeader("Access-Control-Allow-Origin", "*");

    const entry = await load(path);
    const fault = faults.get(path);
    if (fault) {
      response.setHeader("Cache-Control", "no-store");
      const [name, detail] = [fault].flat();
      return FAULTS[name](response, entry?.type, entry?.bytes, detail);
    }
    if (!entry) return plain(response, 404, "Not found");

    // Names without a hash (workers, data) must be asked for anew; the tag makes that cheap.
    response.setHeader("Cache-Control", "no-cache");
    if (entry.tag) {
      response.setHeader("ETag", entry.tag);
      if (request.headers["if-none-match"] === entry.tag) return response.writeHead(304).end();
    }
    const encoding = entry.compressible && accepted(request.headers["accept-encoding"]);
    if (!encoding) return send(response, 200, entry.type, entry.bytes);
    entry.encoded[encoding] ??= encoders[encoding](entry.bytes, quality);
    response.setHeader("Content-Encoding", encoding);
    response.setHeader("Vary", "Accept-Encoding");
    send(response, 200, entry.type, await entry.encoded[encoding]);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      console.error(error);
      if (response.headersSent) response.destroy();
      else plain(response, 500, "Internal error");
    });
  });
  await new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", done);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}${base}`,
    faults,
    requests,
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

/** The path under `base`, decoded; `null` where it is outside or cannot be decoded. */
function pathOf(url, base) {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0]);
    if (!path.startsWith(base) || path.includes("\0")) return null;
    const inside = `/${path.slice(base.length)}`;
    return inside === "/" ? "/index.html" : inside;
  } catch {
    return null;
  }
}

function accepted(header = "") {
  return Object.keys(encoders).find((name) => new RegExp(`\\b${name}\\b(?!;q=0)`).test(header));
}

function send(response, status, type, bytes) {
  response.writeHead(status, { "Content-Type": type, "Content-Length": bytes.length });
  if (response.req.method === "HEAD") response.end();
  else response.end(bytes);
}

function plain(response, status, text, headers = {}) {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", ...headers });
  response.end(`${text}\n`);
}

async function main() {
  const here = fileURLToPath(new URL("..", import.meta.url));
  const { values } = parseArgs({
    options: {
      root: { type: "string", default: join(here, "dist") },
      port: { type: "string", default: "8080" },
    },
  });
  try {
    const { url } = await serve({ root: values.root, port: Number(values.port) });
    console.log(`Capaian is on ${url} (Ctrl+C ends it)`);
  } catch (error) {
    if (error.code !== "EADDRINUSE") throw error;
    console.error(
      `Port ${values.port} is taken by another program. Choose another: make run PORT=8081`,
    );
    process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
