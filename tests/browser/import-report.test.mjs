// The report of a person's own file: every row is used or set aside, problems are found among many, and both are
// files to keep.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { CORPUS, inEveryBrowser, Key } from "./harness.mjs";
import { bring, formShown, importGone, read } from "./own-file.mjs";

inEveryBrowser("The report of a file", (page) => {
  const problems = () => page().run(() => document.querySelectorAll(".report table")[1].tBodies[0].rows.length);

  for (const name of [
    ...["semicolons.csv", "tabs.tsv", "records.jsonl", "foreign.arrow", "serials.xlsx", "serials.xls", "serials.ods"],
    ...["halved-months.xlsx", "month-sheets.xlsx", "cumulative-columns.csv", "merged-blocks.xlsx", "two-years.xlsx"],
  ]) {
    test(`${name} says what the native program says`, async () => {
      const expected = JSON.parse(readFileSync(join(CORPUS, `${name}.expected.json`), "utf8"));
      await page().open();
      await bring(page(), join(CORPUS, name));
      await read(page());
      assert.equal(await page().figureValue("realisation"), expected.total_count);
      const used = await page().run(() => document.querySelector('[data-figure="report-rows"]').dataset.value);
      if (expected.rows_used) assert.equal(Number(used), expected.rows_used);
    });
  }

  test("is searched by words and by how bad it is, and kept as a file", async () => {
    await page().open();
    await bring(page(), join(CORPUS, "doubtful.csv"));
    await read(page());
    const all = await problems();
    assert.ok(all >= 6, `${all} problems`);
    const groups = await page().run(() =>
      [...document.querySelectorAll('[data-control="group"] option')].map((option) => option.textContent),
    );
    assert.equal(groups[0], `semua (${all})`);
    for (const [words, count] of [
      ["tidak terbaca", 2],
      ["dirapikan", 5],
      ["di luar aturan", 1],
    ]) {
      const group = groups.indexOf(`${words} (${count})`);
      assert.ok(group > 0, groups.join(" | "));
      await page().choose('[data-control="group"]', String(group));
      assert.equal(await problems(), count);
    }
    await page().choose('[data-control="group"]', "0");
    await page().type('[data-control="problems"]', "58.44");
    assert.equal(await problems(), 1);
    assert.match(await page().text('[data-panel="report"]'), new RegExp(`1 dari ${all} ditampilkan`));
    assert.deepEqual(await page().accessibility(), []);
    await page().click('[data-action="problems-csv"]');
    const report = await page().download();
    const lines = report.text.trim().split(/\r?\n/);
    assert.equal(lines.length, all + 1);
    assert.match(lines[1], /^tidak terbaca,not read,/);
    await page().click('[data-action="set-aside"]');
    const aside = await page().download();
    assert.equal(aside.name, "disisihkan.csv");
    assert.match(aside.text, /58\.44/);
    assert.match(aside.text, /'\(120\)|\(120\)/);
    assert.equal(aside.text.trim().split(/\r?\n/).length, 3, "a header and two rows");
  });

  test("fits a phone", async () => {
    await page().openFramed("?v=1", 390, 844);
    await bring(page(), join(CORPUS, "doubtful.csv"));
    await read(page());
    const [scroll, room] = await page().run(() => {
      const table = document.querySelectorAll(".report .table-scroll")[1];
      return [table.scrollWidth, table.clientWidth];
    });
    assert.ok(scroll <= room + 1, `${scroll} > ${room}`);
    assert.deepEqual(await page().accessibility(), []);
  });

  test("names the sheets that were not read, and reads the one that is chosen", async () => {
    await page().open();
    await bring(page(), join(CORPUS, "hidden-sheet.xlsx"));
    assert.match(await page().text('[data-panel="import"] .card__header'), /Tidak dibaca: .*tersembunyi/);
    await read(page());
    const before = await page().figureValue("realisation");
    const sheet = await page().text('[data-action="read-sheet"]');
    assert.match(sheet, /tersembunyi/);
    await page().click('[data-action="read-sheet"]');
    await formShown(page());
    const chosen = await page().run(() => document.querySelector('[data-control="sheet"]').selectedOptions[0].textContent);
    assert.equal(chosen, sheet);
    await page().click('[data-action="cancel-import"]');
    await importGone(page());
    assert.equal(await page().figureValue("realisation"), before);
  });

  test("is of pasted cells too", async () => {
    await page().open();
    await page().run(() => {
      const cells = document.createElement("textarea");
      cells.value = "Tanggal\tNegara\tJumlah\n29/11/2024\tTaiwan\t7\n30/11/2024\tJepang\t5\n";
      document.body.append(cells);
      cells.select();
    });
    await page().pressHolding(Key.CONTROL, "c");
    await page().pressHolding(Key.CONTROL, "v");
    assert.equal(await page().text('[data-panel="import"]'), null, "what is pasted into a field stays there");
    await page().run(() => document.querySelector("textarea").remove());
    await page().pressHolding(Key.CONTROL, "v");
    await formShown(page());
    assert.match(await page().text("#import-title"), /Tempelan/);
    await read(page());
    assert.equal(await page().figureValue("realisation"), 12);
  });
});
