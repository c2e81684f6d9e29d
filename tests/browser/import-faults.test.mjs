// A file that cannot be read says why and what to do, and leaves the page as it was.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { CORPUS, inEveryBrowser } from "./harness.mjs";
import { bring, importGone, made } from "./own-file.mjs";

/** A ZIP archive of one part. */
function zipped(name, content) {
  const packed = deflateRawSync(content, { level: 9 });
  const title = Buffer.from(name);
  const entry = Buffer.alloc(26);
  entry.writeUInt16LE(20, 0);
  entry.writeUInt16LE(8, 4);
  entry.writeUInt32LE(packed.length, 14);
  entry.writeUInt32LE(content.length, 18);
  entry.writeUInt16LE(title.length, 22);
  const local = Buffer.concat([Buffer.from("PK\x03\x04"), entry, title, packed]);
  const central = Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), entry, Buffer.alloc(14), title]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from("PK\x05\x06"), end]);
}

inEveryBrowser("A file that cannot be read", (page) => {
  const bomb = () => made("bomb.xlsx", zipped("xl/worksheets/sheet1.xml", Buffer.alloc(300 << 20)));
  for (const [name, words, path = () => join(CORPUS, name)] of [
    ["empty.csv", /0 byte/],
    ["truncated.xlsx", /XLSX/],
    ["locked.xlsx", /sandi/],
    ["page.xls", /halaman web/i],
    ["bomb.xlsx", /ZIP: > \d+ MiB/, bomb],
  ]) {
    test(`${name} says why, and changes nothing`, async () => {
      await page().open("?v=1&destination=HKG");
      const before = await page().picture();
      await page().chooseFile('[data-control="file"]', path());
      await page().until(() => document.querySelector('[data-problem="import"]'), "there is a problem");
      assert.match(await page().text('[data-problem="import"]'), words);
      await page().click('[data-problem="import"] [data-action="close"]');
      await page().until(() => !document.querySelector('[data-problem="import"]'), "the problem is closed");
      assert.deepEqual(await page().picture(), before);
      assert.equal((await page().query()).get("destination"), "HKG");
    });
  }

  test("is followed by one that can", async () => {
    await page().open();
    await page().chooseFile('[data-control="file"]', join(CORPUS, "locked.xlsx"));
    await page().until(() => document.querySelector('[data-problem="import"]'), "there is a problem");
    assert.deepEqual(await page().accessibility(), []);
    await bring(page(), join(CORPUS, "serials.xlsx"));
    await page().click('[data-action="cancel-import"]');
    await importGone(page());
    assert.equal(await page().figure("realisation"), "35.945");
  });
});
