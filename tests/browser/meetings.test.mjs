// Meetings: what was agreed on and what became of it, by hand and by keyboard.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inEveryBrowser, Key } from "./harness.mjs";

const TICKETS = '[data-panel="follow-up"] .ticket';

inEveryBrowser("What meetings agreed on", (page) => {
  const tickets = () => page().run((tickets) => document.querySelectorAll(tickets).length, TICKETS);

  test("is followed up on a board and in a table, which the address keeps", async () => {
    await page().open("?v=1&page=meetings");
    await page().shown("follow-up", "tindak lanjut terlambat");
    const open = await tickets();
    await page().choose("#option-follow_state", "overdue");
    await page().until((tickets, open) => document.querySelectorAll(tickets).length < open, "fewer are shown", TICKETS, open);
    assert.equal(await tickets(), Number(await page().run(() => document.querySelector('[data-figure="overdue"]').dataset.value)));
    await page().choose("#option-follow_view", "table");
    await page().until(() => document.querySelector('[data-panel="follow-up"] table'), "a table is shown");
    const address = await page().run(() => location.search);
    await page().open(address);
    await page().until(() => document.querySelector('[data-panel="follow-up"] table'), "the link brings it back");
    assert.match((await page().cells('[data-panel="follow-up"] table'))[1][3], /terlambat \d+ hari/);
  });

  test("filters the data by what it is about, and is filtered by them", async () => {
    await page().open("?v=1&page=meetings&follow_state=all&lang=en");
    await page().shown("follow-up", "actions are overdue");
    const all = await tickets();
    await page().click('[data-panel="follow-up"] [data-key="MYS"]');
    await page().until((tickets, all) => document.querySelectorAll(tickets).length < all, "fewer are shown", TICKETS, all);
    assert.ok(await page().run(() => document.querySelector('[data-chip="destination"]')), "the data are filtered");
    await page().goTo("overview");
    await page().settled();
    assert.deepEqual(await page().selected("destination"), ["MYS"]);
  });

  test("leads from a calendar to the minutes by the keyboard, and back", async () => {
    await page().open("?v=1&page=meetings");
    await page().shown("meetings", "4 rapat");
    await page().run(() => document.querySelector('[data-panel="meetings"] .calendar [data-sets*="2024-07"]').focus());
    await page().press(Key.ENTER);
    await page().shown("meeting", "s.d. 30 Juni 2024");
    await page().until(() => document.activeElement.id === "meeting-title", "the minutes have the focus");
    await page().run(() => history.back());
    await page().shown("meeting", "35.945 dari 40.586 s.d. 31 Oktober 2024 = 88,6%");
  });

  test("is held against the months before, without a word on causes", async () => {
    await page().open("?v=1&page=meetings&lang=en");
    await page().shown("effect", "Before and after a decision");
    const value = await page().run(
      () => [...document.querySelectorAll("#option-effect option")].map((one) => one.value).find((value) => value.includes("TWN")),
    );
    await page().choose("#option-effect", value);
    await page().shown("effect", "Placements, Taiwan: since April 2024");
    await page().shown("effect", "does not show that the decision caused it");
    const placements = await page().text('[data-panel="effect"] h2');
    await page().choose("#effect-measure", value.replace("placements", "lead_time"));
    await page().shown("effect", "Lead time (days), Taiwan");
    await page().run(() => history.back());
    await page().shown("effect", placements);
  });

  test("leads from a marker on a chart to the minutes, and from there back to the chart", async () => {
    await page().open("?v=1");
    await page().until(() => document.querySelector('[data-chart="month"] [data-event*="2024-07-rakornis"]'), "it is marked");
    const before = await page().selected("month");
    await page().click('[data-chart="month"] [data-event*="2024-07-rakornis"] .event__hit');
    await page().shown("meeting", "Target kantor 2024 disesuaikan");
    await page().click('[id="chart-of-D-2407-1"]');
    await page().until(() => document.querySelector('[data-page="overview"]').getAttribute("aria-current") === "page", "the charts are there");
    await page().settled();
    assert.deepEqual(await page().selected("month"), before, "the marker filters nothing");
  });
});
