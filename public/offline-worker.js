// Keeps the page for where there is no network: the programs of one build, whole and checked, and the data sets.
//
// Programs are taken from what is kept, so that a page and its programs are always of one build; a new build is fetched
// beside it and waits until a person asks for it. Data are asked for anew, and taken from what is kept where that fails.

/** Path → SHA-256, in the order in which they are fetched; written by tools/finish-build.mjs. */
const FILES = {};
/** The page names the build of all its programs. */
const BUILD = FILES["index.html"]?.slice(0, 12);

const PROGRAMS = `capaian-programs-${BUILD}`;
const DATA = "capaian-data";
/** Data sets above this many bytes are kept only once they were opened. */
const LARGE = 8 << 20;
/** How long data are waited for where a copy is here, in milliseconds. */
const PATIENCE = 4_000;
/** Of an answer's headers, what stays true of its copy. */
const KEPT = ["content-type", "content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy"];

const scope = new URL(registration.scope);
const at = (path) => new URL(path, scope).href;

const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
const digest = async (bytes) => hex(await crypto.subtle.digest("SHA-256", bytes));

/** A copy without what was true only of its way here. */
async function copy(response) {
  const headers = new Headers();
  for (const name of KEPT) if (response.headers.has(name)) headers.set(name, response.headers.get(name));
  return new Response(await response.arrayBuffer(), { headers });
}

/** A portal of a hotel answers everything, with a page of its own. */
function isMeant(response, path) {
  const isPage = (response.headers.get("content-type") ?? "").includes("text/html");
  return response.ok && !response.redirected && (!isPage || path.endsWith(".html"));
}

async function keepPrograms() {
  const cache = await caches.open(PROGRAMS);
  for (const [path, hash] of Object.entries(FILES)) {
    if (await cache.match(at(path))) continue;
    const response = await fetch(at(path), { cache: "no-cache" });
    const kept = await copy(response);
    if (!isMeant(response, path) || (await digest(await kept.clone().arrayBuffer())) !== hash) {
      throw new Error(`${path} is not of build ${BUILD}`);
    }
    await cache.put(at(path), kept);
  }
}

/** Asks the network once, and keeps an answer that is meant; a full disk keeps nothing, and the answer is as good. */
async function ask(request) {
  const response = await fetch(request);
  const isGood = isMeant(response, new URL(request.url).pathname);
  const put = async () => (await caches.open(DATA)).put(request.url, await copy(response.clone()));
  const isKept = isGood && (await put().then(() => true, () => false));
  return { response, isGood, isKept };
}

/** What is named by its content is the same wherever it comes from; anything else is better new. */
async function data(request) {
  const kept = await (await caches.open(DATA)).match(request.url);
  if (!kept) return (await ask(request)).response;
  // "reload" is a person's own try.
  if (new URL(request.url).searchParams.has("h") && request.cache !== "reload") return kept;
  const late = new Promise((done) => setTimeout(() => done(kept), PATIENCE));
  const asked = ask(request).then(({ response, isGood }) => (isGood ? response : kept), () => kept);
  return Promise.race([asked, late]);
}

/** Asks for what is to be kept. */
async function keep(address) {
  const { response, isKept } = await ask(new Request(address, { cache: "no-cache" }));
  if (!isKept) throw new Error(`${address} is not kept`);
  return response;
}

async function program(path) {
  const kept = await (await caches.open(PROGRAMS)).match(at(path));
  // A browser that is short of room may take away what was kept.
  return kept ?? fetch(at(path));
}

/** Keeps the data sets of the configuration: those that are small, and the one that is open. */
async function keepData(open) {
  const read = async (address) => (await keep(address)).json();
  const config = await read(at("config.json"));
  await keep(at("vocabulary.json"));
  const wanted = new Set();
  for (const { id, manifest } of config.data_sets) {
    const address = at(manifest);
    if (!address.startsWith(scope.href)) continue;
    const { tables } = await read(address);
    const bytes = tables.reduce((sum, table) => sum + table.bytes, 0);
    for (const { url, sha256 } of tables) {
      const table = new URL(`${url}?h=${sha256.slice(0, 16)}`, address).href;
      // A large one that was opened before stays.
      wanted.add(table);
      if ((bytes <= LARGE || id === open) && !(await caches.match(table))) await keep(table);
    }
  }
  await letGo(wanted);
}

/** Tables that no data set names any more. */
async function letGo(wanted) {
  const cache = await caches.open(DATA);
  for (const { url } of await cache.keys()) {
    if (new URL(url).searchParams.has("h") && !wanted.has(url)) await cache.delete(url);
  }
}

async function takeOver() {
  for (const name of await caches.keys()) {
    if (name.startsWith("capaian-programs-") && name !== PROGRAMS) await caches.delete(name);
  }
  await clients.claim();
}

addEventListener("install", (event) => event.waitUntil(keepPrograms()));
addEventListener("activate", (event) => event.waitUntil(takeOver()));

addEventListener("message", (event) => {
  const [does, detail] = [].concat(event.data);
  if (does === "take over") skipWaiting();
  if (does === "keep data") {
    // What is missing of them the page asks for itself.
    const told = keepData(detail).then(() => true, () => false);
    event.waitUntil(told.then((isKept) => event.source?.postMessage(["kept", isKept])));
  }
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { href, pathname } = new URL(request.url);
  if (request.method !== "GET" || !href.startsWith(scope.href)) return;
  const path = decodeURIComponent(pathname.slice(scope.pathname.length)) || "index.html";
  if (path in FILES) event.respondWith(program(path));
  else if (/^(config|vocabulary)\.json$|^data\//.test(path)) event.respondWith(data(request));
});
