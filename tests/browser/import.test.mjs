// A file of the person's own, as LibreOffice saves it with Indonesian settings, is explored in the
// page and never leaves the browser.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { FIXTURES, inEveryBrowser, TARGET } from "./harness.mjs";

/** The fixture as LibreOffice saves it: as it is, or as a workbook made now. */
function saved(name) {
  if (!name.endsWith(".xlsx")) return join(FIXTURES, name);
  const folder = join(TARGET, "tmp");
  execFileSync("soffice", [
    `-env:UserInstallation=file://${join(folder, "soffice")}`,
    "--headless",
    "--infilter=CSV:59,34,76,1,,1057",
    "--convert-to",
    "xlsx",
    "--outdir",
    folder,
    join(FIXTURES, name.replace(".xlsx", ".csv")),
  ]);
  return join(folder, name);
}

inEveryBrowser("One's own file", (page) => {
  for (const name of ["libreoffice.csv", "libreoffice.xlsx"]) {
    test(`${name} is mapped, reported on and explored`, async () => {
      await page().open();
      const before = page().server.requests.length;
      await page().chooseFile('[data-control="file"]', saved(name));
      await page().until(() => document.querySelector('[data-panel="import"] [data-source-column]'), "the columns are shown");
      const columns = await page().run(() =>
        [...document.querySelectorAll("[data-source-column]")].map((select) => [
          select.dataset.sourceColumn,
          select.value,
        ]),
      );
      assert.ok(columns.length >= 3 && columns.some(([, meaning]) => meaning === "date"), String(columns));
      await page().click('[data-action="import"]');
      await page().until(() => document.querySelector('[data-panel="report"]'), "there is a report");
      await page().settled();
      assert.ok((await page().figureValue("realisation")) > 0);
      const [{ key }] = await page().marks("destination");
      const all = await page().figureValue("realisation");
      await page().clickMark("destination", key);
      assert.ok((await page().figureValue("realisation")) <= all);
      const asked = page().server.requests.slice(before);
      assert.deepEqual(
        asked.filter((path) => !path.startsWith("/import")),
        [],
        "only the importer is fetched",
      );
    });
  }

  test("months side by side are read as rows, and a total that does not hold is named", async () => {
    const file = join(TARGET, "tmp", "months.csv");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      `REKAPITULASI PENEMPATAN PMI;;;;;
TAHUN 2024;;;;;
No;Negara;Januari;Februari;Mar;Jumlah
1;Hong Kong;1.204;998;1.100;3.320
2;Taiwan;310;295;301;906
Jumlah;;1.514;1.293;1.401;4.208
`,
    );
    await page().open();
    await page().chooseFile('[data-control="file"]', file);
    await page().until(() => document.querySelector('[data-panel="import"] [data-source-column]'), "the columns are shown");
    assert.match(await page().text('[data-panel="import"] .card__header'), /Kolom yang berjajar/);
    await page().click('[data-action="import"]');
    await page().until(() => document.querySelector('[data-panel="report"]'), "there is a report");
    await page().settled();
    assert.equal(await page().figureValue("realisation"), 4208);
    const report = await page().text('[data-panel="report"]');
    assert.match(report, /7 baris dibaca = 6 baris dipakai \+ 1/);
    assert.match(report, /3320/, "the total of Hong Kong, which is 3302");
  });

  test("a file that is dropped anywhere is taken, and the page stays", async () => {
    await page().open();
    const hold = (type, text) => {
      const held = new DataTransfer();
      held.items.add(new File([text], "dropped.csv", { type: "text/csv" }));
      const event = new DragEvent(type, { dataTransfer: held, bubbles: true, cancelable: true });
      return !document.querySelector("header").dispatchEvent(event);
    };
    assert.ok(await page().run(hold, "dragover", ""), "the browser does not open it itself");
    await page().until(() => !document.querySelector(".drop").hidden, "the page says that it takes the file");
    const text = readFileSync(saved("libreoffice.csv"), "utf8");
    assert.ok(await page().run(hold, "drop", text));
    await page().until(() => document.querySelector('[data-panel="import"] [data-source-column]'), "the columns are shown");
    assert.ok(await page().run(() => document.querySelector(".drop").hidden));
    assert.match(await page().text("#import-title"), /dropped\.csv/);
    await page().click('[data-action="cancel-import"]');
    await page().until(() => !document.querySelector('[data-panel="import"]'), "the page is as before");
    assert.equal(await page().figure("realisation"), "35.945");
  });
});
