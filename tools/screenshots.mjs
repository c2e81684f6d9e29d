// Pictures of the page for people to look at, in three sizes and two themes, into
// target/screenshots; `--overview` also makes docs/overview.png, which README shows.

import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startBrowser } from "../tests/browser/drivers.mjs";
import { serveForTests, TARGET } from "../tests/browser/harness.mjs";
import { Page } from "../tests/browser/page.mjs";

const SIZES = [
  [390, 844],
  [1366, 768],
  [1920, 1080],
];
/** A file with everything in it that a form and a report can say. */
const OWN = fileURLToPath(new URL("../tests/fixtures/personal.csv", import.meta.url));
const VIEWS = { overview: "", hongkong: "&destination=HKG", published: "&data=published" };

const server = await serveForTests();
let browser;
try {
  browser = await startBrowser("chromium");
  const page = new Page(browser.driver, server, "chromium");

  /** The whole page, not only the window. */
  const picture = async (path, query, width, height) => {
    await page.resize(width, height);
    await page.open(query);
    await wholePage(path, width);
  };

  const wholePage = async (path, width) => {
    const whole = await page.run(() => document.documentElement.scrollHeight);
    await page.resize(width, whole);
    await page.settled();
    await page.screenshot(path);
    console.log(path);
  };

  for (const [view, query] of Object.entries(VIEWS)) {
    for (const [width, height] of SIZES) {
      for (const theme of ["light", "dark"]) {
        const path = join(TARGET, "screenshots", `${view}-${width}-${theme}.png`);
        await picture(path, `?v=1&theme=${theme}${query}`, width, height);
      }
    }
  }
  for (const [width, height] of SIZES) {
    for (const theme of ["light", "dark"]) {
      const path = (what) => join(TARGET, "screenshots", `${what}-${width}-${theme}.png`);
      await page.resize(width, height);
      await page.open(`?v=1&theme=${theme}`);
      await page.chooseFile('[data-control="file"]', OWN);
      await page.driver.wait(() => page.run(() => document.querySelector("[data-source-column]")), 20_000);
      await wholePage(path("form"), width);
      await page.click('[data-action="import"]');
      await page.driver.wait(() => page.run(() => document.querySelector('[data-panel="report"]')), 20_000);
      await wholePage(path("report"), width);
    }
  }
  if (process.argv.includes("--overview")) {
    const path = fileURLToPath(new URL("../docs/overview.png", import.meta.url));
    await page.resize(1280, 900);
    await page.open("?v=1&theme=light");
    await page.screenshot(path);
    console.log(path);
  }
} finally {
  await browser?.stop();
  await server.close();
}
