// What a portal may do with its embeds: hear them, filter them, dress them.
const views = [...document.querySelectorAll("capaian-view")];
const said = document.querySelector("output");
for (const view of views) {
  for (const kind of ["loaded", "filter", "select", "error"]) {
    view.addEventListener(kind, ({ detail }) => {
      const { state, ...rest } = detail;
      said.value = `${view.getAttribute("chart")}: ${kind} ${JSON.stringify({ ...rest, filters: state?.filters })}`;
    });
  }
}
const acts = {
  reset: () => views.forEach((view) => (view.filters = {})),
  theme: () => {
    document.documentElement.toggleAttribute("data-dark");
    // The element reads the page's custom properties again.
    views.forEach((view) => (view.theme = {}));
  },
};
addEventListener("click", ({ target }) => acts[target.closest("[data-act]")?.dataset.act]?.());
