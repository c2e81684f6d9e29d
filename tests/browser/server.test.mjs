// The server of `make run` and of the tests themselves: policy, types, no way out of its folder, and
// the faults that other tests rely on.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { serve } from "../../tools/serve.mjs";

describe("The server", () => {
  let folder, server;
  const manifest = JSON.stringify({ schema_version: 1, note: "x".repeat(2000) });
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "capaian-serve-"));
    writeFileSync(join(folder, "index.html"), "<html><head></head></html>");
    writeFileSync(join(folder, "manifest.json"), manifest);
    writeFileSync(join(folder, "placements.arrow"), Buffer.alloc(100, 7));
    writeFileSync(join(folder, "app_bg.wasm"), "");
    server = await serve({ root: folder, base: "/portal/kinerja/", head: "<!-- test -->" });
  });
  after(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  /** `fetch` tidies `..` away and sets the encoding itself, so ask with a bare request. */
  const ask = (path, headers = {}) =>
    new Promise((done, failed) => {
      const { port } = new URL(server.url);
      get({ host: "127.0.0.1", port, path, headers, agent: false }, (response) => {
        const parts = [];
        response.on("data", (part) => parts.push(part));
        response.on("error", failed);
        response.on("end", () =>
          done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }),
        );
      }).on("error", failed);
    });

  test("serves the page under its path, with the strict policy", async () => {
    const { status, headers, body } = await ask("/portal/kinerja/?destination=HKG");
    assert.equal(status, 200);
    assert.equal(body.toString(), "<html><head><!-- test --></head></html>");
    const policy = headers["content-security-policy"];
    assert.match(policy, /default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';/);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'/);
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.equal(headers["referrer-policy"], "no-referrer");
  });

  test("names the types that browsers insist on", async () => {
    const type = async (name) => (await ask(`/portal/kinerja/${name}`)).headers["content-type"];
    assert.equal(await type("app_bg.wasm"), "application/wasm");
    assert.equal(await type("placements.arrow"), "application/vnd.apache.arrow.file");
  });

  test("never leaves its folder", async () => {
    const ways = ["../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd", "..%2f..%2fetc%2fpasswd", "%00", "%zz"];
    for (const way of ways) assert.equal((await ask(`/portal/kinerja/${way}`)).status, 404, way);
    assert.equal((await ask("/index.html")).status, 404, "outside of its path");
  });

  test("compresses for those who take it, and answers 304 to those who have it", async () => {
    const plain = await ask("/portal/kinerja/manifest.json");
    const small = await ask("/portal/kinerja/manifest.json", { "Accept-Encoding": "gzip, br" });
    assert.equal(plain.body.toString(), manifest);
    assert.equal(small.headers["content-encoding"], "br");
    assert.ok(small.body.length < plain.body.length / 10);
    const again = await ask("/portal/kinerja/manifest.json", { "If-None-Match": plain.headers.etag });
    assert.equal(again.status, 304);
  });

  test("lays each fault on its path only, until it is lifted", async () => {
    const path = "/portal/kinerja/placements.arrow";
    const under = async (fault) => {
      server.faults.set("/placements.arrow", fault);
      return ask(path).finally(() => server.faults.clear());
    };
    assert.equal((await under("missing")).status, 404);
    assert.equal((await under("error")).status, 503);
    assert.match((await under("html")).body.toString(), /Sign in/);
    assert.equal((await under("truncated")).body.length, 50);
    await assert.rejects(under("cut-off"));
    const flipped = (await under("flipped")).body;
    assert.equal(flipped.length, 100);
    assert.equal(flipped.filter((byte) => byte !== 7).length, 1);
    const before = Date.now();
    assert.equal((await under(["slow", 200])).body.length, 100);
    assert.ok(Date.now() - before >= 190);
    server.faults.set("/manifest.json", "newer-schema");
    assert.equal(JSON.parse((await ask("/portal/kinerja/manifest.json")).body).schema_version, 99);
    server.faults.clear();
    assert.equal((await ask(path)).body.length, 100);
  });
});
