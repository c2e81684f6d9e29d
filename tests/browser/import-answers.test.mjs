// What a file leaves open is asked, answered, remembered for the next file like it, and kept for `capaian pack`.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { CORPUS, capaian, inEveryBrowser, Key } from "./harness.mjs";
import { bring, formShown, made, openFresh, read } from "./own-file.mjs";

inEveryBrowser("What a file leaves open", (page) => {
  test("is answered in words, and words that are no answer say so", async () => {
    await openFresh(page());
    await bring(page(), join(CORPUS, "months-without-year.csv"));
    await page().type('[data-control="answer"]', "dua ribu");
    await page().until(() => {
      const fault = document.querySelector(".question__fault");
      return !fault.hidden && /2024/.test(fault.textContent);
    }, "it is not understood");
    await page().press(Key.TAB);
    assert.deepEqual(await page().accessibility(), []);
    await page().type('[data-control="answer"]', "2024");
    await page().until(() => document.querySelector(".question__fault").hidden, "it is understood");
    await read(page());
    assert.match(await page().text('[data-panel="report"]'), /24 baris dibaca = 24 baris dipakai \+ 0/);
  });

  test("is remembered for a file like it, exported for `capaian check`, and forgotten when asked", async () => {
    const rows = "Tgl;P3MI;Jumlah\n8/9/2024;AKARINDKA UTAMA SEJAHTERA;3\n7/6/2024;PT AKARINKA UTAMA SEJAHTERA;-\n";
    const path = made("terbuka.csv", rows);
    await openFresh(page());
    await bring(page(), path);
    await page().click('[data-question="0"] input');
    await page().click('[data-question="2"] input');
    await page().click('[data-question="merges"] input');
    await read(page());
    assert.match(await page().text('[data-panel="report"]'), /2 baris dibaca = 2 baris dipakai/);

    await page().click('[data-action="answers"]');
    const file = await page().download();
    const answers = made(file.name, file.text);
    const said = JSON.parse(capaian("check", "--json", path, "--answers", answers));
    assert.deepEqual(said.by_period, { "2024-09": 3 });
    assert.equal(said.rows_used, 2);
    assert.deepEqual(said.questions, []);

    await bring(page(), path);
    assert.match(await page().text(".remembered"), /sebelumnya/);
    const chosen = () => [...document.querySelectorAll(".question input")].map((input) => input.checked);
    assert.deepEqual(await page().run(chosen), [true, false, true, false, true]);
    await page().click('[data-action="forget"]');
    await page().until(() => !document.querySelector(".remembered"), "it is forgotten");
    assert.deepEqual(await page().run(chosen), [false, false, false, false, false]);
    await page().reload();
    await bring(page(), path);
    assert.equal(await page().text(".remembered"), null, "it stays forgotten");
  });

  test("is a reading or words, whichever came last, in either language", async () => {
    await openFresh(page());
    // The name of the file proposes a year.
    await bring(page(), made("rekap 2023.csv", readFileSync(join(CORPUS, "months-without-year.csv"))));
    const state = () => {
      const fields = [...document.querySelectorAll(".question input")];
      return fields.map((input) => (input.type === "text" ? input.value : input.checked));
    };
    await page().type('[data-control="answer"]', "2019");
    await page().click(".question input");
    assert.deepEqual(await page().run(state), [true, ""]);
    await page().type('[data-control="answer"]', "2019");
    assert.deepEqual(await page().run(state), [false, "2019"]);
    await page().click('[data-control="lang-en"]');
    await page().until(() => /Check what each column/.test(document.querySelector(".import")?.textContent), "it is in English");
    await page().until(() => document.querySelector('[data-control="answer"]')?.value === "2019", "the answer is there");
    await read(page());
    assert.match((await page().query()).get("data"), /own/);
    assert.match(await page().text('[data-panel="report"]'), /24 rows read = 24 rows used \+ 0/);
  });

  test("can be answered by the keyboard alone", async () => {
    await openFresh(page());
    await bring(page(), join(CORPUS, "dashes.csv"));
    await page().until(() => document.activeElement?.id === "import-title", "the form has the focus");
    const isAt = (selector) => page().run((selector) => document.activeElement.matches(selector), selector);
    for (let steps = 0; steps < 20 && !(await isAt(".question input")); steps += 1) await page().press(Key.TAB);
    await page().press(" ");
    assert.ok(await page().run(() => document.activeElement.checked));
    for (let steps = 0; steps < 5 && !(await isAt('[data-action="import"]')); steps += 1) await page().press(Key.TAB);
    await page().press(Key.ENTER);
    await page().until(() => document.activeElement?.id === "report-title", "the report has the focus");
    assert.match(await page().text('[data-panel="report"]'), /4 baris dibaca = 4 baris dipakai \+ 0/);
  });

  for (const [trouble, script] of [
    ["forbidden", `Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });`],
    ["full", `Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };`],
  ]) {
    test(`is not remembered where the storage is ${trouble}, and nothing else is missing`, async () => {
      await openFresh(page());
      await page().run(script);
      await bring(page(), join(CORPUS, "dashes.csv"));
      await read(page());
      assert.match(await page().text('[data-panel="report"]'), /4 baris dibaca/);
    });
  }

  test("may be changed from the report, without the file being chosen again", async () => {
    await openFresh(page());
    await bring(page(), join(CORPUS, "dashes.csv"));
    await read(page());
    assert.match(await page().text('[data-panel="report"]'), /4 baris dibaca = 2 baris dipakai \+ 2/);
    await page().click('[data-action="review"]');
    await formShown(page());
    await page().click('[data-question="2"] input');
    await read(page());
    assert.match(await page().text('[data-panel="report"]'), /4 baris dibaca = 4 baris dipakai \+ 0/);
  });
});
