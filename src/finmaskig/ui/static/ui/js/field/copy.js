// The working copy: what was just logged, readable on this phone for this shift only.
// Its key cannot be exported by a script. Key and copy go at logout, after 30 idle minutes
// (checked at the next opening too), and each row goes when it has been sent.
import { allCopies, clearCopies, putCopy, readSetting, writeSetting } from "./store.js";

export const IDLE_MS = 30 * 60 * 1000;
const text = new TextEncoder();
const plain = new TextDecoder();

/** Note that somebody is working; forget the copy when nobody was for too long. */
export async function touch(now = Date.now()) {
  const last = await readSetting("last-active");
  if (last !== undefined && now - last > IDLE_MS) await clearCopies();
  await writeSetting("last-active", now);
}

async function copyKey() {
  const known = await readSetting("copy-key");
  if (known) return known;
  const algorithm = { name: "AES-GCM", length: 256 };
  const key = await crypto.subtle.generateKey(algorithm, false, ["encrypt", "decrypt"]);
  await writeSetting("copy-key", key);
  return key;
}

/** Keep a readable copy of a meeting under its id. */
export async function keepCopy(id, content) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const algorithm = { name: "AES-GCM", iv, additionalData: text.encode(id) };
  const body = await crypto.subtle.encrypt(algorithm, await copyKey(), text.encode(JSON.stringify(content)));
  await putCopy({ id, iv, body });
}

/** Every readable copy; one that can no longer be opened is left out, never an error. */
export async function readCopies() {
  const key = await readSetting("copy-key");
  if (!key) return [];
  const rows = [];
  for (const { id, iv, body } of await allCopies()) {
    const algorithm = { name: "AES-GCM", iv, additionalData: text.encode(id) };
    try {
      const opened = await crypto.subtle.decrypt(algorithm, key, body);
      rows.push({ id, ...JSON.parse(plain.decode(opened)) });
    } catch {
      continue;
    }
  }
  return rows.sort((a, b) => a.at.localeCompare(b.at));
}
