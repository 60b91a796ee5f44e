// The one Trusted Types policy: it lets through one address and nothing else.
const WORKER = "/sw.js";

const policy = globalThis.trustedTypes?.createPolicy("finmaskig", {
  createScriptURL(url) {
    if (url !== WORKER) throw new TypeError(`Not a script of ours: ${url}`);
    return url;
  },
});

/** Register the service worker, where the browser has such things. */
export async function registerWorker() {
  if (!("serviceWorker" in navigator)) return null;
  const url = policy ? policy.createScriptURL(WORKER) : WORKER;
  return navigator.serviceWorker.register(url, { scope: "/" });
}
