// Live minutes: written by keyboard alone, kept through whatever happens, never markup, never overwritten.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { BROWSERS, startBrowser } from "./drivers.mjs";
import { inEveryBrowser, Key, serveForTests } from "./harness.mjs";
import { Page } from "./page.mjs";

const HOSTILE = `<img src=x onerror=alert(1)>" onclick="alert(2) &lt;b&gt;`;
const MEETINGS = "?v=1&page=meetings";

const isOpen = (page) => page.until(() => document.querySelector("#scribe-dialog[open]"), "the dialog is open");
const isClosed = (page) => page.until(() => !document.querySelector("#scribe-dialog[open]"), "the dialog is closed");
const hasBar = (page) => page.until(() => document.querySelector("#scribe:not([hidden]) #scribe-constraint"), "the bar");
const count = (page) => page.run(() => parseInt(document.querySelector("#scribe-count")?.textContent ?? "-1", 10));
const counts = (page, n) =>
  page.until((n) => parseInt(document.querySelector("#scribe-count")?.textContent, 10) === n, `${n} entries`, n);
const told = (page, words) =>
  page.until((words) => document.querySelector("#scribe-alert")?.textContent.includes(words), words, words);

/** Starts minutes from the page of meetings by its button, and begins a meeting. */
async function begin(page, query = MEETINGS, title = "Rakor uji") {
  await page.open(MEETINGS);
  if (await page.run(() => localStorage.getItem("capaian.minutes") === "on")) await hasBar(page);
  await page.focus("#start-minutes");
  await page.press(Key.ENTER);
  await isOpen(page);
  await page.until(() => document.activeElement.id === "scribe-title", "the title has the focus");
  await page.press(...title, Key.ENTER);
  await isClosed(page);
  await counts(page, 0);
  if (query !== MEETINGS) {
    await page.open(query);
    await hasBar(page);
  }
  await rest(page);
}

/** Takes the focus out of any field. */
const rest = (page) => page.run(() => document.activeElement?.blur());

/** Opens a form by its letter, and writes its text. */
async function write(page, letter, text) {
  await rest(page);
  await page.press(letter);
  await page.until(() => document.activeElement?.id === "scribe-text", "the text has the focus");
  await page.press(...text);
}

async function save(page, letter, text) {
  const before = await count(page);
  await write(page, letter, text);
  await page.press(Key.ENTER);
  await isClosed(page);
  await counts(page, before + 1);
}

/** What is in the list, text by text. */
async function listed(page) {
  await rest(page);
  await page.press("l");
  await isOpen(page);
  return page.run(() => [...document.querySelectorAll("[data-entry] .scribe__text")].map((one) => one.textContent));
}

/** Whether a draft with these words is kept. */
const isDrafted = (words) =>
  new Promise((done) => {
    const opened = indexedDB.open("capaian-minutes");
    opened.onerror = () => done(false);
    opened.onsuccess = () => {
      const drafts = opened.result.transaction("drafts").objectStore("drafts").getAll();
      drafts.onerror = () => done(false);
      drafts.onsuccess = () => {
        opened.result.close();
        done(drafts.result.some((one) => one.includes(words)));
      };
    };
  });

/** Hears what the page is told. */
const listen = (page) =>
  page.run(() => document.addEventListener("capaian:minutes", (event) => (window.toldMinutes = event.detail)));

inEveryBrowser("Minutes", (page) => {
  test("are written by the keyboard alone, with the view on the screen", async () => {
    await begin(page(), "?v=1&page=targets&destination=HKG");
    await listen(page());
    await save(page(), "k", "OSS dan Sisko tidak sinkron");
    await save(page(), "d", "Data dipadankan tiap Senin");
    await write(page(), "t", "Memadankan data");
    await page().press(Key.TAB, ..."Sari", Key.TAB, ..."BP3MI", Key.TAB, ..."31 Desember 2026");
    await page().until(() => /31 Desember 2026/.test(document.querySelector("#scribe-due").textContent), "the day");
    assert.equal(await page().run(() => document.querySelector("#scribe-destination").value), "Hong Kong");
    await page().press(Key.ENTER);
    await counts(page(), 3);
    const { versions } = JSON.parse(await page().run(() => window.toldMinutes));
    const { content, view } = versions.find((one) => one.content.action);
    assert.equal(content.action.owner_person, "Sari");
    assert.equal(content.action.due, "2026-12-31");
    assert.equal(content.action.destination, "HKG");
    assert.match(view.address, /^v=1&.*destination=HKG/);
    assert.match(view.sentence, /target/);
    assert.ok(view.figure.label && view.figure.value && view.figure.raw, JSON.stringify(view.figure));
    assert.equal(view.data_set, "sample");
    assert.equal(view.data_as_of, "2024-10-31");
    await page().press(Key.ESCAPE);
  });

  test("have letters that rest in fields and can be turned off", async () => {
    await begin(page());
    await page().click("#scribe-letters");
    await rest(page());
    await page().press("k");
    assert.equal(await page().run(() => document.querySelector("#scribe-dialog[open]")), null);
    await page().click("#scribe-letters");
    await write(page(), "k", "kdtl");
    assert.equal(await page().run(() => document.querySelector("#scribe-text").value), "kdtl");
    await page().press(Key.ESCAPE);
    await isClosed(page());
    await page().press("k");
    await page().until(() => document.querySelector("#scribe-text")?.value === "kdtl", "the draft is there again");
    await page().pressHolding(Key.SHIFT, Key.ENTER);
    await page().press("x");
    assert.equal(await page().run(() => document.querySelector("#scribe-text").value), "kdtl\nx");
    await page().press(Key.ENTER);
    await counts(page(), 1);
  });

  test("hold hostile text as text, in the list and in every file", async () => {
    await begin(page(), MEETINGS, HOSTILE);
    await save(page(), "k", HOSTILE);
    assert.deepEqual(await listed(page()), [HOSTILE]);
    assert.equal(await page().run(() => document.querySelectorAll("#scribe img, #scribe-dialog img, [onclick]").length), 0);
    await page().press(Key.ESCAPE);
    await page().click("#scribe-export");
    await page().click("#scribe-csv");
    assert.match((await page().download()).text, /"<img src=x onerror=alert\(1\)>""/);
    await page().click("#scribe-markdown");
    assert.match((await page().download()).text, /\\<img src=x/);
    await page().run(() => {
      window.print = () => (window.printed = document.querySelector(".scribe-print").textContent);
    });
    await page().click('[data-do="print"]');
    assert.equal((await page().run(() => window.printed)).split(HOSTILE).length, 3, "the title and the entry");
  });

  test("are edited, removed and brought back", async () => {
    await begin(page());
    await save(page(), "d", "Satu");
    await listed(page());
    await page().click('[id^="scribe-edit-"]');
    await page().until(() => document.querySelector("#scribe-text")?.value === "Satu", "the entry is in the form");
    await page().press(..." dua", Key.ENTER);
    await page().until(() => document.querySelector("[data-entry] .scribe__text")?.textContent.includes("dua"), "edited");
    await page().click('[id^="scribe-remove-"]');
    await page().until(() => document.querySelector("[data-entry].is-removed"), "removed");
    await page().click('[id^="scribe-restore-"]');
    await page().until(() => document.querySelector("[data-entry]:not(.is-removed)"), "back");
    await page().press(Key.ESCAPE);
    await counts(page(), 1);
  });

  test("come back byte by byte from a file, and show what two people changed", async () => {
    await begin(page());
    await save(page(), "k", "Kendala dua orang");
    const file = async () => {
      await page().click("#scribe-export");
      await page().click("#scribe-json");
      const { text } = await page().download();
      await page().press(Key.ESCAPE);
      await isClosed(page());
      return text;
    };
    const folder = mkdtempSync(join(tmpdir(), "capaian-minutes-"));
    const bring = async (text) => {
      writeFileSync(join(folder, "minutes.json"), text);
      await page().run(() => document.querySelector("#scribe-file").removeAttribute("hidden"));
      await page().chooseFile("#scribe-file", join(folder, "minutes.json"));
      await page().until(() => document.querySelector("#scribe-dialog[open] #scribe-report"), "the report");
      return page().text("#scribe-report");
    };
    const first = await file();
    assert.match(await bring(first), /^0 versi ditambahkan/);
    await page().press(Key.ESCAPE);
    assert.equal(await file(), first);
    const theirs = JSON.parse(first);
    const one = theirs.versions.find(({ content }) => content.constraint?.text === "Kendala dua orang");
    const change = (id, text) => ({
      ...one,
      id,
      by: text,
      parents: [one.id],
      content: { constraint: { ...one.content.constraint, text } },
    });
    theirs.versions.push(change("aa", "Versi Sari"), change("bb", "Versi Budi"));
    assert.match(await bring(JSON.stringify(theirs)), /2 versi ditambahkan.*1 entri kini berbeda/);
    await page().press(Key.ESCAPE);
    await listed(page());
    assert.match(await page().text(".scribe__versions"), /Versi Sari[^]*Versi Budi/);
    assert.deepEqual(await page().accessibility(), []);
    await page().click('[data-do$="bb"]');
    await page().until(() => !document.querySelector(".scribe__versions"), "one holds");
    assert.equal(await page().text("[data-entry] .scribe__text"), "Versi Budi");
    await page().press(Key.ESCAPE);
    assert.match(await bring("{}"), /notulen yang diekspor halaman ini/);
    await page().press(Key.ESCAPE);
    // A version whose id stands here for something else is kept beside it.
    const forged = JSON.parse(await file());
    forged.versions.find(({ id }) => id === one.id).content.constraint.text = "Diubah di berkas";
    assert.match(await bring(JSON.stringify(forged)), /1 versi ditambahkan[^]*id versi yang hanya dipakai sekali/);
    await page().press(Key.ESCAPE);
    const reloaded = await file();
    assert.match(reloaded, /Diubah di berkas/);
    assert.match(reloaded, /Kendala dua orang/);
    await page().press(Key.ESCAPE);
    rmSync(folder, { recursive: true });
  });

  test("are not overwritten by another tab, which sees them at once", async () => {
    await begin(page());
    const first = await page().driver.getWindowHandle();
    await write(page(), "k", "dari tab satu");
    await page().driver.switchTo().newWindow("tab");
    const second = await page().driver.getWindowHandle();
    try {
      // A tab behind another is never painted in WebKit.
      await page().open(MEETINGS, { settle: false });
      await hasBar(page());
      // The draft of a tab that is there is left to it.
      await page().run(() => new Promise((done) => setTimeout(done, 500)));
      await write(page(), "k", "dari tab dua");
      await page().driver.switchTo().window(first);
      await page().press(Key.ENTER);
      await counts(page(), 1);
      await page().driver.switchTo().window(second);
      await page().press(Key.ENTER);
      await counts(page(), 2);
      assert.deepEqual((await listed(page())).sort(), ["dari tab dua", "dari tab satu"]);
      await page().press(Key.ESCAPE);
    } finally {
      await page().driver.switchTo().window(second);
      await page().driver.close();
      await page().driver.switchTo().window(first);
    }
    await counts(page(), 2);
  });

  test("stand on the page at once, beside what the data set has, and stay there without the bar", async () => {
    await begin(page(), MEETINGS, "Rakor langsung");
    await write(page(), "t", "Menyurati perwakilan");
    await page().press(Key.ENTER);
    await counts(page(), 1);
    const isShown = () =>
      [...document.querySelectorAll("[data-panel='follow-up'] .ticket")].some((one) =>
        /Menyurati perwakilan[^]*catatan peramban ini/.test(one.textContent),
      );
    await page().until(isShown, "the action is followed");
    assert.match(await page().text("[data-panel='meetings']"), /Rakor langsung[^]*0 kendala, 0 keputusan, 1 tindak lanjut/);
    assert.match(await page().text(".meetings__live"), /\d+ catatan dari peramban ini/);
    assert.deepEqual(await page().accessibility(), []);
    await page().click("#scribe-close");
    await page().open(MEETINGS);
    await page().until(isShown, "it is there after a reload");
    assert.equal(await page().run(() => document.querySelector("#scribe").hidden), true);
    await page().open(`${MEETINGS}&data=published`);
    assert.doesNotMatch(await page().text("main"), /Menyurati perwakilan/);
  });

  test("change what an earlier meeting agreed on, with the day that was given up", async () => {
    await begin(page());
    await page().open(`${MEETINGS}&follow_state=all`);
    await hasBar(page());
    const update = "#change-follow-up-2024-07-rakornis-T-2407-2";
    await page().until((update) => document.querySelector(update), "the action's button", update);
    await page().focus(update);
    await page().press(Key.ENTER);
    await isOpen(page());
    assert.match(await page().run(() => document.querySelector("#scribe-text").value), /Memanggil P3MI/);
    assert.deepEqual(await page().accessibility(), []);
    await page().run(() => (document.querySelector("#scribe-due_text").value = ""));
    await page().focus("#scribe-due_text");
    await page().press(..."31 Maret 2027", Key.ENTER);
    await isClosed(page());
    const ticket = () => document.querySelector("#change-follow-up-2024-07-rakornis-T-2407-2").closest(".ticket").textContent;
    await page().until(
      () => /diperpanjang 1 kali, semula 30 September 2024/.test(document.querySelector("[data-panel='follow-up']").textContent),
      "the extension is told",
    );
    assert.match(await page().run(ticket), /31 Maret 2027/);
    await page().click(update);
    await page().until(() => document.querySelector("#scribe-status"), "the form is open again");
    await page().run(() => (document.querySelector("select#scribe-status").value = "cancelled"));
    await page().focus("#scribe-text");
    await page().press(Key.ENTER);
    await told(page(), "alasan");
    await page().press(Key.ESCAPE);
  });

  test("go to spreadsheets as a workbook", async () => {
    await begin(page());
    await save(page(), "k", "=1+1");
    await page().click("#scribe-export");
    await page().click("#scribe-xlsx");
    const { name, type, text } = await page().download();
    assert.match(name, /^notulen-.*\.xlsx$/);
    assert.match(type, /spreadsheetml/);
    assert.ok(text.startsWith("PK"), "an archive");
    await page().press(Key.ESCAPE);
  });

  test("are quick with 200 entries", async () => {
    await begin(page());
    await page().run(() => document.addEventListener("capaian:minutes", (event) => (window.toldMinutes = event.detail)));
    await save(page(), "k", "Entri pertama");
    const book = JSON.parse(await page().run(() => window.toldMinutes));
    const one = book.versions.find(({ content }) => content.constraint?.text === "Entri pertama");
    for (let at = 0; at < 199; at += 1) {
      const constraint = { ...one.content.constraint, id: `many${at}`, text: `Entri ${at}` };
      book.versions.push({ ...one, id: `many${at}`, content: { constraint } });
    }
    const folder = mkdtempSync(join(tmpdir(), "capaian-minutes-"));
    writeFileSync(join(folder, "many.json"), JSON.stringify(book));
    await page().run(() => document.querySelector("#scribe-file").removeAttribute("hidden"));
    await page().chooseFile("#scribe-file", join(folder, "many.json"));
    await counts(page(), 200);
    rmSync(folder, { recursive: true });
    await page().press(Key.ESCAPE);
    await isClosed(page());
    const taken = await page().driver.executeAsyncScript((done) => {
      const start = performance.now();
      document.querySelector("#scribe-list").click();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - start), 0));
    });
    assert.equal(await page().run(() => document.querySelectorAll("[data-entry]").length), 200);
    console.log(`${page().browser}: the list of 200 entries after ${Math.round(taken)} ms`);
    assert.ok(taken < 1000, `${taken} ms`);
    assert.deepEqual(await page().accessibility(), []);
    await page().press(Key.ESCAPE);
    await save(page(), "d", "Masih cepat");
  });

  test("are accessible, in both languages, with the dialog open and closed", async () => {
    await begin(page(), "?v=1&page=meetings&lang=en");
    assert.deepEqual(await page().accessibility(), []);
    await write(page(), "t", "An action");
    assert.match(await page().text("#scribe-dialog"), /Owner \(person\)/);
    assert.deepEqual(await page().accessibility(), []);
    await page().press(Key.ENTER);
    await counts(page(), 1);
  });
});

const FULL = `
  const { add, put } = IDBObjectStore.prototype;
  const refuse = (real) => function (...values) {
    if (window.isFull) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    const request = real.apply(this, values);
    // As a disk that is full only when the transaction is to be completed.
    if (window.isFullAtTheEnd) request.addEventListener("success", () => this.transaction.abort());
    return request;
  };
  Object.assign(IDBObjectStore.prototype, { add: refuse(add), put: refuse(put) });
`;

inEveryBrowser(
  "Minutes on a full disk",
  (page) => {
    test("say so too when the disk is full only at the end of the transaction", async () => {
      await begin(page());
      await write(page(), "k", "Tidak muat di akhir");
      await page().run(() => (window.isFullAtTheEnd = true));
      await page().press(Key.ENTER);
      await told(page(), "penyimpanan penuh");
      assert.equal(await count(page()), 0);
      await page().run(() => (window.isFullAtTheEnd = false));
      await page().press(Key.ENTER);
      await counts(page(), 1);
    });

    test("say so, keep the text, and can be handed out", async () => {
      await begin(page());
      await page().run(() => (window.isFull = true));
      await write(page(), "k", "Tidak muat");
      await page().press(Key.ENTER);
      await told(page(), "penyimpanan penuh");
      assert.equal(await page().run(() => document.querySelector("#scribe-text").value), "Tidak muat");
      await page().click("#scribe-rescue");
      assert.match((await page().download()).text, /Tidak muat/);
      await page().run(() => (window.isFull = false));
      await page().focus("#scribe-text");
      await page().press(Key.ENTER);
      await counts(page(), 1);
      await page().until(() => /Tersimpan/.test(document.querySelector("#scribe-saved").textContent), "saved");
    });
  },
  { scripts: { "full.js": FULL } },
);

const REFUSED = `Object.defineProperty(window, "indexedDB", {
  get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
});`;

inEveryBrowser(
  "Minutes where storage is refused",
  (page) => {
    test("are kept as long as the tab is open, and say so", async () => {
      await begin(page());
      assert.match(await page().text("#scribe-saved"), /tab/);
      await save(page(), "k", "Hanya di sini");
      assert.deepEqual(await listed(page()), ["Hanya di sini"]);
      await page().press(Key.ESCAPE);
      assert.match(await page().text("#scribe-saved"), /menolak penyimpanan/);
    });
  },
  { scripts: { "refused.js": REFUSED } },
);

// WebKit's MiniBrowser keeps nothing of a session that is driven.
for (const name of BROWSERS.filter((name) => name !== "webkit")) {
  describe(`Minutes and the end of the browser (${name})`, () => {
    test("killed in the middle of an entry, all that was saved and the draft are there again", async () => {
      const folder = mkdtempSync(join(tmpdir(), `capaian-killed-${name}-`));
      const server = await serveForTests();
      let browser;
      try {
        browser = await startBrowser(name, { folder });
        let page = new Page(browser.driver, server, name);
        await begin(page);
        for (const text of ["satu", "dua", "tiga"]) await save(page, "k", text);
        await write(page, "d", "keputusan yang belum selesai");
        await page.until(isDrafted, "the draft is on the disk", "keputusan yang belum selesai");
        await browser.kill();
        browser = await startBrowser(name, { folder });
        page = new Page(browser.driver, server, name);
        await page.open(MEETINGS);
        // A browser may have lost the setting that minutes are on, if it was made just before its end.
        if (await page.run(() => localStorage.getItem("capaian.minutes") !== "on")) {
          await page.focus("#start-minutes");
          await page.press(Key.ENTER);
          await isOpen(page);
          await page.press(Key.ESCAPE);
          await isClosed(page);
        }
        await hasBar(page);
        await counts(page, 3);
        await page.until(() => /draf/.test(document.querySelector("#scribe-decision").textContent), "a draft is there");
        assert.deepEqual(await listed(page), ["satu", "dua", "tiga"]);
        await page.press(Key.ESCAPE);
        await isClosed(page);
        await rest(page);
        await page.press("d");
        await page.until(
          () => document.querySelector("#scribe-text")?.value === "keputusan yang belum selesai",
          "the draft is in the form",
        );
      } finally {
        await browser?.stop();
        await server.close();
        rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      }
    });
  });
}
