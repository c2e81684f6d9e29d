// The report of a person's own file: every row is used or set aside, problems are found among many, and both are
// files to keep. What cannot be read leaves the page as it was.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { CORPUS, inEveryBrowser } from "./harness.mjs";

inEveryBrowser("The report of a file", (page) => {
  const columnsShown = () => document.querySelector('[data-panel="import"] [data-source-column]');
  const bring = async (name) => {
    await page().chooseFile('[data-control="file"]', join(CORPUS, name));
    await page().until(columnsShown, "the columns are shown");
  };
  const read = async () => {
    await page().click('[data-action="import"]');
    await page().until(() => document.querySelector('[data-panel="report"]'), "there is a report");
    await page().settled();
  };
  const problems = () => page().run(() => document.querySelectorAll(".report table")[1].tBodies[0].rows.length);

  for (const name of [
    ...["semicolons.csv", "tabs.tsv", "records.jsonl", "foreign.arrow", "serials.xlsx", "serials.xls", "serials.ods"],
    ...["halved-months.xlsx", "month-sheets.xlsx", "cumulative-columns.csv", "merged-blocks.xlsx", "two-years.xlsx"],
  ]) {
    test(`${name} says what the native program says`, async () => {
      const expected = JSON.parse(readFileSync(join(CORPUS, `${name}.expected.json`), "utf8"));
      await page().open();
      await bring(name);
      await read();
      assert.equal(await page().figureValue("realisation"), expected.total_count);
      const used = await page().run(() => document.querySelector('[data-figure="report-rows"]').dataset.value);
      if (expected.rows_used) assert.equal(Number(used), expected.rows_used);
    });
  }

  test("is searched by words and by how bad it is, and kept as a file", async () => {
    await page().open();
    await bring("doubtful.csv");
    await read();
    const all = await problems();
    assert.ok(all >= 6, `${all} problems`);
    await page().choose('[data-control="severity"]', "error");
    assert.equal(await problems(), 2);
    await page().choose('[data-control="severity"]', "");
    await page().type('[data-control="problems"]', "58.44");
    assert.equal(await problems(), 1);
    assert.match(await page().text('[data-panel="report"]'), new RegExp(`1 dari ${all} ditampilkan`));
    assert.deepEqual(await page().accessibility(), []);
    await page().click('[data-action="problems-csv"]');
    const report = await page().download();
    assert.equal(report.text.trim().split(/\r?\n/).length, all + 1);
    await page().click('[data-action="set-aside"]');
    const aside = await page().download();
    assert.equal(aside.name, "disisihkan.csv");
    assert.match(aside.text, /58\.44/);
    assert.match(aside.text, /'\(120\)|\(120\)/);
    assert.equal(aside.text.trim().split(/\r?\n/).length, 3, "a header and two rows");
  });

  test("fits a phone", async () => {
    await page().openFramed("?v=1", 390, 844);
    await bring("doubtful.csv");
    await read();
    const [scroll, room] = await page().run(() => {
      const table = document.querySelectorAll(".report .table-scroll")[1];
      return [table.scrollWidth, table.clientWidth];
    });
    assert.ok(scroll <= room + 1, `${scroll} > ${room}`);
    assert.deepEqual(await page().accessibility(), []);
  });

  for (const [name, words] of [
    ["empty.csv", /0 byte/],
    ["truncated.xlsx", /XLSX/],
    ["locked.xlsx", /sandi/],
    ["page.xls", /halaman web/i],
  ]) {
    test(`${name} cannot be read, says why, and changes nothing`, async () => {
      await page().open("?v=1&destination=HKG");
      const before = await page().figure("realisation");
      await page().chooseFile('[data-control="file"]', join(CORPUS, name));
      await page().until(() => document.querySelector('[data-problem="import"]'), "there is a problem");
      assert.match(await page().text('[data-problem="import"]'), words);
      await page().click('[data-problem="import"] [data-action="close"]');
      assert.equal(await page().figure("realisation"), before);
      assert.equal((await page().query()).get("destination"), "HKG");
    });
  }

  test("is of pasted cells too", async () => {
    await page().open();
    await page().run(() => {
      const held = new DataTransfer();
      held.setData("text/plain", "Tanggal\tNegara\tJumlah\n29/11/2024\tTaiwan\t7\n30/11/2024\tJepang\t5\n");
      const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
      // Firefox takes no cells with a new event.
      Object.defineProperty(event, "clipboardData", { value: held });
      document.body.dispatchEvent(event);
    });
    await page().until(columnsShown, "the columns are shown");
    assert.match(await page().text("#import-title"), /Tempelan/);
    await read();
    assert.equal(await page().figureValue("realisation"), 12);
  });
});
