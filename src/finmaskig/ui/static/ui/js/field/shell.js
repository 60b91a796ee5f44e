// The data-free shell at /falt/: what the phone shows for a shift when there is no network.
import { readCopies, touch } from "./copy.js";
import { showMeeting, takeOver, timeOf } from "./form.js";
import { showOnCall } from "./on_call.js";
import { sendAll } from "./sender.js";
import { sayClock, sayWaiting } from "./status.js";
import { readSetting } from "./store.js";

const TABLE = "/falt/table.json";
const RETRY_MS = 20_000;
const part = (name) => document.querySelector(`[data-part="${name}"]`);

/** Show one part of the page and move to it. */
function show(name) {
  for (const section of document.querySelectorAll("[data-part]")) section.hidden = section !== part(name);
  const heading = part(name).querySelector("h1");
  heading.tabIndex = -1;
  heading.focus();
  scrollTo(0, 0);
}

async function readTable() {
  try {
    const answer = await fetch(TABLE);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** List what was logged on this phone in this shift and has not been sent. */
async function listMeetings(page) {
  const rows = (await readCopies()).filter((row) => row.shift === page.shift.id);
  const list = document.querySelector("[data-copies]");
  list.replaceChildren(...rows.map((row) => line(row, page)));
  list.closest("section").hidden = rows.length === 0;
}

function line(row, page) {
  const item = document.createElement("li");
  const open = document.createElement("button");
  open.type = "button";
  open.className = "btn btn-quiet";
  open.textContent = `${timeOf(row.at)} · ${row.summary}`;
  open.addEventListener("click", () => showMeeting(row, page));
  item.append(open);
  return item;
}

async function retry(page) {
  await sayWaiting({ ...(await sendAll()), offline: true });
  if (page.shift) await listMeetings(page);
}

async function open() {
  await touch();
  const [shift, table] = await Promise.all([readSetting("shift"), readTable()]);
  const page = { shift, table, show, adviceList: document.querySelector("[data-advice]") };
  page.adviceSummary = document.querySelector("[data-advice-summary]");
  page.error = document.querySelector("[data-field-error]");
  if (location.pathname.startsWith("/on-call/")) {
    showOnCall(table);
    show("on-call");
  } else if (shift && table) {
    document.querySelector("[data-shift-label]").textContent = shift.label;
    takeOver(document.querySelector("form[data-field-form]"), page);
    document.querySelector("[data-again]").addEventListener("click", async () => {
      await listMeetings(page);
      show("form");
    });
    show("form");
  } else {
    show("none");
  }
  document.addEventListener("pointerdown", () => touch(), { passive: true });
  globalThis.addEventListener("online", () => retry(page));
  setInterval(() => retry(page), RETRY_MS);
  await sayClock();
  await retry(page);
}

await open();
