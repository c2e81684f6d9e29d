// The sample configuration of a real nginx: headers, packing, caching, a subfolder, and the page itself behind it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { POLICY } from "../../tools/serve.mjs";
import { BROWSERS, startBrowser } from "./drivers.mjs";
import { DIST } from "./harness.mjs";
import { SUBFOLDER, startNginx } from "./nginx.mjs";

describe("nginx with deploy/nginx.conf", () => {
  let nginx;
  before(async () => {
    nginx = await startNginx();
  });
  after(() => nginx?.close());

  const ask = (path, headers = {}, method = "GET") =>
    fetch(`${nginx.url}${path}`, { headers: { "Accept-Encoding": "br", ...headers }, method });
  const scripts = () =>
    readFileSync(join(DIST, "index.html"), "utf8").match(/app-[0-9a-f]+(_bg\.wasm|\.js)/g);

  test("sends the policy that the page is tested under, and says who may frame it", async () => {
    const { headers } = await ask("");
    const policy = headers.get("content-security-policy");
    const own = `'self' ${new URL(nginx.url).origin}`;
    assert.equal(policy, `${POLICY.replaceAll("'self'", own)}; frame-ancestors 'self'`);
    assert.equal(headers.get("x-content-type-options"), "nosniff");
    assert.equal(headers.get("referrer-policy"), "no-referrer");
    assert.equal(headers.get("access-control-allow-origin"), "*");
    assert.doesNotMatch(headers.get("server"), /\d/);
  });

  test("packs everything at its best, with its type", async () => {
    const wasm = scripts().find((name) => name.endsWith(".wasm"));
    const types = {
      [wasm]: "application/wasm",
      "data/sample/placements.arrow": "application/vnd.apache.arrow.file",
      "config.json": "application/json; charset=utf-8",
      "start.js": "text/javascript; charset=utf-8",
    };
    for (const [path, type] of Object.entries(types)) {
      const { headers, status } = await ask(path, {}, "HEAD");
      assert.deepEqual([path, status, headers.get("content-type")], [path, 200, type]);
    }
    const { headers } = await ask(wasm, {}, "HEAD");
    assert.equal(headers.get("content-encoding"), "br");
    assert.equal((await ask(wasm, { "Accept-Encoding": "gzip" }, "HEAD")).headers.get("content-encoding"), "gzip");
  });

  test("lets browsers keep what is named by its content, and asks anew for the rest", async () => {
    const cache = async (path) => {
      const { headers, status } = await ask(path, {}, "HEAD");
      assert.equal(status, 200, path);
      return headers.get("cache-control");
    };
    const missing = await ask("engine-old.js?v=0123456789ab", {}, "HEAD");
    assert.deepEqual([missing.status, missing.headers.get("cache-control")], [404, null]);
    for (const name of [...scripts(), "engine.js?v=0123456789ab", "data/sample/meetings.json?h=0123456789abcdef"]) {
      assert.match(await cache(name), /immutable/, name);
    }
    for (const name of ["", "index.html", "config.json", "engine.js", "data/sample/manifest.json", "start.js?v=x"]) {
      assert.equal(await cache(name), "no-cache", name);
    }
  });

  test("gives away nothing else", async () => {
    assert.equal((await ask("", {}, "POST")).status, 403);
    for (const path of ["data/", "..%2fnginx.conf", `${SUBFOLDER}..%2f..%2fnginx.conf`, `${SUBFOLDER.slice(0, -1)}../nginx.conf`]) {
      const { status } = await ask(path);
      assert.ok(status >= 400, `${path}: ${status}`);
    }
  });

  for (const name of BROWSERS) {
    test(`serves the page from a subfolder (${name})`, async () => {
      const browser = await startBrowser(name);
      try {
        await browser.driver.get(`${nginx.url}${SUBFOLDER}?v=1&lang=id`);
        const found = await browser.driver.wait(
          () =>
            browser.driver.executeScript(() => {
              const value = (key) => document.querySelector(`[data-figure='${key}']`)?.textContent;
              const values = ["realisation", "target", "attainment"].map(value);
              return values.every(Boolean) && document.documentElement.dataset.ready ? values : null;
            }),
          30_000,
        );
        assert.deepEqual(found, ["35.945", "40.586", "88,6%"]);
      } finally {
        await browser.stop();
      }
    });
  }
});
