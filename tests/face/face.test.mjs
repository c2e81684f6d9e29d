// The engine's JavaScript face against a loop over the rows: `make engine-js` has built it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { makeColumns, makeInteractions, toCsv, VIEWS } from "../../benches/browser/workload.mjs";
import { apply, count, FACE } from "./loop.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const { default: init, Crossfilter } = await import(pathToFileURL(join(FACE, "engine_js.js")));
await init({ module_or_path: readFileSync(join(FACE, "engine_js_bg.wasm")) });

const ROWS = 20_000;
const columns = makeColumns({ rows: ROWS, seed: 3 });

function withViews(engine) {
  for (const { name, column, binOf, bins } of VIEWS) engine.add_view(name, column, binOf, bins);
  engine.finish();
  return engine;
}

function fromColumns() {
  const engine = new Crossfilter();
  for (const [name, codes] of Object.entries(columns)) engine.add_column(name, codes);
  return withViews(engine);
}

for (const pause of ["none", "short", "long"]) {
  test(`every step equals the loop, with ${pause} pauses`, () => {
    const engine = fromColumns();
    const filters = new Map();
    for (const { setup, steps } of makeInteractions({ seed: 3 })) {
      for (const { set } of [...setup, ...steps.slice(0, 12)]) {
        apply(engine, filters, set);
        assert.deepEqual([...engine.read()], count(columns, filters));
        if (pause === "short") engine.idle(0);
        if (pause === "long") while (engine.idle(50));
      }
    }
    while (engine.idle(50));
    assert.equal(engine.idle(1), false, "when nothing is left to do, it says so");
    engine.free();
  });
}

test("a CSV gives the same counts as the columns in it, under other headers too", () => {
  const engine = new Crossfilter();
  const text = new TextDecoder().decode(toCsv(columns)).replace("day,", "Tanggal,");
  assert.equal(engine.load_csv(new TextEncoder().encode(text), { Tanggal: "day" }), ROWS);
  assert.deepEqual(withViews(engine).read(), fromColumns().read());
});

test("texts of a CSV have labels", () => {
  const engine = new Crossfilter();
  engine.load_csv(new TextEncoder().encode('place,n\nHong Kong,1\n"Taiwan, ROC",2\nHong Kong,2\n'), {});
  assert.deepEqual(engine.labels("place"), ["Hong Kong", "Taiwan, ROC"]);
  assert.deepEqual(engine.labels("n"), []);
  engine.add_view("place", "place", Uint16Array.of(0, 1), 2);
  engine.finish();
  assert.deepEqual([...engine.read()], [2, 1]);
});

test("what is wrong is thrown as an Error that names the column or view", () => {
  const wrong = (call, message) => assert.throws(call, (error) => error instanceof Error && message.test(error.message));
  const engine = new Crossfilter();
  wrong(() => engine.add_column("day", [1, 2]), /column day/);
  wrong(() => engine.add_view("day", "day", Uint16Array.of(0), 1), /column day/);
  wrong(() => engine.read(), /finish/);
  wrong(() => engine.load_csv(new TextEncoder().encode("a,b\n1,2\n1,x\n"), {}), /line 3.*'x'.*column b/);
  engine.add_column("day", Uint8Array.of(0, 1, 9));
  engine.add_view("day", "day", Uint16Array.of(0, 1), 2);
  wrong(() => engine.finish(), /column day.*code 9/);
  const good = fromColumns();
  wrong(() => good.set_range("dya", 0, 1), /view dya/);
  wrong(() => good.set_in("sex", Uint32Array.of(7)), /column sex.*code 7/);
  wrong(() => good.add_column("late", Uint8Array.of(1)), /finish/);
  assert.deepEqual(good.read(), fromColumns().read(), "a refused filter changes nothing");
});

test("the example of the README prints what it says", () => {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  const example = /```js\n([^]*?)```/.exec(readme)[1].split("\n").slice(2).join("\n");
  const printed = [];
  const idle = (call) => call({ timeRemaining: () => 5 });
  const run = new Function("Crossfilter", "console", "requestIdleCallback", example);
  run(Crossfilter, { log: (bins) => printed.push(...bins) }, idle);
  assert.deepEqual(printed, [2, 1, 2, 1, 2]);
});

test("it takes little: bytes of memory a row, and KiB on the wire", () => {
  const engine = fromColumns();
  assert.ok(engine.memory() / ROWS < 18, `${engine.memory() / ROWS} bytes a row`);
  const files = ["engine_js.js", "engine_js_bg.wasm"].map((name) => readFileSync(join(FACE, name)));
  const sent = files.reduce((sum, file) => sum + brotliCompressSync(file).length, 0);
  assert.ok(sent <= 61 * 1024, `${sent} bytes`);
});
