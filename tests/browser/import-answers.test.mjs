// What a file leaves open is asked, answered, remembered for the next file like it, and kept for `capaian pack`.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { CORPUS, capaian, inEveryBrowser, TARGET } from "./harness.mjs";

/** A file of the person's own, made now. */
function made(name, text) {
  const folder = join(TARGET, "tmp");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

inEveryBrowser("What a file leaves open", (page) => {
  const bring = async (path) => {
    await page().chooseFile('[data-control="file"]', path);
    await page().until(() => document.querySelector('[data-panel="import"] [data-source-column]'), "the columns are shown");
  };
  const read = async () => {
    await page().click('[data-action="import"]');
    await page().until(
      () => document.querySelector('[data-panel="report"]') && !document.querySelector('[data-panel="import"]'),
      "there is a report",
    );
    await page().settled();
  };

  test("is answered in words, and words that are no answer say so", async () => {
    await page().open();
    await bring(join(CORPUS, "months-without-year.csv"));
    await page().type('[data-control="answer"]', "dua ribu");
    await page().until(() => {
      const fault = document.querySelector(".question__fault");
      return !fault.hidden && /2024/.test(fault.textContent);
    }, "it is not understood");
    assert.deepEqual(await page().accessibility(), []);
    await page().type('[data-control="answer"]', "2024");
    await page().until(() => document.querySelector(".question__fault").hidden, "it is understood");
    await read();
    assert.match(await page().text('[data-panel="report"]'), /24 baris dibaca = 24 baris dipakai \+ 0/);
  });

  test("is remembered for a file like it, exported for `capaian check`, and forgotten when asked", async () => {
    const rows = "Tgl;P3MI;Jumlah\n8/9/2024;AKARINDKA UTAMA SEJAHTERA;3\n7/6/2024;PT AKARINKA UTAMA SEJAHTERA;-\n";
    const path = made("terbuka.csv", rows);
    await page().open();
    await bring(path);
    await page().click('[data-question="0"] input');
    await page().click('[data-question="2"] input');
    await page().click('[data-question="merges"] input');
    await read();
    assert.match(await page().text('[data-panel="report"]'), /2 baris dibaca = 2 baris dipakai/);

    await page().click('[data-action="answers"]');
    const file = await page().download();
    const answers = made(file.name, file.text);
    const said = JSON.parse(capaian("check", "--json", path, "--answers", answers));
    assert.deepEqual(said.by_period, { "2024-09": 3 });
    assert.equal(said.rows_used, 2);
    assert.deepEqual(said.questions, []);

    await bring(path);
    assert.match(await page().text(".remembered"), /sebelumnya/);
    const chosen = () => [...document.querySelectorAll(".question input")].map((input) => input.checked);
    assert.deepEqual(await page().run(chosen), [true, false, true, false, true]);
    await page().click('[data-action="forget"]');
    await page().until(() => !document.querySelector(".remembered"), "it is forgotten");
    assert.deepEqual(await page().run(chosen), [false, false, false, false, false]);
  });

  test("may be changed from the report, without the file being chosen again", async () => {
    await page().open();
    await bring(join(CORPUS, "dashes.csv"));
    await read();
    assert.match(await page().text('[data-panel="report"]'), /4 baris dibaca = 2 baris dipakai \+ 2/);
    await page().click('[data-action="review"]');
    await page().until(() => document.querySelector('[data-panel="import"] [data-source-column]'), "the columns are shown");
    await page().click('[data-question="2"] input');
    await read();
    assert.match(await page().text('[data-panel="report"]'), /4 baris dibaca = 4 baris dipakai \+ 0/);
  });
});
