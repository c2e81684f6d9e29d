// `inEveryBrowser` runs a behaviour's tests in each browser of BROWSERS, against a server of its own
// that serves `dist/` with the strict policy.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, describe } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../tools/serve.mjs";
import { BROWSERS, Key, startBrowser } from "./drivers.mjs";
import { Page } from "./page.mjs";

export { Key };

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
export const DIST = process.env.CAPAIAN_DIST ?? join(ROOT, "dist");
export const FIXTURES = join(ROOT, "tests/fixtures");
export const CORPUS = join(ROOT, "tests/import");
export const TARGET = process.env.CARGO_TARGET_DIR ?? join(ROOT, "target");
/** The native program. */
export const CAPAIAN = process.env.CAPAIAN ?? join(TARGET, "debug/capaian");

const read = (path) => readFileSync(join(ROOT, path));
const script = (body) => ({ type: "text/javascript; charset=utf-8", body });

/**
 * Starts the server for tests. `scripts` (`name → code`) run before the page's own; `files` are
 * further files, `path → { type, body }`.
 */
export function serveForTests({ scripts = {}, files = {}, root = DIST, base = "/", ...options } = {}) {
  if (!existsSync(join(root, "index.html"))) throw new Error(`${root} is not built: run make build`);
  // What a worker has kept would hide the faults and the requests that tests are about.
  const unkept = `Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => undefined });`;
  const injected = { "listener.js": read("tests/browser/listener.js"), "unkept.js": unkept, ...scripts };
  const head = Object.keys(injected)
    .map((name) => `<script src="${base}__test/${name}"></script>`)
    .join("");
  const frame = `<!doctype html><title>Frame</title><iframe title="Capaian"></iframe>`;
  const served = {
    "/__test/frame.html": { type: "text/html; charset=utf-8", body: frame },
    "/__test/axe.js": script(read("tools/node_modules/axe-core/axe.min.js")),
  };
  for (const [name, body] of Object.entries(injected)) served[`/__test/${name}`] = script(body);
  return serve({ root, base, head, files: { ...served, ...files }, ...options });
}

/**
 * Defines the tests of one behaviour for each browser. `define` gets a function that returns the
 * `Page`; call it inside tests only. After each test the page must have had no problem, except in a
 * behaviour that says `{ problems: true }` because it causes them. `only`: the browsers that can show
 * it. `prepare`: makes further options of the server when the tests run. `start`: another server than that of the
 * tests. The rest are its options.
 */
export function inEveryBrowser(
  behaviour,
  define,
  { problems = false, only = BROWSERS, prepare = () => ({}), start = serveForTests, ...options } = {},
) {
  for (const name of BROWSERS.filter((name) => only.includes(name))) {
    describe(`${behaviour} (${name})`, () => {
      let page, server, browser;
      before(async () => {
        server = await start({ ...options, ...prepare() });
        browser = await startBrowser(name);
        page = new Page(browser.driver, server, name);
      });
      afterEach(async () => {
        server.faults?.clear();
        if (!problems) assert.deepEqual(await page.problems(), []);
      });
      after(async () => {
        await browser?.stop();
        await server?.close();
      });
      define(() => page);
    });
  }
}

/** The path of a table of the sample data on the server. */
export function tablePath(name) {
  const manifest = JSON.parse(readFileSync(join(DIST, "data/sample/manifest.json"), "utf8"));
  return `/data/sample/${manifest.tables.find((table) => table.name === name).url}`;
}

/** The key of a month's mark. */
export function monthKey(month) {
  const [year, number] = month.split("-").map(Number);
  return String(year * 12 + number - 1);
}

/** Runs the native `capaian` and returns what it printed. */
export function capaian(...args) {
  const { status, stdout, stderr, error } = spawnSync(CAPAIAN, args, {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  assert.equal(status, 0, stderr);
  return stdout;
}
