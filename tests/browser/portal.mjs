// A portal: pages of other origins with Capaian in them, and what tests do with them. Each file that uses it has servers of
// its own.

import { readFileSync } from "node:fs";
import { after } from "node:test";
import { serve } from "../../tools/serve.mjs";
import { DIST } from "./harness.mjs";
import { SUBFOLDER } from "./nginx.mjs";

const PORTAL_POLICY =
  "default-src 'none'; script-src 'self' http://127.0.0.1:*; frame-src http://127.0.0.1:*; style-src 'self'; " +
  "connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";
export const APP_POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
export const local = (name) => readFileSync(new URL(name, import.meta.url), "utf8");
export const html = `<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Portal</title>
<link rel="stylesheet" href="/portal.css"><script src="/listener.js"></script><script src="/host.js"></script></head>
<body><main></main><div class="row"><p>Kiri</p><div class="cell"></div></div></body></html>`;
const css = `body { margin: 0; font-family: sans-serif } main { width: 640px }
.row { display: flex; align-items: stretch; width: 900px } .cell { flex: 1; display: flex; flex-direction: column }
.cell capaian-view { flex: 1 } iframe { border: 0 }`;
const script = (body) => ({ type: "text/javascript; charset=utf-8", body });
export const portalFiles = {
  "/host.html": { type: "text/html; charset=utf-8", body: html },
  "/portal.css": { type: "text/css; charset=utf-8", body: css },
  "/host.js": script(local("host.js")),
  "/listener.js": script(local("listener.js")),
};
export const portal = await serve({ root: DIST, files: portalFiles, policy: PORTAL_POLICY });
export const stranger = await serve({ root: DIST, files: portalFiles, policy: PORTAL_POLICY });
after(() => Promise.all([portal.close(), stranger.close()]));

const config = JSON.parse(readFileSync(`${DIST}/config.json`, "utf8"));
config.embedding = { origins: [new URL(portal.url).origin] };
export const served = {
  base: `/${SUBFOLDER}`,
  policy: APP_POLICY,
  files: { "/config.json": { type: "application/json", body: JSON.stringify(config) } },
};

/** To WebKit `'self'` is nothing in a frame without an origin: the policy names its own server too, as deploy/ does. */
export const named = (policy) => policy.replaceAll("'self'", "'self' {origin}");

/** Opens a portal's page that knows where the page is. */
export async function visit(page, site = portal) {
  await page.driver.get(`${site.url}host.html?app=${encodeURIComponent(page.server.url)}`);
  await page.until(() => typeof window.portal === "function", "the portal's page is there");
}

/** Puts embeds into it and waits for them. */
export async function put(page, views, place = "main") {
  await page.run((views, place) => void window.portal(views, place).then(() => (window.isThere = true)), views, place);
  await page.until(() => window.isThere, "the embeds have loaded");
}

/** What the embeds said, of one kind. */
export const heard = (page, kind, at = 0) =>
  page.run((kind, at) => window.heard.filter((one) => one.kind === kind && one.at === at).map((one) => one.detail), kind, at);

export const later = (ms) => new Promise((done) => setTimeout(done, ms));

/** Acts within the frame of an element, or of a bare frame. */
export async function within(page, at, act) {
  const frame = await page.run(
    (at) =>
      [...document.querySelectorAll("capaian-view, main > iframe")].map((one) => one.shadowRoot?.querySelector("iframe") ?? one)[at],
    at,
  );
  await page.driver.switchTo().frame(frame);
  try {
    return await act();
  } finally {
    await page.driver.switchTo().defaultContent();
  }
}

/** Waits until all that a frame shows is drawn. */
export const drawn = (page) =>
  page.until(() => document.documentElement.dataset.ready === "true" && document.querySelector("main .card:has(svg, table)"), "the frame is drawn");

export const inner = (page) =>
  page.run(() => ({
    height: Math.ceil(document.body.getBoundingClientRect().height),
    frame: innerHeight,
    wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    cards: [...document.querySelectorAll("main .card")].filter((card) => card.getClientRects().length).map((card) => card.dataset.chart ?? card.dataset.panel ?? "headline"),
    text: document.body.innerText,
    problems: window.observed.problems,
  }));
