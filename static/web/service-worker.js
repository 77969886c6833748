/* The service worker, where the browser has one (https, or this computer itself): an offline page, and static files by
 * names that hold a hash of their content. Pages, pictures and acts of people are never kept here: they pass untouched.
 *
 * The server writes `self.APP = {version, page, files}` before this text (places/web/app_files.py): each version has a
 * cache of its own, and the others are deleted when it takes over. What waits to be sent is in the outbox (outbox.js).
 */
const { version, page, files } = self.APP;
const CACHE = `placeness-${version}`;
const HASHED = /^\/static\/.+\.[0-9a-f]{12}\.[a-z0-9]+$/;

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(prepare());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(takeOver());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => offline()));
  else if (files.includes(pathname)) event.respondWith(ofTheOfflinePage(request));
  else if (HASHED.test(pathname)) event.respondWith(kept(request));
});

async function prepare() {
  const cache = await caches.open(CACHE);
  await cache.addAll([page, ...files].map((url) => new Request(url, { cache: "reload", credentials: "omit" })));
}

async function takeOver() {
  const old = (await caches.keys()).filter((name) => name.startsWith("placeness-") && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function offline() {
  return (await found(page)) ?? Response.error();
}

async function ofTheOfflinePage(request) {
  if (HASHED.test(new URL(request.url).pathname)) return kept(request);
  try {
    return await fetch(request); // a name without a hash: the newest counts
  } catch {
    return (await found(request)) ?? Response.error();
  }
}

async function kept(request) {
  const known = await found(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.status === 200) (await caches.open(CACHE)).put(request, answer.clone()).catch(() => undefined);
  return answer;
}

async function found(request) {
  return (await caches.open(CACHE)).match(request, { ignoreVary: true });
}
