// <capaian-view src="https://…/" chart="destination" filters="period=2024" height="auto">fallback</capaian-view>
// A live chart of Capaian in any page. docs/embedding.md says what it takes, tells and promises.

const VERSION = 1;
const PATIENCE = 30_000;
const TOKENS = ["ground", "surface", "text", "muted", "line", "accent", "font", "radius"];
const WORDS = {
  id: ["Grafik tidak dapat dimuat.", "Buka di halaman asalnya"],
  en: ["The chart could not be loaded.", "Open it on its own page"],
};
const views = new Set();

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: block; position: relative; min-width: 0; contain: inline-size }
  :host([hidden]) { display: none }
  iframe { display: block; width: 100%; border: 0; color-scheme: normal }
  .wait { box-sizing: border-box; border: 1px solid #8884; border-radius: 4px; padding: 1rem; overflow: hidden;
    background: repeating-linear-gradient(#8883 0 .8rem, #0000 .8rem 1.8rem) content-box no-repeat }
  :host(:not([data-state=failed])) p, :host([data-state=failed]) :is(iframe, .wait), :host([data-state=shown]) .wait { display: none }
  :host(:not([data-state=shown])) iframe { position: absolute; inset: 0; visibility: hidden }
  :host([data-state=shown]) slot { display: none }
  @media print {
    .wait, :host([data-state=shown]:not([data-seen])) iframe { display: none }
    :host([data-state=shown]:not([data-seen])) slot { display: contents }
  }
`);

const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

class CapaianView extends HTMLElement {
  static observedAttributes = ["src", "page", "chart", "filters", "lang", "theme", "height", "sandbox", "pin"];
  #frame;
  #port;
  #state = null;
  #look = {};
  #asked = new Map();
  #number = 0;
  #timer;
  #seen;
  // Browsers let a frame from elsewhere rest until it is in sight: before, there is nothing in it to print.
  #sight = new IntersectionObserver((seen) => seen.some((entry) => entry.isIntersecting) && (this.dataset.seen = ""));
  #skeleton = make("div", { className: "wait" });
  #link = make("a", { rel: "noopener" });
  #words = make("span");

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    const failed = make("p");
    failed.setAttribute("role", "alert");
    failed.append(this.#words, " ", this.#link);
    root.append(this.#skeleton, failed, make("slot"));
  }

  connectedCallback() {
    views.add(this);
    this.#begin();
  }

  disconnectedCallback() {
    views.delete(this);
    this.#end();
  }

  attributeChangedCallback(name, before, now) {
    if (!this.isConnected || before === now || !this.#seen) return;
    if (this.#port && name === "filters") this.setFilters(now ?? "").catch(() => {});
    else if (this.#port && /lang|theme/.test(name)) this.#ask({ look: this.#ownLook() }).catch(() => {});
    else {
      this.#end();
      this.#begin();
    }
  }

  /** What is shown, once it is. */
  get state() {
    return this.#state;
  }

  get filters() {
    return this.#state?.filters ?? null;
  }

  set filters(filters) {
    this.setFilters(filters).catch(() => {});
  }

  get theme() {
    return this.#look;
  }

  /** `light`, `dark`, `system`, or `{ accent, surface, …, font, radius }`. */
  set theme(theme) {
    if (typeof theme === "string") return this.setAttribute("theme", theme);
    this.#look = { ...theme };
    if (this.#port) this.#ask({ look: this.#ownLook() }).catch(() => {});
  }

  /** Filters as an object of lists, or as in an address; resolves to the state. */
  async setFilters(filters) {
    return (await this.#ask({ filters: listed(filters) })).state;
  }

  async getState() {
    return (await this.#ask("state")).state;
  }

  /** The chart as a Blob: `svg` or `png`. */
  async exportImage(format = "svg") {
    const { data } = await this.#ask({ image: format });
    if (format === "svg") return new Blob([data], { type: "image/svg+xml" });
    const bytes = Uint8Array.from(atob(data.split(",")[1]), (c) => c.charCodeAt());
    return new Blob([bytes], { type: "image/png" });
  }

  get #auto() {
    return (this.getAttribute("height") ?? "auto") === "auto";
  }

  #address() {
    const address = new URL(this.getAttribute("src") ?? "", document.baseURI);
    if (!/^https?:$/.test(address.protocol)) throw new TypeError("src is no web address");
    const query = new URLSearchParams(this.getAttribute("filters") ?? "");
    for (const name of ["page", "chart", "lang", "theme", "pin"]) {
      if (this.getAttribute(name)) query.set(name, this.getAttribute(name));
    }
    query.set("embed", "1");
    address.search = query;
    return address;
  }

  #begin() {
    const height = this.#auto ? 320 : parseInt(this.getAttribute("height"), 10) || 320;
    this.#skeleton.style.height = `${height}px`;
    this.dataset.state = "waiting";
    this.setAttribute("aria-busy", "true");
    if (this.getAttribute("loading") === "eager") return this.#load(height);
    this.#seen = new IntersectionObserver(
      (seen) => seen.some((entry) => entry.isIntersecting) && this.#load(height),
      { rootMargin: "300px" },
    );
    this.#seen.observe(this);
  }

  #load(height) {
    this.#seen?.disconnect();
    this.#seen = true;
    let address;
    try {
      address = this.#address();
    } catch (error) {
      return this.#fail("address", error.message);
    }
    const sandbox = this.getAttribute("sandbox");
    this.#frame = make("iframe", { title: this.textContent.trim() || "Capaian", referrerPolicy: "no-referrer" });
    if (sandbox !== null) this.#frame.sandbox = sandbox || "allow-scripts allow-popups allow-popups-to-escape-sandbox";
    this.#frame.style.height = `${height}px`;
    this.#frame.src = address;
    // A frame that has come and says nothing is not Capaian: its host answers with a page of its own.
    this.#frame.onload = () => this.#port || this.#wait(PATIENCE / 3);
    this.shadowRoot.append(this.#frame);
    this.#wait(PATIENCE);
  }

  #wait(patience) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fail("timeout", "no answer"), patience);
  }

  #end() {
    clearTimeout(this.#timer);
    this.#sight.disconnect();
    delete this.dataset.seen;
    this.#seen?.disconnect?.();
    this.#seen = undefined;
    this.#port?.close();
    this.#port = undefined;
    this.#frame?.remove();
    for (const { failed } of this.#asked.values()) failed(new Error("The chart is gone"));
    this.#asked.clear();
  }

  /** The frame says that it listens: only to it, and only at its own origin, goes the channel. */
  greet(event) {
    if (!this.#frame || event.source !== this.#frame.contentWindow) return;
    const { origin } = new URL(this.#frame.src);
    const isOpaque = this.#frame.hasAttribute("sandbox") && !this.#frame.sandbox.contains("allow-same-origin");
    if (event.data?.capaian !== VERSION || event.origin !== (isOpaque ? "null" : origin)) return;
    this.#port?.close();
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }) => this.#hear(data);
    const hello = JSON.stringify({ auto_height: this.#auto, look: this.#ownLook() });
    event.source.postMessage({ capaian: VERSION, hello }, isOpaque ? "*" : origin, [port2]);
    clearTimeout(this.#timer);
    // Whom the page does not know it does not answer; it is there all the same.
    this.#timer = setTimeout(() => {
      if (this.dataset.state !== "shown") this.#show();
      this.#say("error", { code: "refused", message: `${origin} does not list ${location.origin} in config.json`, state: null });
    }, PATIENCE / 3);
  }

  #ownLook() {
    const style = getComputedStyle(this);
    const tokens = {};
    for (const token of TOKENS) {
      const value = this.#look[token] ?? style.getPropertyValue(`--capaian-${token}`).trim();
      if (value) tokens[token] = String(value);
    }
    const look = { tokens };
    for (const name of ["lang", "theme"]) if (this.getAttribute(name)) look[name] = this.getAttribute(name);
    return look;
  }

  /** Asks, once there is a channel; what is asked before waits. */
  async #ask(ask) {
    if (!this.#port) await new Promise((done) => this.addEventListener("ready", done, { once: true }));
    const id = ++this.#number;
    return new Promise((done, failed) => {
      this.#asked.set(id, { done, failed });
      this.#port.postMessage(JSON.stringify({ capaian: VERSION, id, ask }));
    });
  }

  #hear(line) {
    const { capaian, id, tell } = JSON.parse(line);
    if (capaian !== VERSION) return;
    clearTimeout(this.#timer);
    const [[kind, told]] = Object.entries(tell);
    const state = told.state ?? (/ready|loaded|state/.test(kind) ? told : null);
    if (state) {
      this.#state = state;
      this.#frame.title = state.title;
    }
    if (kind === "loaded") this.#show();
    if (kind === "resize" && this.#auto) this.#frame.style.height = `${told.height}px`;
    if (kind === "corrected") for (const one of told) console.warn(`Capaian: ${one.token} ${one.asked} → ${one.used || "–"}`, one);
    if (kind === "error" && told.code === "no_data") this.#show();
    const asked = this.#asked.get(id);
    if (asked) {
      this.#asked.delete(id);
      if (kind === "error") asked.failed(new Error(told.message));
      else asked.done({ ...told, state });
    }
    if (!/state|image|corrected/.test(kind)) this.#say(kind, state === told ? { state } : { ...told, state });
    if (kind === "filter" && told.by === "person" && this.hasAttribute("link")) {
      for (const view of views) {
        if (view !== this && view.getAttribute("link") === this.getAttribute("link")) view.filters = state.filters;
      }
    }
  }

  #show() {
    this.dataset.state = "shown";
    this.#sight.observe(this);
    this.removeAttribute("aria-busy");
  }

  #fail(code, message) {
    const [words, link] = WORDS[this.getAttribute("lang")] ?? WORDS.id;
    this.#words.textContent = words;
    this.#link.textContent = this.querySelector("a") ? "" : link;
    if (code !== "address") {
      const address = this.#address();
      address.searchParams.delete("embed");
      this.#link.href = address;
    }
    this.dataset.state = "failed";
    this.removeAttribute("aria-busy");
    this.#say("error", { code, message, state: this.#state });
  }

  #say(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

function listed(filters) {
  if (typeof filters === "string") {
    const address = [...new URLSearchParams(filters)];
    return Object.fromEntries(address.map(([name, value]) => [name, /^(period|lead)$/.test(name) ? [value] : value.split(",").map(plain)]));
  }
  return Object.fromEntries(Object.entries(filters ?? {}).map(([name, keys]) => [name, [keys].flat().map(String)]));
}

/** A key as it is, of a key as the address has it. */
const plain = (key) => (key === "-" ? "" : key.replace(/~(.)/g, (_, c) => (c === "." ? "," : c)));

addEventListener("message", (event) => views.forEach((view) => view.greet(event)));
customElements.get("capaian-view") ?? customElements.define("capaian-view", CapaianView);
