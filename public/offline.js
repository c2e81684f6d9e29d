// Lets the page work without a network after one visit, and says when there is a new version. It changes nothing under a
// person's hands: a new version waits until it is asked for.

const notice = document.getElementById("renewed");
const worker = navigator.serviceWorker;
const opened = new URLSearchParams(location.search).get("data");

/** A new build is here and waits. */
function announce(waiting) {
  notice.hidden = false;
  notice.querySelector("button").onclick = () => {
    worker.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage("take over");
  };
}

export async function keep() {
  const { build } = document.documentElement.dataset;
  const registration = await worker.register(new URL("offline-worker.js", document.baseURI), { updateViaCache: "none" });
  const watch = (next) =>
    next?.addEventListener("statechange", () => {
      // The first one has nothing to take the place of.
      if (next.state === "installed" && worker.controller) announce(next);
    });
  if (registration.waiting && worker.controller) announce(registration.waiting);
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
  worker.addEventListener("message", ({ data: [told, isKept] }) => {
    if (told === "kept") document.documentElement.dataset.offline = isKept ? build : "";
  });
  const { active } = await worker.ready;
  active.postMessage(["keep data", opened]);
}
