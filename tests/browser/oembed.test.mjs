// What other programs ask for before they embed a chart, and the pictures for where nothing live may stand.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { BROWSERS } from "./drivers.mjs";
import { DIST } from "./harness.mjs";

const TOOL = fileURLToPath(new URL("../../tools/oembed.mjs", import.meta.url));
const URL_OF_DIST = "https://data.example.go.id/capaian/";

// The tool has the pictures made by Chromium.
describe("make oembed", { skip: !BROWSERS.includes("chromium") }, () => {
  let folder;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "capaian-oembed-"));
    cpSync(DIST, folder, { recursive: true });
    const made = spawnSync(process.execPath, [TOOL, "--url", URL_OF_DIST, "--dist", folder]);
    assert.equal(made.status, 0, made.stderr.toString());
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const read = (name) => readFileSync(join(folder, name), "utf8");

  test("answers for the page and for every chart, with a picture", () => {
    const names = readdirSync(join(folder, "embed"));
    const charts = names.filter((name) => name.endsWith(".svg")).map((name) => name.slice(0, -4));
    assert.ok(charts.includes("destination") && charts.length >= 9, names.join(" "));
    for (const chart of ["page", ...charts]) {
      const { version, type, title, html, width, height } = JSON.parse(read(`embed/${chart}.json`));
      assert.deepEqual([version, type], ["1.0", "rich"]);
      assert.ok(title && width > 0 && height > 0, chart);
      assert.ok(html.includes(`src="${URL_OF_DIST}?`) && html.includes("embed=1"), html);
    }
    assert.match(read("embed/destination.svg"), /^<svg xmlns=/);
    assert.doesNotMatch(read("embed/destination.svg"), /<script|var\(|on\w+=/);
  });

  test("is named by the page, which is still of its build", () => {
    const page = read("index.html");
    assert.match(page, /<link rel="alternate" href="embed\/page\.json" type="application\/json\+oembed"/);
    const hash = createHash("sha256").update(page).digest("hex");
    assert.ok(read("offline-worker.js").includes(`"index.html":"${hash}"`));
  });
});
