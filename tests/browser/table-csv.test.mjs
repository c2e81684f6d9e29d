// The same numbers thrice: the chart as a table, its file, and the data officer's program.

import assert from "node:assert/strict";
import { test } from "node:test";
import { capaian, inEveryBrowser } from "./harness.mjs";

const lines = (text) =>
  text
    .replace(/^\ufeff/, "")
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));

inEveryBrowser("A chart's numbers", (page) => {
  test("are the same in the table, in the CSV and from `capaian query`", async () => {
    await page().open();
    await page().click('[data-chart="destination"] [data-action="save"]');
    await page().click('#save-dialog [data-save="csv"]');
    const file = await page().download();
    assert.match(file.name, /^capaian-destination_[0-9A-Z-]{9}\.csv$/);
    const [, ...exported] = lines(file.text);
    await page().click('#save-dialog [data-save-act="close"]');

    await page().click('[data-chart="destination"] [data-action="table"]');
    const [, ...shown] = await page().cells('[data-chart="destination"] table');
    assert.equal((await page().query()).get("table"), "destination");
    const digits = (text) => text.replace(/\./g, "");
    assert.deepEqual(
      shown.map((row) => digits(row[1])),
      exported.map((row) => row[1]),
    );

    const [, ...counted] = lines(
      capaian(
        ...["query", "public/data/sample", "--by", "destination"],
        ...["--where", "date=2024-01-01..2024-10-31", "--format", "csv"],
      ),
    );
    const native = new Map(counted.map(([key, count]) => [key, Number(count)]));
    const listed = exported.filter(([key]) => native.has(key));
    assert.ok(listed.length >= 8, `most rows are destinations: ${exported.map(([key]) => key)}`);
    for (const [key, count] of listed) assert.equal(Number(count), native.get(key), key);
    const sum = (rows) => rows.reduce((total, [, count]) => total + Number(count), 0);
    assert.equal(sum(exported), sum(counted), "with the others it is everything");
    assert.equal(sum(counted), 35945);
  });
});
