// Sealing to the server's public key: the phone can write what it cannot read again.
// Ephemeral ECDH on P-256, HKDF-SHA-256, AES-256-GCM; kind and id are bound as associated data.
const CURVE = { name: "ECDH", namedCurve: "P-256" };
const VERSION = 1;
const utf8 = new TextEncoder();

export const toBase64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
export const fromBase64 = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

/** The text that ties a packet's content to its kind, id and key. */
const bound = (packet) => utf8.encode(`${packet.version}|${packet.kind}|${packet.id}|${packet.key}`);

async function messageKey(shared, info) {
  const material = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const parameters = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(32), info };
  return crypto.subtle.deriveKey(parameters, material, { name: "AES-GCM", length: 256 }, false, [
    "encrypt",
  ]);
}

/** Seal content for the server; `server` is {key, public} as the server gave it. */
export async function seal(server, kind, id, content) {
  const theirs = await crypto.subtle.importKey("raw", fromBase64(server.public), CURVE, false, []);
  const mine = await crypto.subtle.generateKey(CURVE, true, ["deriveBits"]);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: theirs }, mine.privateKey, 256);
  const ephemeral = await crypto.subtle.exportKey("raw", mine.publicKey);
  const packet = { version: VERSION, kind, id, key: server.key };
  const key = await messageKey(shared, new Uint8Array(ephemeral));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv, additionalData: bound(packet) },
    key,
    utf8.encode(JSON.stringify(content)),
  );
  return { ...packet, ephemeral: toBase64(ephemeral), iv: toBase64(iv), body: toBase64(sealed) };
}
