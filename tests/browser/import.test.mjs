// A file of the person's own, as LibreOffice saves it with Indonesian settings, is explored in the
// page and never leaves the browser.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
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
        asked.filter((path) => !path.startsWith("/importer")),
        [],
        "only the importer is fetched",
      );
    });
  }

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
