// One file, saved from the page by the keyboard, and opened from a folder: the same figures, the minutes, the deck.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { serve } from "../../tools/serve.mjs";
import { BROWSERS, startBrowser } from "./drivers.mjs";
import { CAPAIAN, DIST, Key } from "./harness.mjs";
import { Page } from "./page.mjs";

const text = (path) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), "utf8");
const LISTENER = text("listener.js");
const AXE = text("../../tools/node_modules/axe-core/axe.min.js");
const DECK = {
  format: "capaian-deck",
  version: 1,
  title: "</script><img src=x onerror=alert(1)>",
  slides: [{ id: "s1", title: "Hong Kong", view: { address: "v=1&destination=HKG", part: "month" } }],
};
const ACTION = "Periksa <b>kontrak</b> di Taman Bukit";
const TITLE = "Rapat & <i>evaluasi</i>";

/** Bytes, as the dialog says them. */
const bytes = (said, lang) => {
  const [, number, unit] = said.match(/^([\d.,]+) (KB|MB)$/);
  const plain = lang === "id" ? number.replaceAll(".", "").replace(",", ".") : number.replaceAll(",", "");
  return Number(plain) * (unit === "MB" ? 1_048_576 : 1_024);
};

const isReady = (page) => page.until(() => document.querySelector(".packer--ready #packer-save:enabled"), "all is packed");
const size = (page, part) => page.text(`#packer-${part}`);

/** Opens the dialog at the foot of the page. */
async function offer(page) {
  await page.run(LISTENER);
  await page.focus("[data-packs]");
  await page.press(Key.ENTER);
  await page.until(() => document.querySelector("#packer[open]"), "the dialog is open");
  await isReady(page);
}

/** Tabs to the button, and saves. */
async function save(page) {
  for (let step = 0; step < 20; step += 1) {
    if (await page.run(() => document.activeElement?.id === "packer-save")) break;
    await page.press(Key.TAB);
  }
  assert.equal(await page.run(() => document.activeElement.id), "packer-save");
  await page.press(Key.ENTER);
  return page.download();
}

/** A meeting with one action, by the keyboard. */
async function takeMinutes(page) {
  await page.open("?v=1&lang=id&page=meetings");
  await page.focus("#start-minutes");
  await page.press(Key.ENTER);
  await page.until(() => document.activeElement?.id === "scribe-title", "the title has the focus");
  await page.press(..."Rakor satu berkas", Key.ENTER);
  await page.until(() => !document.querySelector("#scribe-dialog[open]"), "the meeting is kept");
  await page.run(() => document.activeElement?.blur());
  await page.press("t");
  await page.until(() => document.activeElement?.id === "scribe-text", "the text has the focus");
  await page.press(...ACTION, Key.ENTER);
  await page.until(() => document.querySelector("#scribe-count")?.textContent.startsWith("1"), "the action is kept");
}

for (const name of BROWSERS) {
  describe(`Save as one file (${name})`, () => {
    let folder, server, browser, page, saved, stranger;
    const asked = [];
    before(async () => {
      folder = mkdtempSync(join(tmpdir(), "capaian-packer-"));
      // What the tests put into the page would not be the build that is packed.
      server = await serve({ root: DIST });
      stranger = createServer(({ url }, response) => response.end(String(asked.push(url))));
      await new Promise((done) => stranger.listen(0, "127.0.0.1", done));
      browser = await startBrowser(name);
      page = new Page(browser.driver, server, name);
    });
    after(async () => {
      await browser?.stop();
      await server?.close();
      stranger?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    test("sizes are said before, in both languages, and the dialog is accessible", async () => {
      for (const [lang, programs] of [["en", "The page and its programs"], ["id", "Halaman dan programnya"]]) {
        await page.open(`?v=1&lang=${lang}`);
        await offer(page);
        assert.match(await page.text("#packer"), new RegExp(programs));
        const parts = await Promise.all(["size-programs", "size-set-sample"].map((part) => size(page, part)));
        const sum = bytes(await size(page, "sum"), lang);
        const added = parts.reduce((all, part) => all + bytes(part, lang), 0);
        assert.ok(Math.abs(sum - added) < 0.01 * sum, `${parts} and ${sum}`);
        await page.run(AXE);
        assert.deepEqual(await page.accessibility(), []);
      }
    });

    test("only what is chosen goes in, and one data set at least", async () => {
      const before = bytes(await size(page, "sum"), "id");
      await page.click('#packer [value="sample-2024-08"]');
      await isReady(page);
      const more = bytes(await size(page, "size-set-sample-2024-08"), "id");
      const now = bytes(await size(page, "sum"), "id");
      assert.ok(Math.abs(now - before - more) < 0.01 * now, `${before} + ${more} is not ${now}`);
      for (const id of ["sample", "sample-2024-08"]) await page.click(`#packer [value="${id}"]`);
      assert.ok(await page.run(() => document.querySelector("#packer-save").disabled));
      assert.match(await page.text("#packer-status"), /sedikitnya satu/);
    });

    test("the file is as large as was said, and holds the minutes and the deck as text", async () => {
      await takeMinutes(page);
      await page.run((deck) => (localStorage["capaian.deck"] = deck), JSON.stringify(DECK));
      await page.open("?v=1&lang=id");
      await page.until(() => document.querySelector("#scribe-count"), "minutes go on");
      await offer(page);
      assert.match(await page.text("#packer"), /1 slide.*Notulen menyebut nama orang/s);
      await page.type('#packer [name="title"]', TITLE);
      await isReady(page);
      const said = bytes(await size(page, "sum"), "id");
      const file = await save(page);
      assert.match(file.name, /^capaian-\d{4}-\d\d-\d\d-[0-9a-f]{12}\.html$/);
      assert.equal(file.type, "text/html");
      const length = Buffer.byteLength(file.text);
      assert.ok(Math.abs(length - said) <= 0.01 * length, `${said} was said, it is ${length}`);
      assert.doesNotMatch(file.text.replace(/<script type="application\/json"[^]*?<\/script>/g, ""), /<img|<i>evaluasi/);
      saved = file;
      writeFileSync(join(folder, "rapat besok.html"), file.text);
    });

    test("the command line makes the same file of the same parts", () => {
      const part = (name) => {
        const path = join(folder, `${name}.json`);
        writeFileSync(path, saved.text.match(new RegExp(`id="carried-${name}">([^]*?)</script>`))[1]);
        return path;
      };
      const made = spawnSync(CAPAIAN, [
        ...["portable", DIST, "--out", join(folder, "cli.html"), "--data-set", "sample", "--title", TITLE],
        ...["--deck", part("deck"), "--minutes", part("minutes")],
      ]);
      assert.equal(made.status, 0, made.stderr.toString());
      const code = made.stdout.toString().match(/, ([0-9a-f]{12})\n$/)[1];
      assert.ok(saved.name.endsWith(`-${code}.html`), `${saved.name} and ${code}`);
    });

    test("it opens from a folder with its cover, and asks nobody for anything", async () => {
      const url = pathToFileURL(join(folder, "rapat besok.html")).href;
      page = new Page(browser.driver, { url, faults: new Map() }, name);
      await page.driver.get(url);
      const cover = await page.until(() => document.querySelector(".cover")?.textContent, "the cover");
      for (const words of [TITLE, "Data contoh, s.d. 31 Oktober 2024", "1 slide", "Sidik isi"]) {
        assert.ok(cover.includes(words), `${words}: ${cover}`);
      }
      await page.settled();
      await page.until(() => !("cover" in document.documentElement.dataset), "the cover closes by itself");
      assert.deepEqual(
        await Promise.all(["realisation", "target", "attainment"].map((figure) => page.figure(figure))),
        ["35.945", "40.586", "88,6%"],
      );
      const address = `http://127.0.0.1:${stranger.address().port}/`;
      await page.driver.executeAsyncScript((address, done) => {
        const picture = new Image();
        picture.onload = picture.onerror = () => done();
        picture.src = address;
      }, address);
      assert.deepEqual(asked, []);
      await page.run(AXE);
      assert.deepEqual(await page.accessibility(), []);
    });

    test("it filters, and its minutes are among the follow-up from the start", async () => {
      await page.clickMark("destination", "HKG");
      assert.equal(await page.figure("realisation"), "12.051");
      await page.open("?v=1&lang=en&page=meetings");
      await page.until((words) => document.querySelector("main").textContent.includes(words), "the action", ACTION);
      assert.match(await page.text(".cover [lang=en]"), /\S/);
      const deck = await page.run(() => JSON.parse(document.getElementById("carried-deck").textContent));
      assert.equal(deck.title, DECK.title);
    });

    test("its deck is there to be shown", async () => {
      await page.open("?v=1&lang=id");
      await page.run(() => document.querySelector("[data-slides]").click());
      await page.until(() => document.querySelector(".deck[open]")?.textContent.includes("Hong Kong"), "the deck");
    });

    test("it can be saved again, and is the same", async () => {
      await page.open("?v=1&lang=id");
      await page.until(() => document.documentElement.dataset.minutes, "minutes go on");
      await offer(page);
      const again = await save(page);
      assert.equal(again.name.slice(-17), saved.name.slice(-17));
    });
  });
}
