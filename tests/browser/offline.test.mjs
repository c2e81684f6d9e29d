// After one visit the page works without a network, and a new version waits until it is asked for.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { serve } from "../../tools/serve.mjs";
import { BROWSERS, startBrowser } from "./drivers.mjs";
import { DIST } from "./harness.mjs";

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** A later build: the same programs, and a page of another title. */
function renew(folder) {
  const page = join(folder, "index.html");
  writeFileSync(page, readFileSync(page, "utf8").replace("<title>Capaian</title>", "<title>Capaian baru</title>"));
  const worker = join(folder, "offline-worker.js");
  const text = readFileSync(worker, "utf8");
  writeFileSync(worker, text.replace(/("index\.html":")[0-9a-f]{64}/, `$1${sha256(readFileSync(page))}`));
}

for (const name of BROWSERS) {
  describe(`Without a network (${name})`, () => {
    test("all pages work after one visit, and a new version announces itself", async () => {
      const folder = mkdtempSync(join(tmpdir(), "capaian-offline-"));
      cpSync(DIST, folder, { recursive: true });
      let server = await serve({ root: folder });
      const { url } = server;
      const { port } = new URL(url);
      const browser = await startBrowser(name);
      const { driver } = browser;
      const until = (found, what, ...values) =>
        driver.wait(() => driver.executeScript(found, ...values), 60_000, what);
      const isShown = (words) =>
        document.documentElement.dataset.ready && document.querySelector("main")?.textContent.includes(words);
      try {
        await driver.get(`${url}?v=1&lang=id`);
        await until(() => document.documentElement.dataset.offline, "everything is kept");
        // As a hotel's network answers before somebody has signed in.
        for (const path of ["/config.json", "/data/sample/manifest.json"]) server.faults.set(path, "html");
        await driver.get(`${url}?v=1&lang=id`);
        await until(isShown, "what was kept is better than a page of the network", "35.945");
        await server.close();
        for (const [page, words] of [
          ["", "35.945"],
          ["&page=targets", "Proyeksi akhir 2024"],
          ["&page=agencies", "lembaga"],
          ["&page=meetings", "Taman Bukit Palem"],
          ["&page=claims", "86%"],
          ["&data=published", "2023"],
        ]) {
          await driver.get(`${url}?v=1&lang=id${page}`);
          await until(isShown, `${page} says ${words}`, words);
        }
        await driver.get(`${url}?v=1&lang=id`);
        await until(isShown, "the overview", "35.945");
        await driver.executeScript(() => document.querySelector("[data-packs]").click());
        await until(() => document.querySelector(".packer--ready #packer-save:enabled"), "one file is packed without a network");
        await driver.get(`${url}?v=1&lang=id&page=meetings`);
        await until(isShown, "the meetings", "Mulai notulen");
        await driver.executeScript(() => document.querySelector("#start-minutes").click());
        await until(() => document.querySelector("#scribe-dialog[open]"), "minutes begin without a network");

        renew(folder);
        server = await serve({ root: folder, port: Number(port) });
        await driver.get(`${url}?v=1&lang=id`);
        await until(() => !document.querySelector("#renewed").hidden, "the new version announces itself");
        const titled = () => driver.executeScript(() => fetch("index.html").then((page) => page.text()));
        assert.doesNotMatch(await titled(), /Capaian baru/, "nothing changes before it is asked for");
        await driver.executeScript(() => {
          window.isOld = true;
          document.querySelector("#renewed button").click();
        });
        await until(() => !window.isOld && document.documentElement.dataset.ready, "the page is loaded anew");
        assert.match(await titled(), /Capaian baru/);
        await until(async () => (await caches.keys()).filter((key) => key.includes("programs")).length === 1, "the old is gone");
      } finally {
        await browser.stop();
        await server.close().catch(() => {});
        rmSync(folder, { recursive: true, force: true });
      }
    });

    test("a file that is not of the build is not kept", async () => {
      const folder = mkdtempSync(join(tmpdir(), "capaian-offline-"));
      cpSync(DIST, folder, { recursive: true });
      const file = join(folder, "scribe.css");
      writeFileSync(file, `${readFileSync(file, "utf8")} `);
      const server = await serve({ root: folder });
      const browser = await startBrowser(name);
      try {
        await browser.driver.get(`${server.url}?v=1&lang=id`);
        const state = await browser.driver.wait(
          () =>
            browser.driver.executeScript(async () => {
              const registration = await navigator.serviceWorker.getRegistration();
              // A browser takes away the registration of a worker that could not be installed.
              return window.wasRegistered && !registration?.installing ? String(registration?.active?.state) : ((window.wasRegistered ||= Boolean(registration)), null);
            }),
          60_000,
        );
        assert.equal(state, "undefined");
      } finally {
        await browser.stop();
        await server.close();
        rmSync(folder, { recursive: true, force: true });
      }
    });
  });
}
