// The page as a person meets it: what it shows, and the mouse, the keyboard and the window. The
// attributes read here (`data-chart`, `data-key`, `data-figure`, …) are the page's contract with the
// tests; nothing else of its markup is relied upon.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Button, By, Origin } from "./drivers.mjs";

const PATIENCE = 60_000;

export class Page {
  constructor(driver, server, name) {
    this.driver = driver;
    this.server = server;
    this.browser = name;
  }

  // ── addresses and history

  /** Opens the page with this query string and waits until its first counts are shown. */
  async open(query = "", { settle = true } = {}) {
    await this.driver.get(this.server.url + query);
    if (settle) await this.settled();
    return this;
  }

  async reload() {
    await this.driver.navigate().refresh();
    await this.settled();
  }

  async back() {
    await this.#travel((history) => history.back());
  }

  async forward() {
    await this.#travel((history) => history.forward());
  }

  /** Goes to another page by its link, as a person does. */
  async goTo(name) {
    await this.click(`[data-page="${name}"]`);
    await this.until(
      (name) => document.querySelector(`[data-page="${name}"]`).getAttribute("aria-current") === "page",
      `the page ${name} is open`,
      name,
    );
  }

  /** Waits until a card holds these words. */
  shown(panel, words) {
    return this.until(
      (panel, words) => document.querySelector(`[data-panel="${panel}"]`)?.textContent.includes(words),
      `${panel} says ${words}`,
      panel,
      words,
    );
  }

  /** Within a document WebKit's driver returns before the page has moved. */
  async #travel(move) {
    const from = await this.driver.getCurrentUrl();
    await move(this.driver.navigate());
    await this.until((from) => location.href !== from, "the address has changed", from);
    await this.settled();
  }

  /** The query string, as `URLSearchParams`. */
  async query() {
    return new URL(await this.driver.getCurrentUrl()).searchParams;
  }

  // ── waiting

  /** Runs a function in the page. */
  run(code, ...values) {
    return this.driver.executeScript(code, ...values);
  }

  /** Waits until `question`, run in the page, answers something true, and returns that. */
  async until(question, what, ...values) {
    let found;
    await this.driver.wait(
      async () => {
        found = await this.run(question, ...values).catch(() => null);
        return Boolean(found);
      },
      PATIENCE,
      `${what} (in ${this.browser})`,
      50,
    );
    return found;
  }

  /** Waits until no answer of the engine is pending and every chart is drawn, so that nothing moves. */
  async settled() {
    const still = () =>
      document.documentElement.dataset.ready === "true" &&
      [...document.querySelectorAll("[data-chart]")].every(
        (chart) => chart.closest("[hidden]") || chart.querySelector("svg, table"),
      );
    await this.until(still, "the page is ready and drawn");
    await this.driver.executeAsyncScript((done) =>
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0))),
    );
    await this.until(still, "the page is ready and drawn");
  }

  // ── what is shown

  /** The text of a headline figure. */
  figure(name) {
    return this.until(
      (name) => document.querySelector(`[data-figure="${name}"]`)?.textContent.trim(),
      `the figure ${name} is shown`,
      name,
    );
  }

  /** The unrounded value of a headline figure. */
  async figureValue(name) {
    await this.figure(name);
    return Number(
      await this.run((name) => document.querySelector(`[data-figure="${name}"]`).dataset.value, name),
    );
  }

  /** The text of the first element that the selector finds, or null. */
  text(selector) {
    return this.run((selector) => document.querySelector(selector)?.textContent ?? null, selector);
  }

  /** The names of the charts on the page. */
  charts() {
    return this.run(() => [...document.querySelectorAll("[data-chart]")].map((c) => c.dataset.chart));
  }

  /** A chart's marks: `[{ key, selected, label }]` in the order drawn. */
  marks(chart) {
    return this.run(
      (chart) =>
        [...document.querySelectorAll(`[data-chart="${chart}"] [data-key]`)].map((mark) => ({
          key: mark.dataset.key,
          selected: mark.getAttribute("aria-selected") === "true",
          label: mark.getAttribute("aria-label") ?? mark.querySelector("title")?.textContent ?? "",
        })),
      chart,
    );
  }

  /** The keys selected in a chart. */
  async selected(chart) {
    return (await this.marks(chart)).filter((mark) => mark.selected).map((mark) => mark.key);
  }

  /** What every chart says, `{ chart: text }`: two of these differ where a chart's figures changed. */
  picture() {
    return this.run(() =>
      Object.fromEntries(
        [...document.querySelectorAll("[data-chart]")].map((chart) => [
          chart.dataset.chart,
          [...chart.querySelectorAll("[data-key]")].map((m) => m.getAttribute("aria-label")).join("\n"),
        ]),
      ),
    );
  }

  /** A table's cells, row by row, the heading first. */
  cells(selector) {
    return this.until(
      (selector) => {
        const table = document.querySelector(selector);
        const rows = [...(table?.querySelectorAll("tr") ?? [])];
        return rows.length > 1 && rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim()));
      },
      `the table ${selector} has rows`,
      selector,
    );
  }

  // ── the mouse

  /** Scrolls to an element and returns its middle in the window, when it stands still. */
  async middle(selector) {
    let last;
    for (;;) {
      const at = await this.#middleNow(selector);
      // Firefox rounds half a pixel of scrolling to one side and then to the other, for ever.
      if (last && Math.abs(at.x - last.x) <= 1 && Math.abs(at.y - last.y) <= 1) return at;
      last = at;
      await this.driver.executeAsyncScript((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }
  }

  #middleNow(selector) {
    return this.until(
      (selector) => {
        const found = document.querySelector(selector);
        if (!found) return null;
        found.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
        const box = found.getBoundingClientRect();
        if (box.width === 0 && box.height === 0) return null;
        return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
      },
      `${selector} is on the page`,
      selector,
    );
  }

  /** Moves the mouse to the middle of an element and stays there for some milliseconds. */
  async pointAt(selector, stay = 0) {
    const at = await this.middle(selector);
    await this.driver.actions().move({ ...at, origin: Origin.VIEWPORT, duration: 0 }).pause(stay).perform();
  }

  /** Clicks the middle of an element. `holding`: a key held meanwhile. */
  async click(selector, { holding } = {}) {
    const at = await this.middle(selector);
    const actions = this.driver.actions();
    if (holding) actions.keyDown(holding);
    actions.move({ ...at, origin: Origin.VIEWPORT, duration: 0 }).press(Button.LEFT).release(Button.LEFT);
    if (holding) actions.keyUp(holding);
    await actions.perform();
  }

  async clickMark(chart, key, options) {
    await this.click(mark(chart, key), options);
    await this.settled();
  }

  /** Drags from one mark of a chart to another. */
  async drag(chart, from, to) {
    await this.middle(mark(chart, from));
    const [start, end] = await this.run(
      (...selectors) =>
        selectors.map((selector) => {
          const box = document.querySelector(selector).getBoundingClientRect();
          return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
        }),
      mark(chart, from),
      mark(chart, to),
    );
    const half = { x: Math.round((start.x + end.x) / 2), y: start.y };
    const through = (at) => ({ ...at, origin: Origin.VIEWPORT, duration: 60 });
    await this.driver
      .actions()
      .move(through(start))
      .press(Button.LEFT)
      .move(through(half))
      .move(through({ x: end.x, y: start.y }))
      .release(Button.LEFT)
      .perform();
    await this.settled();
  }

  // ── the keyboard

  async focus(selector) {
    await this.until((selector) => document.querySelector(selector), selector, selector);
    await this.run((selector) => document.querySelector(selector).focus(), selector);
  }

  /** Presses keys one after the other where the focus is; `Key.chord`s are not needed here. */
  async press(...keys) {
    for (const key of keys) await this.driver.actions().sendKeys(key).perform();
  }

  /** Presses a key while another is held. */
  async pressHolding(held, key) {
    await this.driver.actions().keyDown(held).sendKeys(key).keyUp(held).perform();
  }

  /** Types into a field, replacing what is there. */
  async type(selector, text) {
    const field = await this.driver.findElement(By.css(selector));
    await field.clear();
    await field.sendKeys(text);
  }

  /** Chooses an option of a `<select>` by its value, as its keyboard and mouse use would. */
  async choose(selector, value) {
    await this.until(
      (selector, value) => document.querySelector(selector)?.querySelector(`option[value="${value}"]`),
      `${selector} offers ${value}`,
      selector,
      value,
    );
    await this.run(
      (selector, value) => {
        const select = document.querySelector(selector);
        select.value = value;
        select.dispatchEvent(new Event("input", { bubbles: true }));
        select.dispatchEvent(new Event("change", { bubbles: true }));
      },
      selector,
      value,
    );
  }

  /** Gives a file input a file of this machine. */
  async chooseFile(selector, path) {
    await (await this.driver.findElement(By.css(selector))).sendKeys(path);
  }

  // ── the window

  /** Makes the page's own area `width` × `height` CSS pixels and returns what it became. */
  async resize(width, height) {
    const window = this.driver.manage().window();
    let goal = { width, height };
    for (let attempt = 0; attempt < 3; attempt += 1) {
      if (this.browser === "chromium") {
        // A headless window is never narrower than 500 px; the emulated screen is.
        await this.driver.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", {
          width,
          height,
          deviceScaleFactor: 1,
          mobile: false,
        });
      } else {
        await window.setRect({ x: 0, y: 0, ...goal });
      }
      await new Promise((done) => setTimeout(done, 150));
      const now = await this.run(() => ({ width: innerWidth, height: innerHeight }));
      if (now.width === width && now.height === height) break;
      goal = { width: goal.width + width - now.width, height: goal.height + height - now.height };
    }
    return this.run(() => ({ width: innerWidth, height: innerHeight }));
  }

  /**
   * Opens the page inside a frame of this size, and acts there from now on: Firefox and WebKit have no
   * window as narrow as a phone.
   */
  async openFramed(query, width, height) {
    // The whole frame in sight: otherwise scrolling to a mark would scroll the window around it too.
    await this.resize(1000, height + 60);
    await this.driver.get(`${this.server.url}__test/frame.html`);
    await this.run(
      (src, width, height) => Object.assign(document.querySelector("iframe"), { src, width, height }),
      this.server.url + query,
      width,
      height,
    );
    await this.driver.switchTo().frame(0);
    await this.settled();
  }

  async screenshot(path) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, Buffer.from(await this.driver.takeScreenshot(), "base64"));
  }

  // ── what went wrong, what was handed out

  /** Errors, rejections, console errors and policy violations since the page was opened. */
  problems() {
    return this.run(() => window.observed.problems);
  }

  /** Waits for the page to hand out a file: `{ name, type, text, head }`, where head is its first 32 bytes. */
  download() {
    return this.until(() => window.observed.downloads.pop(), "a file is handed out");
  }

  /** axe-core's violations of WCAG 2.2 A and AA and of its best practices, one line each. */
  async accessibility(rules = {}) {
    await this.driver.executeAsyncScript((base, done) => {
      if (window.axe) return done();
      const script = document.createElement("script");
      script.src = `${base}__test/axe.js`;
      script.onload = () => done();
      document.head.append(script);
    }, this.server.url);
    return this.driver.executeAsyncScript((rules, done) => {
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
      window.axe
        .run(document, { runOnly: tags, rules, resultTypes: ["violations"] })
        .then(({ violations }) =>
          done(
            violations.flatMap(({ id, help, nodes }) =>
              nodes.map((node) => `${id}: ${help}: ${node.target} ${node.html.slice(0, 160)}`),
            ),
          ),
        )
        .catch((error) => done([`axe failed: ${error}`]));
    }, rules);
  }
}

const mark = (chart, key) => `[data-chart="${chart}"] [data-key="${key}"]`;
