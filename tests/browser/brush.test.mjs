// Months and lead times are brushed: by mouse and by keyboard.

import assert from "node:assert/strict";
import { test } from "node:test";
import { capaian, inEveryBrowser, Key, monthKey } from "./harness.mjs";

const sample = (where) =>
  Number(
    JSON.parse(
      capaian("query", "public/data/sample", "--by", "sex", "--where", where, "--format", "json"),
    ).reduce((sum, row) => sum + row.count, 0),
  );

inEveryBrowser("Brushing", (page) => {
  test("months by mouse sets the period, in one step of the history", async () => {
    await page().open();
    const before = await page().run(() => history.length);
    await page().drag("month", monthKey("2024-03"), monthKey("2024-05"));
    assert.equal((await page().query()).get("period"), "2024-03..2024-05");
    assert.equal(await page().run(() => history.length), before + 1);
    assert.equal(await page().figureValue("realisation"), sample("date=2024-03-01..2024-05-31"));
    await page().back();
    assert.equal(await page().figureValue("realisation"), 35945);
  });

  test("months by keyboard: an arrow moves, Enter takes a month, shift stretches", async () => {
    await page().open();
    const marks = await page().marks("month");
    await page().focus('[data-chart="month"] [role="listbox"]');
    await page().press(Key.HOME, Key.ARROW_RIGHT, Key.ENTER);
    await page().settled();
    assert.equal((await page().query()).get("period"), "2022-02");
    await page().pressHolding(Key.SHIFT, Key.ARROW_RIGHT);
    await page().pressHolding(Key.SHIFT, Key.ARROW_RIGHT);
    await page().settled();
    assert.equal((await page().query()).get("period"), "2022-02..2022-04");
    assert.deepEqual(
      await page().selected("month"),
      marks.slice(1, 4).map((mark) => mark.key),
    );
    assert.equal(await page().figureValue("realisation"), sample("date=2022-02-01..2022-04-30"));
  });

  test("lead times by mouse filters by days, and the chip clears it", async () => {
    await page().open();
    const marks = await page().marks("lead");
    const whole = await page().figureValue("realisation");
    await page().drag("lead", marks[1].key, marks[3].key);
    assert.match((await page().query()).get("lead"), /^\d+\.\.\d+$/);
    const some = await page().figureValue("realisation");
    assert.ok(some > 0 && some < whole);
    await page().click('[data-chip="lead"] button');
    await page().settled();
    assert.equal(await page().figureValue("realisation"), whole);
  });
});
