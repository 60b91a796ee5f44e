// One line that says where things are: sent, waiting, or waiting for a login.
import { readSetting, waitingPackets } from "./store.js";

/** Say something in the status line; `state` is sent, waiting or trouble. */
export function say(state, ...words) {
  const line = document.querySelector("[data-field-status]");
  if (!line) return;
  line.dataset.state = state;
  line.replaceChildren(...words);
  line.hidden = words.length === 0;
}

/** The words of the page, translated by the server. */
export function word(name, number) {
  const words = document.querySelector("[data-field-words]")?.dataset ?? {};
  const text = words[number === 1 ? `${name}One` : name] ?? words[name] ?? "";
  return text.replace("{n}", String(number ?? ""));
}

const MOST_MINUTES_APART = 5;

/** Say when the phone's clock is wrong: the meeting gets the server's time, and nobody is fooled. */
export async function sayClock() {
  const minutes = Math.round(Math.abs((await readSetting("clock-offset")) ?? 0) / 60_000);
  const line = document.querySelector("[data-field-clock]");
  if (!line) return;
  line.hidden = minutes <= MOST_MINUTES_APART;
  line.textContent = word("clock", minutes);
}

/** Count the meetings that wait; taps are not counted, they follow their meeting. */
export async function countWaiting() {
  return (await waitingPackets()).filter((packet) => packet.kind === "encounter").length;
}

/** Say how many meetings wait, and what to do about it. */
export async function sayWaiting({ needsLogin = false, offline = false, busy = false } = {}) {
  if (busy) return; // another sender says how it went
  const count = await countWaiting();
  if (count === 0) return say("sent", ...(offline ? [word("offline")] : []));
  if (!needsLogin) return say("waiting", word("waiting", count));
  const link = document.createElement("a");
  link.href = `/accounts/login/?next=${encodeURIComponent(location.pathname)}`;
  link.textContent = word("login", count);
  return say("trouble", link);
}
