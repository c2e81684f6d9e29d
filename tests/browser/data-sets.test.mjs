// The page switches between the made-up office and the published figures, and never mixes the two.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryBrowser } from "./harness.mjs";

inEveryBrowser("Switching the data set", (page) => {
  test("shows published figures with their sources, without the mark of sample data", async () => {
    await page().open();
    await page().clickMark("destination", "HKG");
    await page().choose('[data-control="dataset"]', "published");
    await page().until(
      () => document.querySelector('[data-panel="figures"]') && !document.querySelector('[data-mark="sample"]'),
      "the published figures are shown",
    );
    await page().settled();
    const query = await page().query();
    assert.equal(query.get("data"), "published");
    assert.equal(query.get("destination"), null, "filters of one set mean nothing in another");
    assert.match(await page().text('[data-panel="claims"]'), /35\.945/);
    await page().reload();
    assert.ok(await page().text('[data-panel="figures"]'));
    // WebKit goes back past entries that no hand has touched, and a script chooses in lists.
    await page().click('[data-panel="claims"] summary');

    await page().choose('[data-control="dataset"]', "sample");
    await page().settled();
    assert.equal(await page().figure("realisation"), "35.945");
    await page().back();
    assert.ok(await page().text('[data-panel="figures"]'), "back returns to the published figures");
  });
});
