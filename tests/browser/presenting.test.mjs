// Decks and the show of them: made of live views, shown by keys alone, filtered in the middle of a slide, followed by
// the speaker's own window.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { inEveryBrowser, Key } from "./harness.mjs";

const HOSTILE = `<img src=x onerror=alert(1)>" onclick="alert(2)`;

const isOpen = (page) => page.until(() => document.querySelector("#deck[open]"), "the deck is open");
const isShut = (page) => page.until(() => !document.querySelector("dialog[open]"), "no dialog is open");
const said = (page, words) =>
  page.until(
    (words) => document.querySelector("#stage-said:not([hidden])")?.textContent.includes(words),
    `says ${words}`,
    words,
  );
const onSlide = (page, number) =>
  page.until((number) => document.documentElement.dataset.slide === String(number), `slide ${number}`, number);
const title = (page) => page.text("#stage-head .stage__title");
const deck = (page) => page.run(() => JSON.parse(localStorage["capaian.deck"] ?? "null"));
const rest = (page) => page.run(() => document.activeElement?.blur());
/** Filters a slide by what the letters find first: only that, or without it. */
const filterBy = async (page, letters, { without }) => {
  // WebKit on Linux takes F for itself.
  await page.press(page.browser === "webkit" ? "/" : "f");
  await page.until(() => document.activeElement?.id === "stage-filter-field", "the filter's field has the focus");
  await page.press(...letters);
  await page.until(() => document.querySelectorAll("#stage-filter-list li").length > 0, "something is offered");
  await (without ? page.pressHolding(Key.SHIFT, Key.ENTER) : page.press(Key.ENTER));
};

/** A page with an empty deck. */
async function begin(page, query = "") {
  await page.open(query);
  await page.run(() => {
    for (const key of Object.keys(localStorage)) localStorage.removeItem(key);
  });
  await page.open(query);
}

/** Opens the deck by its button, wherever the focus is. */
async function openDeck(page) {
  await page.run(() => document.querySelector("[data-slides=\"\"]").click());
  await isOpen(page);
}

/** Adds a chart by the one key. */
async function addChart(page, name) {
  const before = (await deck(page))?.slides.length ?? 0;
  await page.focus(`[data-chart="${name}"] [data-action="table"]`);
  await page.press("s");
  await page.until((n) => JSON.parse(localStorage["capaian.deck"] ?? "{}").slides?.length === n, "it is added", before + 1);
}

/** A deck of five slides, of four views and one of words. */
async function fiveSlides(page) {
  await begin(page);
  for (const name of ["month", "destination", "agency", "scheme"]) await addChart(page, name);
  await openDeck(page);
  await page.click("#deck-words");
  await page.focus("#deck-title-field");
  await page.press(..."Yang diputuskan");
  await page.focus("#deck-lines-field");
  await page.press(..."Bagi sisa target", Key.ENTER, ..."Tetapkan tenggat");
}

/** Starts the show from the first slide. */
async function start(page) {
  await page.click("#deck-row-0");
  await page.click("#deck-start");
  await onSlide(page, 1);
}

inEveryBrowser("decks of live views", (page) => {
  test("any view is added with one key, from wherever a person is", async () => {
    await begin(page(), "?v=1&destination=HKG");
    await addChart(page(), "month");
    await said(page(), "slide 1");
    const [slide] = (await deck(page())).slides;
    assert.deepEqual(slide.view, { address: "v=1&destination=HKG", part: "month" });
    assert.equal(slide.taken.finding, await page().text("#title-month"));
    assert.ok(slide.taken.figures.length > 3, "its marks are taken down");
    await page().until(() => document.documentElement.dataset.presenter !== undefined, "the presenter is there");
    await page().goTo("meetings");
    await page().shown("follow-up", "tindak lanjut");
    await page().focus('[data-panel="follow-up"] select');
    await rest(page());
    await page().press("s");
    await page().until(() => JSON.parse(localStorage["capaian.deck"]).slides.length === 2, "two slides");
    const second = (await deck(page())).slides[1];
    assert.equal(second.view.address, "v=1&destination=HKG&page=meetings");
  });

  test("a letter in a field is a letter", async () => {
    await begin(page());
    await page().focus('[data-control="agency-search"]');
    await page().press("s");
    assert.equal(await deck(page()), null);
    assert.equal(await page().run(() => document.activeElement.value), "s");
  });

  test("slides are ordered, copied, removed and edited by keys, and every step is taken back", async () => {
    await fiveSlides(page());
    const ids = async () => (await deck(page())).slides.map(({ id }) => id);
    const first = await ids();
    assert.equal(new Set(first).size, 5);
    await page().focus("#deck-row-0");
    await page().press(Key.ENTER);
    await page().driver.actions().keyDown(Key.ALT).sendKeys(Key.ARROW_DOWN).keyUp(Key.ALT).perform();
    assert.deepEqual(await ids(), [first[1], first[0], ...first.slice(2)]);
    await page().click("#deck-copy");
    assert.equal((await ids()).length, 6);
    await page().click("#deck-remove");
    await page().click("#deck-undo");
    await page().click("#deck-undo");
    await page().click("#deck-undo");
    assert.deepEqual(await ids(), first);
    const words = (await deck(page())).slides[4];
    assert.deepEqual([words.title, words.lines], ["Yang diputuskan", ["Bagi sisa target", "Tetapkan tenggat"]]);
    assert.equal(await page().text("#deck-name-4"), "Yang diputuskan");
  });

  test("what is written on a slide is text wherever it stands", async () => {
    await begin(page());
    await openDeck(page());
    await page().click("#deck-words");
    for (const field of ["title", "lines", "notes"]) {
      await page().focus(`#deck-${field}-field`);
      await page().press(...HOSTILE);
    }
    await start(page());
    await page().press("n");
    assert.equal(await title(page()), HOSTILE);
    assert.equal(await page().text("#stage-notes"), HOSTILE);
    assert.equal(await page().run(() => document.querySelectorAll("#stage img, #stage [onclick]").length), 0);
    await page().press(Key.ESCAPE);
  });

  test("the default deck comes from the data, and the page is then as it was", async () => {
    await begin(page(), "?v=1&page=targets&by=destination");
    await openDeck(page());
    await page().click("#deck-agenda");
    await page().until(() => JSON.parse(localStorage["capaian.deck"] ?? "{}").slides?.length > 5, "the deck is made");
    await isOpen(page());
    const { slides } = await deck(page());
    assert.deepEqual(
      slides.map(({ view }) => view?.part ?? ""),
      ["", "headline", "targets", "units", "constraints", "follow-up", ""],
    );
    const headline = slides[1].taken.figures.map(({ text }) => text);
    for (const figure of ["35.945", "40.586", "88,6%"]) assert.ok(headline.includes(figure), figure);
    assert.ok(slides[6].lines.length >= 3, "there is something to decide");
    assert.ok(slides[6].lines[0].includes("4.641"), slides[6].lines[0]);
    const query = await page().query();
    assert.deepEqual([query.get("page"), query.get("by")], ["targets", "destination"]);
  });
});

inEveryBrowser("the show", (page) => {
  test("five slides are shown by keys, filtered in the middle of one, and are as they were made with one key", async () => {
    await fiveSlides(page());
    await start(page());
    const whole = await title(page());
    await page().press(Key.ARROW_RIGHT);
    await onSlide(page(), 2);
    assert.notEqual(await title(page()), whole);
    await page().press(Key.ARROW_LEFT);
    await onSlide(page(), 1);

    await filterBy(page(), "malay", { without: true });
    await isShut(page());
    await page().until((before) => document.querySelector("#stage-head .stage__title").textContent !== before, "another finding", whole);
    const keys = (await page().query()).get("destination").split(",");
    assert.ok(keys.length > 3 && !keys.includes("MYS"), keys.join());
    assert.match(await page().text("#stage-head .stage__filtered"), /R /);
    await onSlide(page(), 1);

    await page().press("r");
    await onSlide(page(), 1);
    await page().until((whole) => document.querySelector("#stage-head .stage__title").textContent === whole, "as it was made", whole);
    assert.equal(await page().run(() => document.querySelector("#stage-head .stage__filtered")), null);
    assert.equal((await page().query()).get("destination"), null);

    await page().press("5");
    await onSlide(page(), 5);
    assert.equal(await title(page()), "Yang diputuskan");
    await page().press(Key.HOME);
    await onSlide(page(), 1);
    await page().press(Key.END);
    await onSlide(page(), 5);
    await page().press(Key.PAGE_UP);
    await onSlide(page(), 4);
    await page().press("b");
    await page().until(() => document.querySelector("#stage-black:not([hidden])"), "the screen is black");
    await page().press("b", "t");
    await page().until(() => /\d\d:\d\d/.test(document.querySelector(".stage__clock")?.textContent), "the clock goes");
    await page().press(Key.ESCAPE);
    await page().until(() => document.documentElement.dataset.presenting === undefined, "the show is over");
    assert.equal((await page().query()).toString(), "");
  });

  test("a mark on a slide filters as it does on the page", async () => {
    await fiveSlides(page());
    await start(page());
    await page().press("2");
    await onSlide(page(), 2);
    const [{ key }] = await page().marks("destination");
    await page().click(`[data-chart="destination"] [data-key="${key}"]`);
    await page().until((key) => new URLSearchParams(location.search).get("destination") === key, "it is chosen", key);
    await page().until(() => document.querySelector("#stage-head .stage__filtered"), "the slide says so");
    await page().press("r");
    await onSlide(page(), 2);
    assert.equal((await page().query()).get("destination"), null);
    await page().press(Key.ESCAPE);
  });

  test("a brush on a slide takes the months under it", async () => {
    await fiveSlides(page());
    await start(page());
    const box = await page().run(() => {
      const marks = [...document.querySelectorAll('[data-chart="month"] [data-key]')].slice(-3);
      const middle = (mark) => {
        const { left, top, width, height } = mark.getBoundingClientRect();
        return [left + width / 2, top + height / 2];
      };
      return { keys: marks.map((mark) => mark.dataset.key), from: middle(marks[0]), to: middle(marks[2]) };
    });
    const [[x, y], [to]] = [box.from, box.to].map((at) => at.map(Math.round));
    await page().driver.actions().move({ x, y }).press().move({ x: to, y }).release().perform();
    const month = (key) => `${Math.floor(key / 12)}-${String((key % 12) + 1).padStart(2, "0")}`;
    const period = `${month(box.keys[0])}..${month(box.keys[2])}`;
    await page().until((period) => new URLSearchParams(location.search).get("period") === period, period, period);
    await page().press(Key.ESCAPE);
  });

  test("a pinned slide says what has changed since it was made", async () => {
    await fiveSlides(page());
    await page().click("#deck-row-1");
    await page().click("#deck-pin");
    await page().click("#deck-close");
    await start2(page());
    await page().press("2");
    await onSlide(page(), 2);
    assert.match(await page().text(".stage__changed"), /^Tidak berubah sejak 31 Oktober 2024/);
    await page().press(Key.ESCAPE);
    // The same view of data in which one figure was another.
    await page().run(() => {
      const kept = JSON.parse(localStorage["capaian.deck"]);
      kept.slides[1].taken.figures[0].text = "1 penempatan";
      localStorage["capaian.deck"] = JSON.stringify(kept);
    });
    await page().open();
    await start2(page());
    await page().press("2");
    await onSlide(page(), 2);
    const changed = await page().text(".stage__changed");
    assert.match(changed, /^Berubah sejak 31 Oktober 2024: .* 1 penempatan → /);
    await page().press(Key.ESCAPE);
  });

  test("a pen draws over a slide, and is wiped away", async () => {
    await fiveSlides(page());
    await start(page());
    await page().press("p");
    await page().until(() => document.documentElement.dataset.tool === "pen", "the pen is out");
    const actions = page().driver.actions();
    await actions.move({ x: 300, y: 300 }).press().move({ x: 340, y: 320 }).move({ x: 380, y: 300 }).release().perform();
    assert.ok((await page().text("#stage-ink")) !== null);
    assert.equal(await page().run(() => document.querySelectorAll("#stage-ink .ink").length), 1);
    await page().press("c");
    assert.equal(await page().run(() => document.querySelectorAll("#stage-ink .ink").length), 0);
    await page().press(Key.ESCAPE, Key.ESCAPE);
  });

  test("nothing that writes is offered on a slide, and each is there after a few drawings", async () => {
    await begin(page());
    await openDeck(page());
    await page().click("#deck-agenda");
    await page().until(() => JSON.parse(localStorage["capaian.deck"] ?? "{}").slides?.length > 5, "the deck is made");
    await isOpen(page());
    const count = (await deck(page())).slides.length;
    // How often the page was drawn: a bar that came and went made it a hundred times for one slide.
    await page().run(() => {
      window.drawings = 0;
      new MutationObserver(() => (window.drawings += 1)).observe(document.documentElement, { attributeFilter: ["data-ready"] });
    });
    await start(page());
    for (let at = 1; at <= count; at += 1) {
      await onSlide(page(), at);
      const drawings = await page().run(() => {
        const since = window.drawings;
        window.drawings = 0;
        return since;
      });
      assert.ok(drawings <= 24, `slide ${at} made the page draw ${drawings} times`);
      const offered = await page().run(() =>
        [...document.querySelectorAll("[data-starts], [data-embeds], [data-saves], [data-action], [data-slides], input[type=file]")]
          .filter((one) => one.getClientRects().length > 0)
          .map((one) => one.outerHTML),
      );
      assert.deepEqual(offered, []);
      await page().press(Key.ARROW_RIGHT);
    }
    await page().press(Key.ESCAPE);
  });

  test("the deck is printed one slide a page, and the page is then as it was", async () => {
    await fiveSlides(page());
    await page().run(() => {
      window.print = () => (window.printed = true);
    });
    await page().click("#deck-print");
    await page().until(() => window.printed, "it is printed");
    const sheets = await page().run(() => [...document.querySelectorAll(".sheet")].map((sheet) => sheet.querySelectorAll("svg .mark, li").length));
    assert.equal(sheets.length, 5);
    assert.ok(sheets.every((count) => count > 1), sheets.join());
    const size = { width: 25.4, height: 14.2875, top: 0, bottom: 0, left: 0, right: 0 };
    // The others write what cannot be counted without a reader of their files.
    if (page().browser === "chromium") {
      const pdf = Buffer.from(await page().driver.printPage({ ...size, background: true }), "base64");
      assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length, 5);
    }
    await page().run(() => dispatchEvent(new Event("afterprint")));
    assert.equal(await page().run(() => document.documentElement.dataset.printing ?? null), null);
    assert.equal(await page().run(() => document.querySelectorAll(".sheet").length), 0);
    assert.equal((await page().query()).toString(), "");
  });

  test("the deck is handed out for other programs, and comes back from its own file", async () => {
    await fiveSlides(page());
    const before = await deck(page());
    await page().click("#deck-pptx");
    await isOpen(page());
    const slides = await page().download();
    assert.match(slides.name, /^capaian-dek-\d{4}-\d\d-\d\d\.pptx$/);
    assert.equal(slides.type, "application/vnd.openxmlformats-officedocument.presentationml.presentation");
    assert.deepEqual(await deck(page()), before);

    await page().click("#deck-export");
    const file = await page().download();
    const folder = mkdtempSync(join(tmpdir(), "capaian-deck-"));
    try {
      const path = join(folder, "dek.json");
      writeFileSync(path, file.text);
      for (let at = 0; at < 5; at += 1) await page().click("#deck-remove");
      assert.equal((await deck(page())).slides.length, 0);
      await page().chooseFile("#deck-file", path);
      await page().until(() => JSON.parse(localStorage["capaian.deck"]).slides.length === 5, "the deck is back");
      assert.deepEqual(await deck(page()), before);
      writeFileSync(path, `{"format": "capaian-deck", "version": 1, "slides": [{"id": "1", "view": {"address": "#", "part": ""}}]}`);
      await page().chooseFile("#deck-file", path);
      await page().until(() => document.querySelector("#deck-alert").textContent.includes("slide 1"), "what is wrong is said");
      assert.deepEqual(await deck(page()), before);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("the speaker's window follows the slides and leads them", async () => {
    await fiveSlides(page());
    await page().click("#deck-row-0");
    await page().focus("#deck-notes-field");
    await page().press(..."Mulai dari capaian");
    await start(page());
    const { driver } = page();
    const room = await driver.getWindowHandle();
    await driver.switchTo().newWindow("window");
    try {
      await driver.get(`${page().server.url}#presenter`);
      await page().until(() => document.querySelector("#console-notes")?.textContent === "Mulai dari capaian", "the notes");
      assert.equal(await page().text("#console-count"), "Slide 1 dari 5");
      assert.ok((await page().text("#console-next-title")).length > 10);
      assert.match(await page().text("#console-times"), /\d\d:\d\d/);
      await page().press(Key.PAGE_DOWN);
      await page().until(() => document.querySelector("#console-count")?.textContent === "Slide 2 dari 5", "in step");
      await driver.switchTo().window(room);
      await onSlide(page(), 2);
      await page().press("4");
      await onSlide(page(), 4);
      const handles = await driver.getAllWindowHandles();
      await driver.switchTo().window(handles.find((handle) => handle !== room));
      await page().until(() => document.querySelector("#console-count")?.textContent === "Slide 4 dari 5", "in step");
      await page().run(() => document.querySelector('#console [data-key="b"]').click());
      await driver.switchTo().window(room);
      await page().until(() => document.querySelector("#stage-black:not([hidden])"), "the screen is black");
    } finally {
      for (const handle of await driver.getAllWindowHandles()) {
        if (handle === room) continue;
        await driver.switchTo().window(handle);
        await driver.close();
      }
      await driver.switchTo().window(room);
    }
    await page().press("b", Key.ESCAPE);
  });

  test("slides speak the language of the room, fit an old projector, and are in order for who cannot see", async () => {
    await begin(page(), "?v=1&lang=en&theme=dark");
    await page().resize(1024, 768);
    await openDeck(page());
    await page().run(() => {
      const list = document.querySelector("#deck-shape");
      list.value = "4:3";
      list.dispatchEvent(new Event("input", { bubbles: true }));
    });
    assert.deepEqual(await page().accessibility(), []);
    await page().click("#deck-agenda");
    await page().until(() => JSON.parse(localStorage["capaian.deck"] ?? "{}").slides?.length > 5, "the deck is made");
    await isOpen(page());
    await start(page());
    await page().press("2");
    await onSlide(page(), 2);
    assert.match(await title(page()), /88\.6% of the target/);
    for (let at = 2; at <= 6; at += 1) {
      await onSlide(page(), at);
      const over = await page().run(() => {
        const main = document.querySelector("main");
        const stage = document.querySelector("#stage").getBoundingClientRect();
        const foot = document.querySelector("#stage-foot").getBoundingClientRect();
        const box = main.getBoundingClientRect();
        const root = document.documentElement;
        return {
          wide: main.scrollWidth - main.clientWidth, low: box.bottom - foot.top, right: box.right - stage.right,
          // What may explain it.
          box, foot, style: root.getAttribute("style"), marks: { ...root.dataset }, head: document.querySelector("#stage-head").scrollHeight,
        };
      });
      assert.ok(over.wide <= 1 && over.low <= 1 && over.right <= 0, JSON.stringify([at, over]));
      assert.deepEqual(await page().accessibility(), []);
      await page().press(Key.ARROW_RIGHT);
    }
    await page().press(Key.ESCAPE);
    await page().resize(1366, 900);
  });
});

/** Starts the show from the deck that is kept. */
async function start2(page) {
  await isShut(page);
  await openDeck(page);
  await start(page);
}
