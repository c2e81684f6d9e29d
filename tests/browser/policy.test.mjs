// A portal's content security policy: `default-src 'self'; script-src 'self' 'wasm-unsafe-eval'`.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { DIST, inEveryBrowser } from "./harness.mjs";

describe("What is shipped", () => {
  const files = readdirSync(DIST, { recursive: true }).filter((name) => /\.(html|js|css|svg)$/.test(name));
  const each = (pattern, check) => {
    for (const name of files.filter((name) => pattern.test(name))) {
      check(readFileSync(join(DIST, name), "utf8"), name);
    }
  };

  test("has no inline script, style or handler", () => {
    each(/\.html$/, (text, name) => {
      for (const [tag] of text.matchAll(/<script\b[^>]*>/g)) assert.match(tag, /\bsrc=/, `${name}: ${tag}`);
      assert.doesNotMatch(text, /<style\b|\sstyle=|\son\w+=|javascript:/, name);
    });
    each(/\.svg$/, (text, name) => assert.doesNotMatch(text, /<script|<style|\sstyle=/, name));
  });

  test("compiles no text to code", () => {
    each(/\.js$/, (text, name) => assert.doesNotMatch(text, /new Function\b|\beval\(/, name));
  });

  test("asks no other host for anything", () => {
    each(/\.(html|js|css)$/, (text, name) => {
      const addresses = text.match(/(?:src|href)="https?:[^"]*"|url\(\s*["']?https?:[^)]*/g) ?? [];
      assert.deepEqual(addresses, [], name);
    });
  });
});

inEveryBrowser(
  "Under the strict policy",
  (page) => {
    test("the page and its workers run, and nothing is refused", async () => {
      await page().open();
      await page().clickMark("destination", "HKG");
      await page().click('[data-chart="month"] [data-action="table"]');
      await page().choose('[data-control="theme"]', "dark");
      await page().click('[data-control="lang-en"]');
      await page().click('[data-action="rows"]');
      await page().settled();
      assert.deepEqual(await page().problems(), []);
    });
  },
  // The issue's own words, with nothing added that would make it easier.
  { policy: "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'" },
);
