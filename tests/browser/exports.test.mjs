// What leaves the page: pictures, tables and workbooks of charts and cards, the code that brings a view back, and paper.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryBrowser, Key } from "./harness.mjs";

/** Opens the files of a chart or, by its name in the markup, of a card. */
async function offer(page, button) {
  await page.focus(button);
  await page.press(Key.ENTER);
  await page.until(() => document.querySelector("#save-dialog[open] #save-code")?.textContent, "the files are offered");
}

const ofChart = (chart) => `[data-chart="${chart}"] [data-action="save"]`;
const ofCard = (card) => `[data-saves="${card}"]`;

async function save(page, form) {
  await page.focus(`#save-dialog [data-save="${form}"]`);
  await page.press(Key.ENTER);
  return page.download();
}

const code = (page) => page.text("#save-code");

/** Types a code into the dialog that asks for one. */
async function enter(page, text) {
  await page.focus("#save-dialog [data-save-act='open-code']");
  await page.press(Key.ENTER);
  await page.until(() => document.querySelector("#code-dialog[open]"), "a code is asked for");
  await page.type("#code-field", text);
  await page.press(Key.ENTER);
}

inEveryBrowser("What leaves the page", (page) => {
  test("is offered by keyboard alone, in both languages, and axe finds nothing", async () => {
    for (const [lang, title] of [["id", "Simpan"], ["en", "Save"]]) {
      await page().open(`?lang=${lang}&destination=HKG`);
      await offer(page(), ofChart("agency"));
      assert.equal(await page().text("#save-title"), title);
      assert.deepEqual(await page().accessibility(), []);
      await page().press(Key.ESCAPE);
      const focused = await page().run(() => document.activeElement.closest("[data-chart]")?.dataset.chart);
      assert.equal(focused, "agency", "the focus is where it was");
    }
  });

  test("a picture of a chart over time has the decisions on it", async () => {
    await page().open();
    await page().until(() => document.querySelector('[data-chart="month"] [data-event]'), "they are marked");
    await offer(page(), ofChart("month"));
    const svg = await save(page(), "svg");
    const marked = await page().run(() => [...document.querySelectorAll('[data-chart="month"] .event > title')].map((one) => one.textContent));
    assert.ok(marked.length > 1);
    for (const words of marked) assert.ok(svg.text.includes(words.split("\n")[0].replaceAll("&", "&amp;")), words);
  });

  test("a picture has finding, source, mark and code, at twice its size", async () => {
    await page().open("?destination=HKG");
    const finding = await page().text("#title-agency");
    await offer(page(), ofChart("agency"));
    const shown = await code(page());
    const svg = await save(page(), "svg");
    assert.equal(svg.name, `capaian-agency_${shown}.svg`);
    const words = (text) => text.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
    for (const part of [finding, "DATA CONTOH", "Sumber:", "31 Oktober 2024", shown]) {
      assert.ok(words(svg.text).includes(part), `${part} in the picture`);
    }
    assert.ok(!/var\(|<script|href=/.test(svg.text), "it needs nothing of the page");
    assert.doesNotMatch(svg.text, /class="event"/, "decisions are marked on charts over time alone");
    const [, width, height] = svg.text.match(/width="(\d+)" height="(\d+)"/);
    const { name, head } = await save(page(), "png");
    assert.match(name, /\.png$/);
    assert.deepEqual(head.slice(1, 4), [..."PNG"].map((c) => c.charCodeAt(0)));
    const side = (at) => head.slice(at, at + 4).reduce((sum, byte) => sum * 256 + byte, 0);
    assert.deepEqual([side(16), side(20)], [2 * width, 2 * height]);
  });

  test("a card's table is a CSV and a workbook, with numbers as numbers", async () => {
    await page().open("?page=agencies");
    await page().until(() => document.querySelector('[data-saves="supporting"]'), "the cards are there");
    const shown = await page().cells('[data-panel="supporting"] table');
    await offer(page(), ofCard("supporting"));
    const csv = await save(page(), "csv");
    const lines = csv.text.replace(/^\ufeff/, "").trim().split("\r\n");
    assert.equal(lines.length, shown.length);
    assert.ok(lines[0].startsWith(shown[0][0]));
    const xlsx = await save(page(), "xlsx");
    assert.match(xlsx.type, /spreadsheetml/);
    assert.ok(xlsx.text.startsWith("PK"), "an archive");
    assert.match(xlsx.name, /^capaian-supporting_.*\.xlsx$/);
  });

  test("every card of every page offers its files", async () => {
    const cards = { "page=targets": "units", "page=agencies": "scorecard", "page=meetings": "follow-up", "page=claims": "claims", "data=published": "figures" };
    for (const [query, card] of Object.entries(cards)) {
      await page().open(`?${query}`);
      await page().until((card) => document.querySelector(`[data-saves="${card}"]`), `${card} is there`, card);
      await page().run(() => document.querySelectorAll("details.card").forEach((one) => (one.open = true)));
      await offer(page(), ofCard(card));
      await page().press(Key.ESCAPE);
    }
  });

  test("slides are made by whoever tells of them", async () => {
    await page().open();
    const picture = { markup: '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>', width: 40, height: 20, alt: "A" };
    const slides = { name: "rapat", lang: "id", format: "16:9", slides: [{ title: "Satu", svg: picture, notes: "N" }] };
    await page().run((detail) => document.dispatchEvent(new CustomEvent("capaian:slides", { detail })), JSON.stringify(slides));
    const { name, type, text } = await page().download();
    assert.equal(name, "rapat.pptx");
    assert.match(type, /presentationml/);
    for (const part of ["ppt/slides/slide1.xml", "ppt/media/image1.png", "ppt/notesSlides/notesSlide1.xml"]) {
      assert.ok(text.includes(part), part);
    }
  });

  test("nothing is offered in a frame of another page", async () => {
    await page().open("?embed=1&chart=agency", { settle: false });
    await page().until(() => document.documentElement.dataset.embed !== undefined && document.querySelector('[data-chart="agency"] svg'), "it is a guest");
    const offered = await page().run(() =>
      [...document.querySelectorAll("[data-saves], [data-action=save]")].filter((one) => one.getClientRects().length > 0).length,
    );
    assert.equal(offered, 0);
  });
});

inEveryBrowser("A code", (page) => {
  test("brings the same view back, and keeps language and theme", async () => {
    await page().open("?destination=HKG,TWN&period=2024-03..2024-05&page=agencies");
    await page().until(() => document.querySelector('[data-saves="scorecard"]'), "the cards are there");
    await offer(page(), ofCard("scorecard"));
    const shown = await code(page());
    await page().open(`?lang=en&theme=dark&code=${shown.toLowerCase().replaceAll("-", "")}`);
    await page().until(() => location.search.includes("destination"), "the view is open");
    await page().settled();
    const query = await page().query();
    assert.deepEqual(
      ["destination", "period", "page", "lang", "theme", "code"].map((name) => query.get(name)),
      ["HKG,TWN", "2024-03..2024-05", "agencies", "en", "dark", null],
    );
  });

  test("is entered in a field, and a mistyped one is refused with a reason", async () => {
    await page().open("?sex=female");
    await offer(page(), ofChart("destination"));
    const shown = await code(page());
    await page().press(Key.ESCAPE);
    await page().open();
    await offer(page(), ofChart("destination"));
    const wrong = shown.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
    await enter(page(), wrong);
    await page().until(() => document.querySelector("#code-said")?.textContent.includes("salah ketik"), "it is refused");
    assert.deepEqual(await page().accessibility(), []);
    await page().type("#code-field", shown);
    await page().press(Key.ENTER);
    await page().until(() => location.search.includes("sex=female"), "the view is open");
    await page().until(() => !document.querySelector("dialog[open]"), "the dialog has gone");
  });

  test("of other data says so, and shows the view all the same where that is wanted", async () => {
    await page().open("?sex=female&data=sample-2024-08");
    await offer(page(), ofChart("destination"));
    const shown = await code(page());
    // The same code of a data set that now holds other figures under its name.
    await page().open();
    const stamp = () => document.querySelector("[data-stamp]")?.dataset.stamp;
    const [here] = [await page().run(stamp)];
    assert.match(here, /^[0-9a-f]{64}$/);
    await page().run(() => {
      const other = document.querySelector("[data-stamp]");
      new MutationObserver(() => {
        for (const it of document.querySelectorAll("[data-stamp]:not([data-stamp^=ffffff])")) it.dataset.stamp = "f".repeat(64);
      }).observe(document.body, { subtree: true, childList: true, attributes: true });
      other.dataset.stamp = "f".repeat(64);
    });
    await offer(page(), ofChart("destination"));
    await enter(page(), shown);
    await page().until(() => document.querySelector("#code-said")?.textContent.includes("FFFFF"), "it is said that the data are others");
    assert.equal((await page().query()).get("sex"), null, "the view is as it was");
    await page().click("#code-dialog [data-code-act='anyway']");
    await page().until(() => location.search.includes("sex=female"), "the view is shown all the same");
  });
});

inEveryBrowser("On paper", (page) => {
  const PAGES = { overview: '[data-chart="sex"]', targets: '[data-panel="changes"]', agencies: '[data-panel="supporting"]', meetings: '[data-panel="constraints"]', claims: '[data-panel="claims"]' };

  test("a page is drawn for the sheet, says its source and carries its code", async () => {
    for (const [name, part] of Object.entries(PAGES)) {
      await page().open(`?page=${name}`);
      await page().until((part) => document.querySelector(part), `${name} is there`, part);
      // As a browser does that waits for its dialog.
      await page().run(() => {
        window.print = () => {
          dispatchEvent(new Event("beforeprint"));
          window.sheet = {
            foot: document.querySelector("#print-foot").textContent,
            width: document.body.getBoundingClientRect().width,
            wide: [...document.querySelectorAll("main svg.drawing")].filter((one) => one.getAttribute("width") > 730).length,
          };
        };
        document.dispatchEvent(new KeyboardEvent("keydown", { key: "p", ctrlKey: true, bubbles: true }));
      });
      const sheet = await page().until(() => window.sheet, "it is printed");
      assert.match(sheet.foot, /Sumber: .+Kode tampilan: [0-9A-Z-]{9}/);
      assert.ok(Math.abs(sheet.width - 718) < 2, `${sheet.width} px`);
      assert.equal(sheet.wide, 0, "no drawing is wider than the sheet");
      await page().run(() => dispatchEvent(new Event("afterprint")));
      assert.equal(await page().run(() => document.documentElement.hasAttribute("data-printing")), false);
    }
  });

  test("nothing is clipped or left over, and pages are few, in either direction of A4", async (t) => {
    if (page().browser !== "chromium") return t.skip("only Chromium tells how it prints");
    const driver = page().driver;
    const most = { overview: 5, targets: 5, agencies: 12, meetings: 10, claims: 8 };
    for (const [name, part] of Object.entries(PAGES)) {
      await page().open(`?page=${name}`);
      await page().until((part) => document.querySelector(part), `${name} is there`, part);
      for (const [orientation, width] of [["portrait", 718], ["landscape", 1046]]) {
        await driver.sendDevToolsCommand("Emulation.setEmulatedMedia", { media: "print" });
        await page().resize(width, 900);
        const wrong = await page().run(() => {
          const shown = (one) => one.getClientRects().length > 0;
          const edge = document.documentElement.clientWidth + 1;
          const over = [...document.querySelectorAll("main *, .masthead *, .colophon *")]
            .filter((one) => shown(one) && one.getBoundingClientRect().right > edge && !one.closest("svg, .visually-hidden"))
            .map((one) => `over the edge: ${one.outerHTML.slice(0, 90)}`);
          const worked = [...document.querySelectorAll("button:not(.link), select, input:not(#option-sentence), dialog")]
            .filter((one) => shown(one) && !one.closest(".visually-hidden"))
            .map((one) => `worked by hand: ${one.outerHTML.slice(0, 90)}`);
          const stuck = [...document.querySelectorAll("body *")]
            .filter((one) => shown(one) && ["sticky", "fixed"].includes(getComputedStyle(one).position))
            .map((one) => `sticks: ${one.outerHTML.slice(0, 90)}`);
          return [...over, ...worked, ...stuck].slice(0, 5);
        });
        await driver.sendDevToolsCommand("Emulation.setEmulatedMedia", { media: "" });
        assert.deepEqual(wrong, [], `${name}, ${orientation}`);
      }
      await page().resize(1366, 900);
      await page().settled();
      const [width, height] = [21, 29.7];
      const margins = { top: 1.2, bottom: 1.2, left: 1, right: 1 };
      const pdf = Buffer.from(await driver.printPage({ background: true, width, height, ...margins }), "base64").toString("latin1");
      const pages = pdf.match(/\/Type\s*\/Page\b(?!s)/g).length;
      assert.ok(pages <= most[name], `${name} takes ${pages} pages`);
      assert.ok(!/\/Subtype\s*\/Image/.test(pdf), `${name} is of vectors`);
    }
  });
});
