// The page in pages of other origins: by element and by frame, steered, themed, sandboxed, attacked; in a subfolder of a real
// nginx with deploy/nginx.conf. What needs another policy or another page has the server of the tests.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { POLICY } from "../../tools/serve.mjs";
import { DIST, inEveryBrowser } from "./harness.mjs";
import { SUBFOLDER, startNginx } from "./nginx.mjs";
import {
  APP_POLICY, drawn, heard, html, inner, later, local, named, portal, portalFiles, put, served, stranger, visit, within,
} from "./portal.mjs";

function inPortal(page) {
  test("an element shows one chart at its own height, with source, mark and the way to the page", async () => {
    await visit(page());
    await put(page(), [{ attributes: { chart: "destination", filters: "period=2024-01..2024-06", lang: "id" } }]);
    await later(500);
    const inside = await within(page(), 0, () => inner(page()));
    assert.deepEqual(inside.cards, ["destination"]);
    assert.equal(inside.frame, inside.height);
    assert.match(inside.text, /DATA CONTOH/);
    assert.match(inside.text, /31 Oktober 2024/);
    assert.match(inside.text, /Buka halaman lengkap/);
    assert.deepEqual(inside.problems, []);
    const [state] = await heard(page(), "loaded");
    assert.deepEqual(state.state.filters, { period: ["2024-01..2024-06"] });
    assert.match(state.state.title, /Hong Kong|Taiwan/);
    const resizes = await heard(page(), "resize");
    assert.ok(resizes.length <= 2, `${resizes.length} messages of height`);
    const title = await page().run(() => document.querySelector("capaian-view").shadowRoot.querySelector("iframe").title);
    assert.equal(title, state.state.title);
  });

  test("filters go both ways, and linked embeds follow", async () => {
    await visit(page());
    await put(page(), [
      { attributes: { chart: "destination", link: "a" } },
      { attributes: { chart: "agency", link: "a" } },
      { attributes: { chart: "month" } },
    ]);
    await page().run(() => void document.querySelectorAll("capaian-view")[2].setFilters({ destination: ["TWN"] }).then((state) => (window.answer = state)));
    const state = await page().until(() => window.answer, "the filter is answered");
    assert.deepEqual(state.filters, { destination: ["TWN"] });
    assert.equal((await heard(page(), "filter", 2))[0].by, "host");
    const before = await page().run(() => document.querySelectorAll("capaian-view")[1].state.title);
    const entries = await page().run(() => history.length);
    await within(page(), 0, () => page().click('[data-chart="destination"] [data-key="HKG"]'));
    await page().until(() => window.heard.some((one) => one.at === 1 && one.kind === "filter"), "the other follows");
    assert.deepEqual((await heard(page(), "select"))[0].keys, ["HKG"]);
    assert.equal((await heard(page(), "filter"))[0].by, "person");
    const linked = await page().run(() => document.querySelectorAll("capaian-view")[1].state);
    assert.deepEqual(linked.filters, { destination: ["HKG"] });
    assert.notEqual(linked.title, before);
    assert.equal((await heard(page(), "filter", 2)).length, 1, "an embed that is not linked stays");
    assert.equal(await page().run(() => history.length), entries, "nothing more to go back over");
  });

  test("a decision is marked in a chart, and its minutes open beside the portal", async () => {
    await visit(page());
    await put(page(), [{ attributes: { chart: "month", filters: "destination=HKG,TWN" } }]);
    const opened = await within(page(), 0, async () => {
      await drawn(page());
      // Not by the mouse: drivers take a frame to be where it was before its host scrolled.
      return page().run(() => {
        window.open = (...opened) => (window.opened = opened) && null;
        const mark = document.querySelector('[data-chart="month"] [data-event*="2024-07-rakornis"] .event__hit');
        mark.dispatchEvent(new MouseEvent("click", { bubbles: true }));
        return [...window.opened, location.search];
      });
    });
    const [address, target, features, shown] = opened;
    assert.deepEqual([target, features], ["_blank", "noopener"]);
    const query = new URLSearchParams(address);
    assert.deepEqual(["page", "meeting", "destination", "embed", "chart"].map((name) => query.get(name)), ["meetings", "2024-07-rakornis", "HKG,TWN", null, null]);
    assert.ok(!shown.includes("meetings"), "the chart stays");
  });

  test("the height settles in at most two messages, in a flex layout and with text twice as large", async () => {
    await visit(page());
    await put(page(), [{ attributes: { chart: "sector" } }], ".cell");
    await later(700);
    const resizes = () => heard(page(), "resize").then((all) => all.length);
    const first = await resizes();
    assert.ok(first >= 1 && first <= 2, `${first} at first`);
    await later(1500);
    assert.equal(await resizes(), first, "and then none by itself");
    await within(page(), 0, () => page().run(() => document.documentElement.style.setProperty("font-size", "200%")));
    await later(1500);
    const larger = (await resizes()) - first;
    assert.ok(larger >= 1 && larger <= 2, `${larger} after the text grew`);
    const tall = await within(page(), 0, () => inner(page()));
    assert.equal(tall.frame, tall.height);
    await page().run(() => (document.querySelector(".row").style.width = "380px"));
    await later(1500);
    assert.ok((await resizes()) - first - larger <= 2);
    const narrow = await within(page(), 0, () => inner(page()));
    assert.equal(narrow.frame, narrow.height);
    assert.equal(narrow.wide, false, "no sideways scrolling");
    // Content as tall as its frame and a bit: what would grow for ever.
    const asked = await resizes();
    await within(page(), 0, () => page().run(() => document.querySelector("main").style.setProperty("min-height", "calc(100vh + 20px)")));
    await later(2000);
    assert.ok((await resizes()) - asked <= 2, "a loop is cut");
  });

  test("a portal's colours are taken, and those that nobody could read are corrected and said", async () => {
    await visit(page());
    await page().run(() => {
      window.warnings = [];
      console.warn = (...words) => window.warnings.push(words.join(" "));
    });
    await put(page(), [{ attributes: { chart: "scheme" }, style: { "--capaian-accent": "#ffdd00", "--capaian-radius": "12px", "--capaian-surface": "#fffdf5" } }]);
    const corrected = await page().until(() => window.warnings.find((words) => words.includes("accent")), "the correction is said");
    assert.match(corrected, /#ffdd00/);
    const [accent, radius] = await within(page(), 0, () =>
      page().run(() => ["--accent", "--radius"].map((name) => getComputedStyle(document.documentElement).getPropertyValue(name))),
    );
    assert.notEqual(accent, "#ffdd00");
    assert.equal(radius, "12px");
    await page().run(() => (document.querySelector("capaian-view").theme = { surface: "#101820", ground: "#000000" }));
    await within(page(), 0, () => page().until(() => document.documentElement.dataset.theme === "dark" && getComputedStyle(document.documentElement).getPropertyValue("--surface") === "#101820", "a dark card is dark throughout"));
  });

  test("a picture is handed out", async () => {
    await visit(page());
    await put(page(), [{ attributes: { chart: "destination" } }]);
    await page().run(() => void document.querySelector("capaian-view").exportImage("svg").then((blob) => blob.text()).then((text) => (window.svg = text)));
    const svg = await page().until(() => window.svg, "the picture is made");
    assert.match(svg, /^<svg xmlns=.*DATA CONTOH/s);
    assert.doesNotMatch(svg, /var\(|<script/);
    const parsed = await page().run((svg) => new DOMParser().parseFromString(svg, "image/svg+xml").querySelector("parsererror")?.textContent ?? "", svg);
    assert.equal(parsed, "");
  });

  test("a picture of points is larger than the chart, where the page's policy allows to make one", async () => {
    await visit(page());
    await put(page(), [{ attributes: { chart: "destination" } }]);
    await page().run(() => {
      const measure = async (blob) => {
        const [bytes, bitmap] = [new Uint8Array(await blob.arrayBuffer()), await createImageBitmap(blob)];
        return { type: blob.type, name: String.fromCharCode(...bytes.slice(1, 4)), width: bitmap.width };
      };
      const view = document.querySelector("capaian-view");
      view.exportImage("png").then(measure).then((png) => (window.png = { ...png, shown: view.clientWidth }), (error) => (window.png = { error: String(error) }));
    });
    const png = await page().until(() => window.png, "the picture is made");
    const policy = (await fetch(page().server.url)).headers.get("content-security-policy");
    if (!/img-src[^;]* blob:/.test(policy)) return assert.match(png.error, /an image of the drawing/);
    assert.deepEqual([png.type, png.name], ["image/png", "PNG"], png.error);
    assert.ok(png.width > png.shown, JSON.stringify(png));
  });

  test("tables, cards and figures of any page stand alone, from 280 px", async () => {
    const ids = [["overview", "month"], ["overview", "realisation"], ["targets", "targets"], ["agencies", "funnel"], ["meetings", "follow-up"], ["claims", "claims"]];
    for (const [where, chart] of ids) {
      await visit(page());
      await page().run(() => (document.querySelector("main").style.width = "280px"));
      await put(page(), [{ attributes: { page: where, chart } }]);
      await later(700);
      const inside = await within(page(), 0, () => inner(page()));
      assert.equal(inside.wide, false, `${chart} scrolls sideways`);
      assert.equal(inside.cards.length, 1, `${chart}: ${inside.cards}`);
      assert.deepEqual(await heard(page(), "error"), [], chart);
      assert.equal(inside.frame, inside.height, chart);
    }
  });

  test("a pinned chart says when its data or its program are others, and nothing while they are the same", async () => {
    const build = /data-build="(\w+)"/.exec(readFileSync(join(DIST, "index.html"), "utf8"))[1];
    const data = createHash("sha256").update(readFileSync(join(DIST, "data/sample/manifest.json"))).digest("hex").slice(0, 12);
    const cases = [
      [`${build}-${data}`, "id", null],
      [`${build}-000000000000`, "id", /Data telah berubah/],
      [`000000000000-${data}`, "en", /program has been renewed.*data are the same/],
      ["nonsense", "en", null],
    ];
    for (const [pin, lang, words] of cases) {
      await visit(page());
      await put(page(), [{ attributes: { chart: "month", pin, lang } }]);
      await within(page(), 0, async () => {
        if (words) await page().until(() => document.querySelector("#embed-note:not([hidden])"), `${pin} is noted`);
        else await later(700);
      });
      const { text, frame, height } = await within(page(), 0, () => inner(page()));
      if (words) assert.match(text, words);
      else assert.doesNotMatch(text, /telah berubah|telah diperbarui|have changed|renewed/, pin);
      await later(500);
      assert.doesNotMatch(text, /diabaikan|ignored/);
      assert.ok(frame > 0 && height > 0);
    }
  });

  test("what does not exist is said, and readable", async () => {
    await visit(page());
    await put(page(), [{ attributes: { chart: "nonsense" } }]);
    await page().until(() => window.heard.some((one) => one.kind === "error"), "the error is told");
    assert.equal((await heard(page(), "error"))[0].code, "no_chart");
    const inside = await within(page(), 0, () => inner(page()));
    assert.match(inside.text, /Grafik ini tidak ada/);
  });

  test("what does not come is said in words, with what the portal put inside and the way to the page", async () => {
    await visit(page());
    await put(page(), [{ attributes: { src: `${portal.url}nothing/`, lang: "en" } }]);
    assert.equal((await heard(page(), "error"))[0].code, "timeout");
    const [words, isLinkShown] = await page().run(() => {
      const view = document.querySelector("capaian-view");
      return [view.shadowRoot.querySelector("[role=alert]").innerText, view.querySelector("a").getClientRects().length > 0];
    });
    assert.match(words, /could not be loaded/);
    assert.ok(isLinkShown);
  });

  test("a strange page shows the chart and is not listened to", async () => {
    await visit(page(), stranger);
    await page().run(() => {
      const there = window.channel();
      window.framed({ src: `${new URLSearchParams(location.search).get("app")}?chart=month&embed=1`, width: 600, height: 500 });
      return there;
    });
    await within(page(), 0, () => drawn(page()));
    await page().run(() => window.port.postMessage(JSON.stringify({ capaian: 1, id: 1, ask: { filters: { destination: ["HKG"] } } })));
    await later(500);
    assert.deepEqual(await page().run(() => window.answers), []);
    const inside = await within(page(), 0, () => inner(page()));
    assert.deepEqual(inside.cards, ["month"]);
  });
}

function inSandbox(page) {
  test("the chart works, under the strict policy, without a violation", async () => {
      await visit(page());
      await put(page(), [{ attributes: { chart: "destination", sandbox: "allow-scripts" } }]);
      await later(500);
      const inside = await within(page(), 0, async () => {
        await drawn(page());
        await page().click('[data-chart="destination"] [data-key="HKG"]');
        await page().until(() => location.search.includes("HKG") && document.documentElement.dataset.ready, "the choice is answered");
        return {
          ...(await inner(page())),
          selected: await page().selected("destination"),
          origin: await page().run(() => self.origin),
          storage: await page().run(() => { try { return Boolean(localStorage); } catch { return "refused"; } }),
        };
      });
      assert.equal(inside.origin, "null");
      assert.equal(inside.storage, "refused");
      assert.deepEqual(inside.selected, ["HKG"]);
      assert.deepEqual(inside.problems, []);
      assert.equal((await heard(page(), "filter"))[0].by, "person");
  });
}

function underBarePolicy(page) {
  test("a sandboxed chart works where no worker may start at all", async () => {
    await visit(page());
    await put(page(), [{ attributes: { chart: "destination", sandbox: "allow-scripts" } }]);
    const inside = await within(page(), 0, () => inner(page()));
    assert.deepEqual(inside.cards, ["destination"]);
    assert.deepEqual(inside.problems.filter((problem) => !/worker-src|worker|script-src-elem blob/i.test(problem)), []);
  });
}

/** Values that break readers: markup, prototypes, depth, types, sizes. */
const CRAFTED = [
  null, 0, "", "[]", "null", "{", '{"capaian":1}', '{"capaian":1,"ask":"state","more":1}',
  '{"capaian":1,"ask":{"filters":{"data":["//evil.example/m.json"],"manifest":["http://127.0.0.1:9/x"],"page":["claims"]}}}',
  '{"capaian":1,"ask":{"filters":{"__proto__":["x"],"constructor":["x"],"prototype":["x"]}}}',
  '{"__proto__":{"polluted":1},"capaian":1,"ask":"state"}',
  '{"capaian":1,"ask":{"filters":{"destination":["<img src=x onerror=alert(1)>"],"agency":["\\"><script>window.hacked=1</script>"]}}}',
  '{"capaian":1,"ask":{"filters":{"sex":["javascript:window.hacked=1"],"scheme":["${window.hacked=1}"]}}}',
  '{"capaian":1,"ask":{"look":{"lang":"<script>window.hacked=1</script>","theme":"javascript:window.hacked=1"}}}',
  '{"capaian":1,"ask":{"look":{"tokens":{"font":"url(http://evil.example/f)","accent":"url(http://evil.example/c)","radius":"expression(window.hacked=1)","surface":"#fff;background:url(//evil.example)"}}}}',
  '{"capaian":1,"ask":{"eval":"window.hacked=1"}}', '{"capaian":1,"ask":{"open":"https://evil.example/"}}',
  '{"capaian":99,"ask":"state"}', `{"capaian":1,"ask":{"filters":${"[".repeat(9000)}`, "x".repeat(200_000),
];

function besideHostility(page) {
  test("of ten thousand messages nothing executes, nothing leaks, and the chart still works", async () => {
    await visit(page());
    await page().run(() => {
      const there = window.channel();
      window.framed({ src: `${new URLSearchParams(location.search).get("app")}?chart=destination&embed=1`, width: 640, height: 600 });
      return there;
    });
    await within(page(), 0, () => drawn(page()));
    const asked = page().server.requests.length;
    await page().driver.executeAsyncScript((crafted, done) => {
      let seed = 1;
      const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
      const frame = document.querySelector("iframe").contentWindow;
      const noise = () => String.fromCharCode(...Array.from({ length: random(60) }, () => 32 + random(90)));
      const objects = [{ capaian: 1 }, { capaian: 1, hello: {} }, [], new Map([["capaian", 1]]), new Date(), { capaian: 1, hello: "<script>" }, new Uint8Array(9)];
      for (let at = 0; at < 10_000; at += 1) {
        const one = at % 3 === 0 ? crafted[at % crafted.length] : noise();
        if (at % 7 === 0) frame.postMessage(objects[at % objects.length], "*");
        else if (at % 5 === 0) frame.postMessage(one, "*");
        else window.port.postMessage(at % 11 === 0 ? objects[at % objects.length] : one);
      }
      setTimeout(done, 3000);
    }, CRAFTED);
    // Slowly too, so that the flood's own limit does not keep the crafted ones out.
    for (const one of CRAFTED) {
      await page().run((one) => window.port.postMessage(one), one);
      await later(40);
    }
    await later(500);
    await page().run(() => window.port.postMessage(JSON.stringify({ capaian: 1, id: 7, ask: { filters: { destination: ["HKG"] } } })));
    const state = await page().until(() => window.answers.find((one) => one.id === 7), "the chart still answers");
    const { ignored, filters } = state.tell.filter?.state ?? state.tell.state;
    assert.deepEqual(filters, { destination: ["HKG"] });
    assert.ok(ignored.flooding > 8000 && ignored.malformed > 5 && ignored.oversized >= 1 && ignored.unknown >= 1 && ignored.filters >= 5, JSON.stringify(ignored));
    const inside = await within(page(), 0, async () => {
      await drawn(page());
      return page().run(() => ({
        hacked: window.hacked, polluted: {}.polluted, scripts: document.querySelectorAll("main script, main img, iframe").length,
        problems: window.observed.problems, selected: [...document.querySelectorAll('[aria-selected="true"]')].map((one) => one.dataset.key),
      }));
    });
    assert.deepEqual(inside, { hacked: null, polluted: null, scripts: 0, problems: [], selected: ["HKG"] });
    assert.deepEqual(page().server.requests.slice(asked).filter((path) => !/\.(arrow|json|js|wasm|css|csv)$/.test(path)), []);
    const told = await page().run(() => JSON.stringify(window.answers));
    assert.doesNotMatch(told, /localhost|referrer|cookie/);
  });
}

function inDialog(page) {
  const open = async (query, chart) => {
    await page().open(query);
    await page().click(`[data-chart="${chart}"] [data-action="save"]`);
    await page().until(() => document.querySelector("#save-dialog[open] [data-embeds]"), "the forms of the chart are offered");
    await page().click("#save-dialog [data-embeds]");
    await page().until(() => document.querySelector("#embed-dialog[open] #embed-code")?.textContent.includes("integrity"), "the dialog offers the code");
  };
  const code = () => page().text("#embed-code");
  const choose = async (kind, word) => {
    await page().click(`#embed-dialog [value="${kind}"]`);
    await page().until((word) => document.querySelector("#embed-code").textContent.includes(word), `the code of ${kind}`, word);
  };

  test("what is copied puts the chart into a portal, filtered, and held to its digest", async () => {
    await open("?destination=HKG&lang=en", "agency");
    const pasted = await code();
    const [, name, digest] = pasted.match(/src="[^"]*\/(embed-[\w]+\.js)" integrity="sha384-([^"]+)"/);
    assert.equal(createHash("sha384").update(readFileSync(join(DIST, name))).digest("base64"), digest);
    portalFiles["/pasted.html"] = { type: "text/html; charset=utf-8", body: html.replace("<main>", `<main>${pasted}`) };
    await page().driver.get(`${portal.url}pasted.html`);
    const state = await page().until(() => document.querySelector("capaian-view[data-state=shown]")?.state, "the pasted chart is there");
    assert.deepEqual([state.chart, state.lang, state.filters], ["agency", "en", { destination: ["HKG"] }]);
  });

  test("a frame alone, and a version that never changes, named by its content", async () => {
    await open("", "destination");
    await choose("frame", "<iframe");
    assert.match(await code(), /chart=destination&amp;embed=1.*sandbox="allow-scripts/);
    await choose("pinned", " pin=");
    assert.match(await code(), / pin="\w{12}-[0-9a-f]{12}" height="auto"><a href="[^"]+"><img src="capaian-destination-[0-9a-f]{12}\.svg" alt="/);
    await choose("fixed", "<figure>");
    const [, name] = (await code()).match(/src="(capaian-destination-[0-9a-f]{12}\.svg)"/);
    await page().click('[data-embed-act="save"]');
    const file = await page().download();
    assert.equal(file.name, name);
    assert.ok(name.includes(createHash("sha256").update(file.text).digest("hex").slice(0, 12)), name);
    await page().run(() => document.querySelector("#embed-preview").remove());
    assert.deepEqual(await page().accessibility(), []);
  });

  test("the page of examples shows three, and they are linked", async () => {
    await page().driver.get(`${page().server.url}embed-demo.html`);
    await page().until(() => [...document.querySelectorAll("capaian-view")].every((view) => view.dataset.state === "shown"), "all three are there");
    // Not by the mouse: drivers take a frame to be where it was before its host scrolled.
    await within(page(), 1, () =>
      page().run(() => document.querySelector('[data-chart="destination"] [data-key="TWN"]').dispatchEvent(new MouseEvent("click", { bubbles: true }))),
    );
    await page().until(() => [...document.querySelectorAll("capaian-view")].every((view) => view.state.filters.destination?.[0] === "TWN"), "all are filtered");
    await page().run(() => (window.observed = { problems: [] }));
  });
}

/** nginx as an office sets it up: the portal may frame the page and is listened to; strangers may frame it too. */
function office() {
  const change = (folder) => {
    writeFileSync(join(folder, "config.json"), served.files["/config.json"].body);
    writeFileSync(join(folder, "listener.js"), local("listener.js"));
    const index = join(folder, "index.html");
    writeFileSync(index, readFileSync(index, "utf8").replace(/<head[^>]*>/, (tag) => `${tag}<script src="listener.js"></script>`));
  };
  const frames = [portal, stranger].map(({ url }) => new URL(url).origin).join(" ");
  return startNginx({ frames, change });
}

/** Packing all of the page takes long: one serves every browser. */
let nginx;
after(async () => (await nginx)?.close());
async function behindNginx() {
  const { url } = await (nginx ??= office());
  return { url: `${url}${SUBFOLDER}`, requests: [], close: async () => {} };
}

inEveryBrowser(
  "Behind nginx",
  (page) => {
    for (const define of [inPortal, inSandbox, besideHostility]) define(page);
  },
  { start: behindNginx },
);
inEveryBrowser("The code of a chart", inDialog, served);
// No worker starts from an address there: one from a Blob does, which the shipped policy allows.
inEveryBrowser("In a sandbox without an origin", inSandbox, { ...served, policy: named(POLICY) });
inEveryBrowser("In a sandbox without workers", underBarePolicy, { ...served, policy: named(APP_POLICY) });
