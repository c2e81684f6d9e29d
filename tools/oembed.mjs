// Writes, for every chart of the overview, what other programs ask for before they embed it, and a picture where nothing
// live may stand: `embed/<chart>.json` (oEmbed 1.0) and `embed/<chart>.svg` in `dist/`, and `embed/page.json`, which
// index.html names from then on. Addresses in them have to be whole, so this is told where dist/ will be:
//
//   node tools/oembed.mjs --url https://data.example.go.id/capaian/ [--dist dist] [--lang id]

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startBrowser } from "../tests/browser/drivers.mjs";
import { serve } from "./serve.mjs";

const { values } = parseArgs({
  options: {
    url: { type: "string" },
    dist: { type: "string", default: fileURLToPath(new URL("../dist", import.meta.url)) },
    lang: { type: "string", default: "id" },
  },
});
if (!values.url) throw new Error("say where dist/ will be: --url https://…/");
const base = new URL(values.url.endsWith("/") ? values.url : `${values.url}/`);
const WIDTH = 640;

const escaped = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** The page at its own address, or one of its charts. */
const address = (chart, isEmbedded) => {
  const url = new URL(base);
  if (chart) url.searchParams.set("chart", chart);
  url.searchParams.set("lang", values.lang);
  if (isEmbedded) url.searchParams.set("embed", "1");
  return url.href;
};

/** oEmbed's answer for one chart, or with an empty name for the page. */
function answer(chart, { title, height, publisher }) {
  const frame =
    `<iframe src="${escaped(address(chart, true))}" title="${escaped(title)}" width="${WIDTH}" height="${height}" ` +
    `loading="lazy" sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"></iframe>`;
  const picture = chart && { thumbnail_url: new URL(`embed/${chart}.svg`, base).href, thumbnail_width: WIDTH, thumbnail_height: height };
  const provider = { provider_name: publisher, provider_url: base.href };
  return { version: "1.0", type: "rich", title, ...provider, html: frame, width: WIDTH, height, ...picture };
}

/** Embeds a chart in the page itself and asks for its state and its picture. */
async function ask(driver, chart) {
  await driver.manage().setTimeouts({ script: 60_000 });
  const [state, svg] = await driver.executeAsyncScript(
    (chart, lang, width, done) => {
      import(new URL("embed.js", location.href)).then(() => {
        const view = document.createElement("capaian-view");
        for (const [name, value] of Object.entries({ src: "./", chart, lang, loading: "eager" })) view.setAttribute(name, value);
        view.style.width = `${width}px`;
        document.body.replaceChildren(view);
        view.addEventListener("error", ({ detail }) => done([detail, ""]), { once: true });
        view.addEventListener("resize", async () => done([view.state, await (await view.exportImage("svg")).text()]), { once: true });
      });
    },
    chart,
    values.lang,
    WIDTH,
  );
  if (!svg) throw new Error(`${chart || "page"}: ${state.message}`);
  return { state, svg };
}

/** Lets the page name what is written, and the worker for the time without a network know that page. */
function discover() {
  const link = '<link rel="alternate" href="embed/page.json" type="application/json+oembed" />';
  const [page, worker] = ["index.html", "offline-worker.js"].map((name) => join(values.dist, name));
  const before = readFileSync(page, "utf8");
  if (before.includes(link)) return;
  const after = before.replace("</head>", `${link}</head>`);
  const [old, now] = [before, after].map((text) => createHash("sha256").update(text).digest("hex"));
  writeFileSync(page, after);
  writeFileSync(worker, readFileSync(worker, "utf8").replace(old, now));
}

const server = await serve({ root: values.dist });
const browser = await startBrowser("chromium");
try {
  const { driver } = browser;
  await driver.get(`${server.url}?lang=${values.lang}`);
  const ready = () => driver.executeScript(() => document.documentElement.dataset.ready);
  await driver.wait(ready, 60_000);
  const [charts, publisher] = await driver.executeScript(() => [
    [...document.querySelectorAll("[data-chart]:not([hidden])")].map((one) => one.dataset.chart),
    document.querySelector(".masthead__office").textContent.trim(),
  ]);
  const folder = join(values.dist, "embed");
  mkdirSync(folder, { recursive: true });
  const write = (chart, title, height) =>
    writeFileSync(join(folder, `${chart || "page"}.json`), `${JSON.stringify(answer(chart, { title, height, publisher }), null, 2)}\n`);
  write("", `Capaian · ${publisher}`, 900);
  for (const chart of charts) {
    await driver.get(`${server.url}embed-demo.html`);
    const { state, svg } = await ask(driver, chart);
    write(chart, state.title, state.height);
    writeFileSync(join(folder, `${chart}.svg`), svg);
    console.log(`embed/${chart}.json  ${state.title}`);
  }
  discover();
} finally {
  await browser.stop();
  await server.close();
}
