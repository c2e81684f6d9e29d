// Indonesian and English, light and dark: complete, kept in the address, and there and back again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryBrowser } from "./harness.mjs";

/** All that is said, apart from the titles of meetings: they are data, in the language of their minutes. */
const words = (page) =>
  page.run(() => {
    const titles = [...document.querySelectorAll("#option-since option")].map((option) => option.textContent);
    return titles.reduce((text, title) => text.replace(title, ""), document.body.innerText);
  });

inEveryBrowser("The language", (page) => {
  for (const name of ["overview", "targets", "agencies", "meetings", "claims"]) test(`changes everywhere on ${name} and comes back unchanged`, async () => {
    await page().open(`?v=1&page=${name}`);
    const indonesian = await words(page());
    await page().click('[data-control="lang-en"]');
    await page().settled();
    assert.equal(await page().run(() => document.documentElement.lang), "en");
    assert.equal((await page().query()).get("lang"), "en");
    const english = await words(page());
    assert.match(english, /35,945/);
    assert.doesNotMatch(english, /35\.945|88,6%|penempatan|Tujuan/);
    await page().click('[data-control="lang-id"]');
    await page().settled();
    assert.equal(await words(page()), indonesian);
    assert.equal((await page().query()).get("lang"), null);
  });
});

inEveryBrowser("The theme", (page) => {
  test("changes the colours of the page and its charts, and comes back", async () => {
    await page().open();
    const colours = () =>
      page().run(() => {
        const ink = (element) => getComputedStyle(element);
        return [
          [document.body, document.documentElement]
            .map((element) => ink(element).backgroundColor)
            .find((colour) => colour !== "rgba(0, 0, 0, 0)"),
          ink(document.querySelector('[data-chart="month"] svg text')).fill,
        ];
      });
    await page().choose('[data-control="theme"]', "light");
    await page().settled();
    const light = await colours();
    await page().choose('[data-control="theme"]', "dark");
    await page().settled();
    const dark = await colours();
    assert.equal(await page().run(() => document.documentElement.dataset.theme), "dark");
    assert.equal((await page().query()).get("theme"), "dark");
    light.forEach((colour, at) => assert.notEqual(dark[at], colour));
    await page().choose('[data-control="theme"]', "light");
    await page().settled();
    assert.deepEqual(await colours(), light);
  });
});
