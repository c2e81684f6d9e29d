// An embed without scripts, on paper, and to people who do not see it: what stands inside the element, and axe-core in the
// frame.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import { BROWSERS } from "./drivers.mjs";
import { drawn, later, portal, put, served, visit, within } from "./portal.mjs";
import { Key, inEveryBrowser } from "./harness.mjs";

const axe = readFileSync(new URL("../../tools/node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** A page without scripts beside the one that looks at it: to it, scripting is off. */
async function withoutScripts(page, path) {
  await page.driver.get(new URL("__test/frame.html", page.server.url).href);
  await page.run((path) => {
    const frame = document.querySelector("iframe");
    frame.setAttribute("sandbox", "allow-same-origin");
    frame.setAttribute("width", "900");
    frame.setAttribute("height", "900");
    frame.src = path;
  }, path);
  await page.run(() => (window.observed = { problems: [] }));
  return page.until(
    (path) => {
      const { contentDocument: inner } = document.querySelector("iframe");
      return inner?.readyState === "complete" && inner.URL.endsWith(path) && inner.body.innerText;
    },
    `${path} is there`,
    path,
  );
}

function unscripted(page) {
  test("the page of examples shows links, and says why", async () => {
    const text = await withoutScripts(page(), `${page().server.url}embed-demo.html`);
    for (const words of ["Penempatan per bulan", "Penempatan per negara tujuan", "Penempatan per skema", "Tanpa JavaScript di atas tampak tautan"]) {
      assert.ok(text.includes(words), `${words} in ${text}`);
    }
  });

  test("the page itself says in both languages what it needs", async () => {
    const text = await withoutScripts(page(), `${page().server.url}index.html`);
    assert.match(text, /memerlukan JavaScript.*needs JavaScript/s);
  });
}

/** The addresses that a printed page links to: of its links as PDF has them, packed or not. */
function linked(pdf) {
  const bytes = Buffer.from(pdf, "base64");
  const text = bytes.toString("latin1");
  const parts = [text];
  for (const { index } of text.matchAll(/stream\r?\n/g)) {
    try {
      parts.push(inflateSync(bytes.subarray(index + text.slice(index).match(/^stream\r?\n/)[0].length), { finishFlush: 2 }).toString("latin1"));
    } catch {
      // Packed otherwise: a font or a picture.
    }
  }
  const found = [...parts.join("\n").matchAll(/\/URI\s*\(((?:\\.|[^)\\])*)\)/g)].map(([, address]) => address.replace(/\\(.)/g, "$1"));
  return [...new Set(found)];
}

function onPaper(page) {
  const FALLBACK = "https://portal.example.go.id/gambar";
  const views = (...attributes) => attributes.map((attributes) => ({ attributes: { chart: "destination", ...attributes } }));
  const name = (fallbacks) =>
    page().run((fallbacks) => [...document.querySelectorAll("capaian-view > a")].forEach((link, at) => (link.href = `${fallbacks}${at}`)), fallbacks);
  const print = async () => linked(await page().driver.printPage());

  test("a chart that was seen is printed, with the way to its page", async () => {
    await visit(page());
    await put(page(), views({}));
    await within(page(), 0, () => drawn(page()));
    await page().until(() => document.querySelector("capaian-view[data-seen]"), "it was in sight");
    await name(FALLBACK);
    const links = await print();
    assert.ok(links.some((link) => link.startsWith(page().server.url)), String(links));
    assert.ok(!links.includes(`${FALLBACK}0`), String(links));
  });

  test("one that was never in sight, or never came, is what stands inside the element", async () => {
    await visit(page());
    await page().run(() => (document.querySelector("main").style.paddingTop = "4000px"));
    await put(page(), views({}, { src: `${portal.url}nothing/` }));
    await later(500);
    await name(FALLBACK);
    const links = await print();
    assert.deepEqual(links.filter((link) => link.startsWith(FALLBACK)), [`${FALLBACK}0`, `${FALLBACK}1`]);
  });

  test("one that has not begun to load is what stands inside the element", async () => {
    await visit(page());
    await page().run(() => (document.querySelector("main").style.paddingTop = "4000px"));
    await page().run(() => void window.portal([{ attributes: { chart: "month", loading: "lazy" } }]));
    await page().until(() => document.querySelector("capaian-view[data-state=waiting]"), "it waits");
    await name(FALLBACK);
    assert.ok((await print()).includes(`${FALLBACK}0`));
  });
}

function toOthers(page) {
  /** axe-core in the document that the driver is in; the policy of a frame allows only scripts of its own server. */
  const audit = async () => {
    await page().driver.executeScript(axe);
    // The first heading is that of the page around it.
    return page().accessibility({ "page-has-heading-one": { enabled: false } });
  };
  for (const [lang, theme] of [["id", "light"], ["en", "dark"]]) {
    test(`axe finds nothing in the frame of a chart, a table, a card, and around it, ${lang}, ${theme}`, async () => {
      const parts = [["overview", "destination"], ["overview", "realisation"], ["agencies", "scorecard"], ["overview", ""]];
      for (const [where, chart] of parts) {
        await visit(page());
        await page().run((lang) => (document.documentElement.lang = lang), lang);
        await put(page(), [{ attributes: { page: where, chart, lang, theme } }]);
        assert.deepEqual(await within(page(), 0, audit), [], `${where} ${chart}`);
        const titles = await page().run(() => [...document.querySelectorAll("capaian-view")].map((view) => view.shadowRoot.querySelector("iframe").title));
        assert.ok(titles.every((title) => title.length > 3), String(titles));
      }
    });
  }

  test("keys alone lead from the portal into the frame, and choose there", async () => {
    await visit(page());
    await put(page(), [{ attributes: { chart: "destination", lang: "en" } }]);
    await within(page(), 0, () => drawn(page()));
    await page().run(() => {
      const before = Object.assign(document.createElement("button"), { textContent: "Portal" });
      document.querySelector("main").before(before);
      before.focus();
    });
    const isAtChart = () => within(page(), 0, () => page().run(() => document.activeElement.getAttribute("role") === "listbox"));
    for (let tabs = 0; tabs < 9 && !(await isAtChart()); tabs += 1) await page().press(Key.TAB);
    await page().press(Key.ARROW_DOWN, Key.ENTER);
    const { filters } = await page().until(() => document.querySelector("capaian-view").state.filters.destination && document.querySelector("capaian-view").state, "the portal hears of it");
    assert.equal(filters.destination.length, 1);
  });
}

inEveryBrowser("An embed without scripts", unscripted, served);
// WebKit's driver does not print.
inEveryBrowser("An embed on paper", onPaper, { ...served, only: BROWSERS.filter((name) => name !== "webkit") });
inEveryBrowser("An embed to assistive technology", toOthers, served);
