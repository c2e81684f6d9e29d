// The page as one file: it opens from a folder, without any server, and says the same to the last digit.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { BROWSERS, Key, startBrowser } from "./drivers.mjs";
import { CAPAIAN, DIST } from "./harness.mjs";
import { Page } from "./page.mjs";

describe("The page as one file", () => {
  let folder, file;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "capaian-portable-"));
    file = join(folder, "capaian rapat.html");
    const made = spawnSync(CAPAIAN, ["portable", DIST, "--out", file, "--made", "2024-11-29"]);
    assert.equal(made.status, 0, made.stderr.toString());
    assert.match(made.stdout.toString(), /: \d+\.\d MiB, [0-9a-f]{12}\n$/);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test("is the same bytes each time, and asks nobody for anything", () => {
    const again = join(folder, "again.html");
    spawnSync(CAPAIAN, ["portable", DIST, "--out", again, "--made", "2024-11-29"]);
    assert.ok(readFileSync(file).equals(readFileSync(again)));
    const text = readFileSync(file, "utf8");
    assert.match(text, /default-src 'none'; script-src 'sha256-[^']+' blob: 'wasm-unsafe-eval'/);
    assert.doesNotMatch(text, /<(link|img|iframe)\b|<script[^>]+src=/);
  });

  test("says what is wrong with what it is given", () => {
    const unknown = spawnSync(CAPAIAN, ["portable", DIST, "--out", join(folder, "x.html"), "--data-set", "nowhere"]);
    assert.equal(unknown.status, 2);
    assert.match(unknown.stderr.toString(), /nowhere/);
    const deck = join(folder, "deck.json");
    writeFileSync(deck, "<!doctype html>");
    const broken = spawnSync(CAPAIAN, ["portable", DIST, "--out", join(folder, "x.html"), "--deck", deck]);
    assert.equal(broken.status, 2);
    assert.match(broken.stderr.toString(), /deck\.json/);
    const empty = spawnSync(CAPAIAN, ["portable", folder, "--out", join(folder, "x.html")]);
    assert.equal(empty.status, 2);
  });

  for (const name of BROWSERS) {
    test(`the speaker's window follows the slides and leads them, from a folder (${name})`, async () => {
      const browser = await startBrowser(name);
      const { driver } = browser;
      const page = new Page(driver, { url: pathToFileURL(file).href }, name);
      const inWindow = (handle) => driver.switchTo().window(handle);
      const onSlide = (number) => page.until((number) => document.documentElement.dataset.slide === number, `slide ${number}`, number);
      const count = (words) => page.until((words) => document.querySelector("#console-count")?.textContent === words, words, words);
      try {
        await page.open("?v=1&lang=id");
        for (const [chart, slides] of [["month", "1"], ["agency", "2"]]) {
          await page.focus(`[data-chart="${chart}"] [data-action="table"]`);
          await page.press("s");
          await page.until((n) => document.querySelector("#stage-said:not([hidden])")?.textContent.includes(`slide ${n}`), "it is added", slides);
        }
        await page.run(() => document.querySelector('[data-slides=""]').click());
        await page.until(() => document.querySelector("#deck[open]"), "the deck is open");
        await page.click("#deck-row-0");
        await page.click("#deck-start");
        await onSlide("1");
        const room = await driver.getWindowHandle();
        await page.press("w");
        const handles = await driver.wait(async () => {
          const handles = await driver.getAllWindowHandles();
          return handles.length === 2 && handles;
        }, 30_000);
        const speaker = handles.find((handle) => handle !== room);
        await inWindow(speaker);
        await count("Slide 1 dari 2");
        await page.press(Key.PAGE_DOWN);
        await count("Slide 2 dari 2");
        await inWindow(room);
        await onSlide("2");
        await page.press(Key.HOME);
        await onSlide("1");
        await inWindow(speaker);
        await count("Slide 1 dari 2");
      } finally {
        await browser.stop();
      }
    });

    test(`shows all pages and filters across them, from a folder (${name})`, async () => {
      const browser = await startBrowser(name);
      const { driver } = browser;
      const url = pathToFileURL(file).href;
      const page = new Page(driver, { url }, name);
      const until = (found, what, ...values) => driver.wait(() => driver.executeScript(found, ...values), 60_000, what);
      const open = async (query) => {
        await driver.get(url + query);
        await until(() => document.documentElement.dataset.ready, `${query} is ready`);
      };
      const value = (key) => driver.executeScript((key) => document.querySelector(`[data-figure='${key}']`).textContent, key);
      try {
        await open("?v=1&lang=id");
        assert.deepEqual(
          await Promise.all(["realisation", "target", "attainment"].map(value)),
          ["35.945", "40.586", "88,6%"],
        );
        assert.match(await driver.executeScript(() => document.querySelector(".cover").textContent), /29 November 2024/);
        await page.clickMark("destination", "HKG");
        await until(() => document.querySelector("[data-figure='realisation']").textContent === "12.051", "Hong Kong alone");
        for (const [name, words] of [
          ["targets", "Proyeksi akhir 2024"],
          ["agencies", "lembaga"],
          ["meetings", "Taman Bukit Palem"],
          ["claims", "86%"],
        ]) {
          await driver.executeScript((name) => document.querySelector(`[data-page='${name}']`).click(), name);
          await until((words) => document.querySelector("main").textContent.includes(words), `${name}: ${words}`, words);
        }
        await open("?v=1&lang=id&page=meetings");
        await until(() => document.querySelector("#start-minutes"), "the meetings");
        await driver.executeScript(() => document.querySelector("#start-minutes").click());
        await until(() => document.querySelector("#scribe-dialog[open]"), "minutes begin");
      } finally {
        await browser.stop();
      }
    });
  }
});
