// What starts which program beside the page: minutes, decks, files to take along, embeds, the page as one file. They start,
// and start again, whatever becomes of the page's program.
const { dataset } = document.documentElement;

const setting = (name) => {
  try {
    return localStorage[name];
  } catch {
    // A frame without storage: nothing was set.
  }
};

/**
 * Listens from now on. `program` starts a program by its name and answers with what it offers; with nothing where it has
 * not loaded.
 */
export const attend = (program) => {
  const present = (adding) => {
    if (dataset.presenter === undefined) dataset.adding = adding;
    program("presenter");
  };
  const isAside = () => document.querySelector("dialog[open]") || dataset.embed !== undefined;
  addEventListener("keydown", async (event) => {
    const { key, altKey, ctrlKey, metaKey, shiftKey, repeat, target, defaultPrevented } = event;
    const letter = key.toLowerCase();
    if (isAside() || altKey || repeat || defaultPrevented) return;
    const isField = target.closest?.("input, textarea, select");
    if (letter === "s" && !ctrlKey && !metaKey && !isField && dataset.presenter === undefined) {
      if (setting("capaian.minutes.letters") !== "off") present("\n");
    }
    // On paper drawings are made for the sheet, and the view has its code. What prints by itself has its own way.
    const isPrint = letter === "p" && (ctrlKey || metaKey) && !shiftKey;
    if (isPrint && !document.querySelector(".profile") && dataset.presenting === undefined) {
      event.preventDefault();
      const exporter = await program("exporter");
      if (exporter) exporter.print();
      else print();
    }
  });
  addEventListener("click", async ({ target }) => {
    const marked = (name) => target.closest?.(`[data-${name}]`)?.dataset[name];
    const [embeds, packs, saves, slides, starts] = ["embeds", "packs", "saves", "slides", "starts"].map(marked);
    if (slides !== undefined) present(slides);
    if (starts !== undefined) {
      if (!dataset.minutes) dataset.starting = starts;
      program("scribe");
    }
    if (embeds !== undefined) (await program("guest"))?.offer(embeds);
    if (packs !== undefined) (await program("packer"))?.offer();
    if (saves !== undefined) (await program("exporter"))?.save(saves);
  });
  for (const [name, does] of [["workbook", "offer"], ["save", "save"], ["slides", "slides"]]) {
    document.addEventListener(`capaian:${name}`, async ({ detail }) => (await program("exporter"))?.[does](detail));
  }
  if (setting("capaian.minutes") || document.getElementById("carried-minutes")) program("scribe");

  // The page knows nothing of codes: what one says is its address.
  const asked = new URLSearchParams(location.search);
  const code = asked.get("code");
  if (code !== null) {
    asked.delete("code");
    history.replaceState(null, "", asked.size > 0 ? `?${asked}` : location.pathname);
    program("exporter").then((exporter) => exporter?.open(code));
  }
};
