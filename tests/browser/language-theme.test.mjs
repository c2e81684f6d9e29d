// Indonesian and English, light and dark: complete, kept in the address, and there and back again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryBrowser } from "./harness.mjs";

/** All that is said, apart from what minutes say: that is data, in the language of the meeting. */
const words = (page) =>
  page.driver.executeAsyncScript((done) => {
    const texts = (value) =>
      typeof value === "string" ? [value] : value && typeof value === "object" ? Object.values(value).flatMap(texts) : [];
    fetch("data/sample/meetings.json")
      .then((response) => response.json())
      .then((meetings) => texts(meetings).filter((text) => text.length > 8))
      .then((said) => said.sort((a, b) => b.length - a.length))
      .then((said) => done(said.reduce((text, one) => text.replaceAll(one, ""), document.body.innerText)));
  });

/** What each page says when it is whole, in both languages. */
const PAGES = [
  ["overview", '[data-chart="month"]', "Keputusan dan tindak lanjut", "Decisions and actions"],
  ["targets", '[data-panel="targets"]', "Proyeksi akhir 2024", "Projection for the end of 2024"],
  ["agencies", '[data-panel="supporting"]', "lembaga pendukung", "supporting institutions"],
  ["meetings", '[data-panel="effect"]', "Sebelum dan sesudah", "Before and after"],
  ["claims", '[data-panel="claims"]', "pernyataan terbit", "published statements"],
];

inEveryBrowser("The language", (page) => {
  const whole = (card, said) =>
    page().until((card, said) => document.querySelector(card)?.textContent.includes(said), said, card, said);

  for (const [name, card, id, en] of PAGES) {
    test(`changes everywhere on ${name} and comes back unchanged`, async () => {
      await page().open(`?v=1&page=${name}`);
      await whole(card, id);
      const indonesian = await words(page());
      await page().click('[data-control="lang-en"]');
      await page().settled();
      await whole(card, en);
      assert.equal(await page().run(() => document.documentElement.lang), "en");
      assert.equal((await page().query()).get("lang"), "en");
      const english = await words(page());
      assert.match(english, name === "overview" ? /35,945/ : /\d,\d{3}|\d\.\d/);
      assert.doesNotMatch(english, /35\.945 (dari|penempatan)|88,6%|penempatan|Tujuan/);
      await page().click('[data-control="lang-id"]');
      await page().settled();
      await whole(card, id);
      assert.equal(await words(page()), indonesian);
      assert.equal((await page().query()).get("lang"), null);
    });
  }
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
