// Usable from 320 px: nothing to scroll sideways for, and targets that a thumb can hit.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryBrowser } from "./harness.mjs";

inEveryBrowser("On a narrow screen", (page) => {
  const cases = [390, 320].flatMap((width) =>
    ["destination=HKG", "rows=1", "data=published"].map((query) => [width, query]),
  );
  for (const [width, query] of cases) {
    test(`${width} px, ${query}: nothing sticks out`, async () => {
      await page().openFramed(`?v=1&${query}`, width, 844);
      const wide = await page().run(() => {
        const room = document.documentElement.clientWidth;
        const scrolls = (element) => {
          for (let e = element.parentElement; e; e = e.parentElement) {
            if (/auto|scroll|hidden|clip/.test(getComputedStyle(e).overflowX)) return true;
          }
          return false;
        };
        return [...document.querySelectorAll("body *")]
          .filter((element) => element.getBoundingClientRect().right > room + 1 && !scrolls(element))
          .map((element) => element.outerHTML.slice(0, 120));
      });
      assert.deepEqual(wide, []);
      const [scroll, room] = await page().run(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      assert.ok(scroll <= room, `${scroll} > ${room}`);
    });
  }

  test("marks and buttons are at least 24 px high and wide", async () => {
    await page().openFramed("", 390, 844);
    const small = await page().run(() =>
      [...document.querySelectorAll('button, select, [data-chart="destination"] [data-key]')]
        .map((element) => [element.getBoundingClientRect(), element.outerHTML.slice(0, 100)])
        .filter(([box]) => box.width > 0 && (box.width < 24 || box.height < 24))
        .map(([box, html]) => `${box.width}×${box.height} ${html}`),
    );
    assert.deepEqual(small, []);
  });

  test("a chart can be filtered", async () => {
    await page().openFramed("", 390, 844);
    await page().clickMark("destination", "HKG");
    assert.deepEqual(await page().selected("destination"), ["HKG"]);
  });
});
