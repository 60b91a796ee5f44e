// Sending what waits: one sender at a time, oldest first, each packet until the server has it.
import { removeCopy, removePacket, waitingPackets, writeSetting } from "./store.js";

const TOKEN = "/falt/token/";
const PACKETS = "/falt/packets/";
const DONE = new Set(["stored", "already", "held"]);

/** Ask the server who is logged in; null when nobody is, undefined when it does not answer. */
export async function whoAmI() {
  let answer;
  try {
    answer = await fetch(TOKEN, { redirect: "manual", cache: "no-store" });
  } catch {
    return undefined;
  }
  if (answer.type === "opaqueredirect") return null;
  if (!answer.ok) return undefined;
  const who = await answer.json();
  await writeSetting("server", who.server);
  await writeSetting("clock-offset", Date.parse(who.now) - Date.now());
  return who;
}

async function post(packet, who) {
  const { sequence, ...body } = packet;
  const answer = await fetch(PACKETS, {
    method: "POST",
    redirect: "manual",
    headers: { "Content-Type": "application/json", "X-CSRFToken": who.csrf },
    body: JSON.stringify(body),
  });
  if (answer.status === 400) return { state: "unreadable" };
  if (!answer.ok) return { state: answer.type === "opaqueredirect" ? "login" : "later" };
  const result = await answer.json();
  if (DONE.has(result.state)) {
    await removePacket(sequence);
    if (packet.kind === "encounter") await removeCopy(packet.id);
  }
  return result;
}

async function sendWaiting(report) {
  const packets = await waitingPackets();
  if (packets.length === 0) return { sent: 0, left: 0, results: [] };
  const who = await whoAmI();
  if (!who) return { sent: 0, left: packets.length, needsLogin: who === null, results: [] };
  const results = [];
  for (const packet of packets) {
    let result;
    try {
      result = await post(packet, who);
    } catch {
      break;
    }
    if (result.state === "unreadable") continue;
    if (!DONE.has(result.state)) break;
    results.push({ id: packet.id, kind: packet.kind, ...result });
    report?.(results.length, packets.length);
  }
  return { sent: results.length, left: packets.length - results.length, results };
}

/** Send everything that waits; another tab that already sends makes this one step aside. */
export function sendAll(report) {
  const options = { ifAvailable: true };
  return navigator.locks.request("finmaskig-outbox", options, (lock) =>
    lock ? sendWaiting(report) : { sent: 0, left: 0, busy: true, results: [] },
  );
}
