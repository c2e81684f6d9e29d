// A link opens what was shared; a broken one opens all the same and says what it ignored.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryBrowser, monthKey } from "./harness.mjs";

inEveryBrowser("An address", (page) => {
  test("opens the view that was shared", async () => {
    await page().open(
      "?v=1&period=2024-03..2024-05&destination=HKG,TWN&lead=28..83&table=destination&lang=en&theme=dark",
    );
    const months = ["2024-03", "2024-04", "2024-05"].map(monthKey);
    assert.deepEqual(await page().selected("month"), months);
    assert.ok(await page().text('[data-chart="destination"] table'));
    assert.equal(await page().run(() => document.documentElement.dataset.theme), "dark");
    const some = await page().figureValue("realisation");
    assert.ok(some > 0 && some < 35945);
  });

  test("that cannot be read in part is opened without that part, and says so", async () => {
    await page().open("?v=1&period=2024-99&nonsense=1&destination=HKG,<script>&lang=en");
    assert.ok((await page().selected("destination")).includes("HKG"));
    const lines = await page().text('[data-panel="lines"]');
    assert.match(lines, /period/);
    assert.match(lines, /nonsense/);
  });

  test("works in a subfolder of a portal", async () => {
    assert.match(page().server.url, /\/portal\/kinerja\/$/);
    await page().open();
    assert.equal(await page().figure("realisation"), "35.945");
    const outside = page().server.requests.filter((path) => /^outside: (?!\/favicon)/.test(path));
    assert.deepEqual(outside, []);
  });
}, { base: "/portal/kinerja/" });
