// Keeps the page, so that it opens without a network. Everything of one version is fetched together and
// served together: a page never mixes two versions. A new one takes over when the last tab with the old one
// has been closed. Nothing else is touched: no call of the API, and no file that is not in the list.

/* global __VERSION__, __FILES__ -- put in by build.mjs */
const PREFIX = 'sip-attach-page:';
const CACHE = PREFIX + __VERSION__;
const ROOT = new URL('./', self.location.href).href;
const FILES = new Set(__FILES__.map((file) => new URL(file, ROOT).href));

self.addEventListener('install', (event) => {
  event.waitUntil(keepAll());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOld());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = request.url.replace(/[?#].*$/, '');
  const file = url === ROOT ? `${ROOT}index.html` : url;
  if (request.method === 'GET' && FILES.has(file)) event.respondWith(serve(file, request));
});

async function keepAll() {
  const cache = await caches.open(CACHE);
  await cache.addAll([...FILES].map((url) => new Request(url, { cache: 'reload' })));
}

async function dropOld() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
}

async function serve(file, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(file)) ?? fetch(request);
}
