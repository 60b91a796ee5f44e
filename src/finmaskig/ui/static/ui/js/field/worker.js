// The service worker: a data-free shell for when the network is gone. VERSION, FILES, SHELL,
// TABLE and OFFLINE come from the server, in front of this file. No page with data is kept.
/* global VERSION, FILES, SHELL, TABLE, OFFLINE */
const CACHE = `finmaskig-field-${VERSION}`;
const IN_THE_FIELD = /^\/(falt|shifts|on-call)\//;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll([...FILES, SHELL, OFFLINE]))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith("finmaskig-field-") && name !== CACHE)
            .map((name) => keepTable(name).then(() => caches.delete(name))),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

/** Carry the rules over from an older version, so that they are there without network. */
async function keepTable(name) {
  const kept = await (await caches.open(name)).match(TABLE);
  const cache = await caches.open(CACHE);
  if (kept && !(await cache.match(TABLE))) await cache.put(TABLE, kept);
}

async function fromCacheFirst(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(request)) ?? fetch(request);
}

async function tableFromNetworkFirst(request) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await cache.put(TABLE, answer.clone());
    return answer;
  } catch {
    return (await cache.match(TABLE)) ?? Response.error();
  }
}

async function page(request, path) {
  try {
    return await fetch(request);
  } catch {
    const cache = await caches.open(CACHE);
    return cache.match(IN_THE_FIELD.test(path) ? SHELL : OFFLINE);
  }
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (event.request.mode === "navigate") event.respondWith(page(event.request, url.pathname));
  else if (url.pathname === TABLE) event.respondWith(tableFromNetworkFirst(event.request));
  else if (FILES.includes(url.pathname)) event.respondWith(fromCacheFirst(event.request));
});
