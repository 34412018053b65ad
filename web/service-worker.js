// Keeps the page, so that it opens without a network. Everything of one version is fetched together and
// served together: a page never mixes two versions. A new one takes over when the last tab with the old one
// has been closed. While a server is being brought up to date it may give files of both: what is not of this
// version by its hash is not kept, and the old version stays. Nothing else is touched: no call of the API, and no file that is not in the list.

/* global __VERSION__, __FILES__ -- put in by build.mjs */
const PREFIX = "sip-attach-page:";
const CACHE = PREFIX + __VERSION__;
const ROOT = new URL("./", self.location.href).href;
const PAGE = `${ROOT}index.html`;
const HASHES = new Map(__FILES__.map(([file, hash]) => [new URL(file, ROOT).href, hash]));

self.addEventListener("install", (event) => {
  event.waitUntil(keepAll());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOld());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = request.url.replace(/[?#].*$/, "");
  const file = url === ROOT ? PAGE : url;
  if (request.method === "GET" && (file === PAGE || HASHES.has(file))) event.respondWith(serve(file, request));
});

async function keepAll() {
  const page = await fetch(PAGE, { cache: "reload" });
  // By its version, not its hash: who serves the page may add attributes to it.
  if (!page.ok || !(await page.clone().text()).includes(__VERSION__))
    throw new Error("index.html is of another version");
  const cache = await caches.open(CACHE);
  await cache.addAll([...HASHES].map(([url, integrity]) => new Request(url, { cache: "reload", integrity })));
  // Some hosts lead from index.html to its folder, and browsers open no page with an answer that was led elsewhere.
  await cache.put(PAGE, page.redirected ? new Response(page.body, page) : page);
}

async function dropOld() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
  );
}

async function serve(file, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(file)) ?? fetch(request);
}
