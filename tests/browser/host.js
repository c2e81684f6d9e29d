// A portal's page in the tests: `portal(views)` puts embeds in, and `heard` is what they said.
window.heard = [];
const app = new URLSearchParams(location.search).get("app");

/** Puts elements into the page: `[{ attributes, properties, style }]`, and resolves when all have loaded or failed. */
window.portal = async (views, place = "main") => {
  await import(`${app}embed.js`);
  const all = views.map(({ attributes = {}, style = {}, properties = {} }, at) => {
    const view = document.createElement("capaian-view");
    for (const [name, value] of Object.entries({ src: app, loading: "eager", ...attributes })) view.setAttribute(name, value);
    Object.assign(view, properties);
    for (const [name, value] of Object.entries(style)) view.style.setProperty(name, value);
    const link = Object.assign(document.createElement("a"), { href: app, textContent: "Capaian" });
    view.append(link);
    const settled = new Promise((done) => {
      for (const kind of ["ready", "loaded", "filter", "select", "resize", "error"]) {
        view.addEventListener(kind, ({ detail }) => {
          window.heard.push({ at, kind, detail });
          if (kind === "loaded" || kind === "error") done();
        });
      }
    });
    document.querySelector(place).append(view);
    return settled;
  });
  await Promise.all(all);
  return window.heard.length;
};

/** A frame of its own, without the element. */
window.framed = (attributes) => {
  const frame = document.createElement("iframe");
  for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
  document.querySelector("main").append(frame);
};

/** A channel made by hand to the first frame: what an attacker has. Resolves with its port when it says that it is there. */
window.channel = (hello = {}) =>
  new Promise((done) => {
    addEventListener("message", ({ data, source }) => {
      if (data?.here !== 1) return;
      const { port1, port2 } = new MessageChannel();
      window.port = port1;
      window.answers = [];
      port1.onmessage = ({ data }) => window.answers.push(JSON.parse(data));
      source.postMessage({ capaian: 1, hello: JSON.stringify(hello) }, "*", [port2]);
      done(true);
    });
  });
