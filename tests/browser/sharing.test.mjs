// Several embeds on one page have one engine and one analyst, each with filters of its own; where they cannot share, or what
// they share dies, each has its own, and nobody sees a difference.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { DIST, inEveryBrowser, tablePath } from "./harness.mjs";
import { drawn, heard, later, put, served, visit, within } from "./portal.mjs";

// The shared worker as it is shipped, and behind it what tests ask it: how many pages it has, and to come to grief as a
// program does that panics. `\0asm`: a module whose only function is unreachable code.
const ASKED = `
{
const program = new URL(import.meta.url).searchParams.get("program");
const channel = new BroadcastChannel("test");
channel.onmessage = ({ data }) => {
  if (data === "pages") channel.postMessage({ program, pages: self.pages.size });
  if (data === "die " + program) {
    const module = new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 97, 0, 0, 10, 5, 1, 3, 0, 0, 11));
    new WebAssembly.Instance(module).exports.a();
  }
};
}`;
const shipped = readFileSync(join(DIST, "shared-worker.js"), "utf8");
const script = (body) => ({ type: "text/javascript; charset=utf-8", body });

/** Keeps the addresses of the workers that a page starts of its own. */
const COUNTER = `
  window.own = [];
  window.Worker = class extends window.Worker {
    constructor(...options) {
      super(...options);
      window.own.push(String(options[0]).replace(/.*\\/|\\?.*/g, ""));
    }
  };`;

const CHARTS = ["month", "destination", "agency", "scheme", "sector", "sex"];
const six = (more = {}) => CHARTS.map((chart) => ({ attributes: { chart, ...more } }));

/**
 * How many pages each shared program has, as it says itself; asked in a frame, whose workers they are. Asked until it is as
 * expected and stays so: a program that counts answers later.
 */
const pages = (page, expected, at = 0) =>
  within(page, at, () =>
    page.driver.executeAsyncScript(
      (expected, done) => {
        const channel = new BroadcastChannel("test");
        let [heard, asked, since] = [{}, 0, 0];
        channel.onmessage = ({ data }) => data.program && (heard[data.program] = data.pages);
        const asking = setInterval(() => {
          const isAsExpected = Object.entries(expected).every(([program, pages]) => heard[program] === pages);
          since = isAsExpected ? since + 1 : 0;
          if (since > 5 || ++asked > 200) {
            clearInterval(asking);
            channel.close();
            done(heard);
          } else channel.postMessage("pages");
        }, 100);
      },
      expected,
    ),
  );

/** Holds the shared programs to have so many pages. */
const havePages = async (page, expected, at) => assert.deepEqual(await pages(page, expected, at), expected);

const own = (page, at) => within(page, at, () => page.run(() => window.own));

/** What the charts of the embeds find, one after the other brought into sight. */
async function titles(page) {
  const all = [];
  for (const at of CHARTS.keys()) all.push(await inSight(page, at, () => page.run(() => document.querySelector("main .card :is(h2, h3)").textContent)));
  return all;
}

/** Acts within a frame whose chart is drawn: only what is in sight is. */
async function inSight(page, at, act) {
  await page.run((at) => document.querySelectorAll("capaian-view")[at].scrollIntoView({ behavior: "instant", block: "center" }), at);
  return within(page, at, async () => (await drawn(page), act()));
}

function shared(page) {
  test("six embeds have one engine and one analyst, and the placements come once", async () => {
    const asked = page().server.requests.length;
    await visit(page());
    await put(page(), six());
    await later(1500);
    const requests = page().server.requests.slice(asked);
    const count = (path) => requests.filter((one) => one === path).length;
    assert.equal(count(tablePath("placements")), 1);
    assert.equal(count("/engine_bg.wasm"), 1);
    assert.equal(count("/engine-worker.js"), 0);
    await havePages(page(), { engine: 6, analyst: 6 });
    assert.deepEqual(await own(page(), 5), []);
  });

  test("each has filters of its own, and the figures of the page alone", async () => {
    const filters = ["destination=HKG", "destination=TWN&period=2024-01..2024-03", "sex=F", "", "lead=0..30", "period=2023"];
    await visit(page());
    await put(page(), filters.map((filters) => ({ attributes: { chart: "scheme", filters } })));
    const inFrames = [];
    for (const at of filters.keys()) inFrames.push(await inSight(page(), at, () => page().marks("scheme")));
    for (const [at, query] of filters.entries()) {
      await page().open(`?${query}`);
      const labels = (await page().marks("scheme")).map(({ label }) => label);
      assert.deepEqual(inFrames[at].map(({ label }) => label), labels, query);
    }
  });

  test("linked embeds follow one another, and one that is not stays", async () => {
    await visit(page());
    await put(page(), CHARTS.map((chart, at) => ({ attributes: { chart, ...(at < 5 && { link: "a" }) } })));
    const before = await titles(page());
    // Not by the mouse: drivers take a frame to be where it was before its host scrolled.
    const click = () => document.querySelector('[data-chart="destination"] [data-key="HKG"]').dispatchEvent(new MouseEvent("click", { bubbles: true }));
    await inSight(page(), 1, () => page().run(click));
    await page().until(() => [0, 2, 3, 4].every((at) => window.heard.some((one) => one.at === at && one.kind === "filter")), "the linked ones follow");
    const filters = await page().run(() => [...document.querySelectorAll("capaian-view")].map((view) => view.state.filters));
    assert.deepEqual(filters, [...Array(5).fill({ destination: ["HKG"] }), {}]);
    assert.equal((await titles(page()))[5], before[5]);
    await havePages(page(), { engine: 6, analyst: 6 }, 5);
  });

  test("one that is taken away ends its session, and the others go on", async () => {
    await visit(page());
    await put(page(), six());
    await page().run(() => document.querySelector("capaian-view").remove());
    await havePages(page(), { engine: 5, analyst: 5 });
    await page().run(() => void document.querySelectorAll("capaian-view")[2].setFilters({ destination: ["TWN"] }).then((state) => (window.answer = state)));
    const state = await page().until(() => window.answer, "another still answers");
    assert.deepEqual(state.filters, { destination: ["TWN"] });
  });

  test("one that comes later finds everything there", async () => {
    await visit(page());
    await put(page(), [{ attributes: { chart: "month" } }]);
    const asked = page().server.requests.length;
    await page().run(() => (window.isThere = false));
    await put(page(), [{ attributes: { chart: "destination", filters: "sex=F" } }]);
    assert.equal(page().server.requests.slice(asked).filter((path) => path === tablePath("placements")).length, 0);
    await havePages(page(), { engine: 2, analyst: 2 });
  });

  test("a page in a window of its own has its own workers", async () => {
    await page().open();
    await page().until(() => window.own.length === 2, "both are there");
    assert.deepEqual(await page().run(() => window.own), ["engine-worker.js", "analyst-worker.js"]);
  });
}

function dying(page) {
  test("an engine that dies takes nobody along: each goes on with its own, under its filters", async () => {
    await visit(page());
    await put(page(), six({ filters: "destination=HKG" }));
    const before = await titles(page());
    await within(page(), 0, () => page().run(() => new BroadcastChannel("test").postMessage("die engine")));
    for (const at of CHARTS.keys()) {
      await within(page(), at, () => page().until(() => window.own.includes("engine-worker.js"), "it has an engine of its own"));
    }
    assert.deepEqual(await titles(page()), before);
    await havePages(page(), { analyst: 6 });
    await page().run(() => void document.querySelectorAll("capaian-view")[3].setFilters({ destination: ["TWN"] }).then((state) => (window.answer = state)));
    const state = await page().until(() => window.answer, "and answers");
    assert.deepEqual(state.filters, { destination: ["TWN"] });
    assert.notEqual((await titles(page()))[3], before[3]);
    // Whoever comes next shares a new one.
    await page().run(() => (window.isThere = false));
    await put(page(), [{ attributes: { chart: "lead" } }]);
    await havePages(page(), { engine: 1, analyst: 7 }, 6);
  });
}

function refused(page) {
  test("each embed has its own workers at once", async () => {
    await visit(page());
    await put(page(), [{ attributes: { chart: "month" } }, { attributes: { chart: "destination", filters: "sex=F" } }]);
    for (const at of [0, 1]) {
      await within(page(), at, () => page().until(() => window.own.length === 2, "both are there"));
      assert.deepEqual(await own(page(), at), ["engine-worker.js", "analyst-worker.js"]);
    }
    assert.deepEqual(await heard(page(), "error"), []);
  });
}

const files = { ...served.files, "/shared-worker.js": script(shipped + ASKED) };
const options = { ...served, files, scripts: { "counter.js": COUNTER } };
inEveryBrowser("Embeds that share an engine", shared, options);
inEveryBrowser("Embeds whose engine dies", dying, { ...options, problems: true });
const REFUSAL = `window.SharedWorker = function () { throw new DOMException("refused", "SecurityError"); };`;
inEveryBrowser("Embeds that may share nothing", refused, { ...options, scripts: { "counter.js": COUNTER, "refusal.js": REFUSAL } });
inEveryBrowser("Embeds whose shared worker cannot run", refused, {
  ...options, problems: true, files: { ...files, "/shared-worker.js": script("throw new Error('no')") },
});
inEveryBrowser("Embeds whose shared worker says nothing", refused, { ...options, files: { ...files, "/shared-worker.js": script("") } });
inEveryBrowser("Embeds whose shared program does not come", refused, {
  ...options, problems: true, files: { ...files, "/shared-worker.js": script(shipped.replace(".js?v=", ".nothing?v=")) },
});
