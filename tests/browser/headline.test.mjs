// The figures that the office's head asks for first, as the article states them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryBrowser } from "./harness.mjs";

inEveryBrowser("The headline", (page) => {
  test("reads 35.945 of 40.586, 88,6%", async () => {
    await page().open();
    assert.equal(await page().figure("realisation"), "35.945");
    assert.equal(await page().figure("target"), "40.586");
    assert.equal(await page().figure("attainment"), "88,6%");
    assert.equal(await page().figureValue("realisation"), 35945);
    assert.ok(Math.abs((await page().figureValue("attainment")) - 35945 / 40586) < 1e-12);
  });

  test("judges against the elapsed target and projects the year", async () => {
    await page().open();
    const elapsed = await page().figureValue("elapsed-attainment");
    assert.ok(elapsed > (await page().figureValue("attainment")) && elapsed < 1.5, String(elapsed));
    const projection = await page().figureValue("projection");
    assert.ok(projection > 35945 && projection < 60000, String(projection));
  });

  test("marks sample data, and says how far the data go", async () => {
    await page().open();
    assert.match(await page().text('[data-mark="sample"]'), /contoh/i);
    assert.match(await page().text('[data-figure="as-of"]'), /31 Oktober 2024/);
  });

  test("says in English what it says in Indonesian", async () => {
    await page().open("?v=1&lang=en");
    assert.equal(await page().figure("realisation"), "35,945");
    assert.equal(await page().figure("attainment"), "88.6%");
    assert.equal(await page().run(() => document.documentElement.lang), "en");
  });
});
