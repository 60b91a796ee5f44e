// The encounter form: the same form that works without script, saved on the phone first.
import { showAdvice } from "./advice_view.js";
import { isEmpty } from "./facts.js";
import { adviceFor, saveMeeting, saveTick } from "./meeting.js";
import { sendAll } from "./sender.js";
import { say, sayWaiting, word } from "./status.js";

const PATIENCE_MS = 4000;
const ARRIVED = new Set(["stored", "already"]);

/** A few words about a meeting, read from the labels that were chosen. */
function summaryOf(form) {
  const chosen = [...form.querySelectorAll("input:checked")]
    .filter((input) => ["age_band", "kind", "sex", "residence"].includes(input.name))
    .filter((input) => input.value !== "not_recorded");
  const words = chosen.map((input) => input.labels[0]?.textContent.trim()).filter(Boolean);
  return words.join(" · ");
}

/** Send, but do not let a worker in the street wait for a slow network. */
function sendSoon() {
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, { results: [] }));
  return Promise.race([sendAll(), patience]);
}

/** Take over a form; `page` has shift, table, places to show advice and the error line. */
export function takeOver(form, page) {
  let busy = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (busy) return;
    const fields = new FormData(form);
    page.error.hidden = !isEmpty(fields);
    if (isEmpty(fields)) return page.error.focus();
    busy = true;
    try {
      await logOne(form, fields, page);
    } catch (error) {
      say("trouble", word("failed"));
      throw error;
    } finally {
      busy = false;
    }
  });
}

async function logOne(form, fields, page) {
  const meeting = await saveMeeting(fields, page.shift, summaryOf(form));
  say("waiting", word("saved"));
  const sent = await sendSoon();
  const mine = sent.results.find((result) => result.id === meeting.id);
  if (mine && ARRIVED.has(mine.state) && mine.url) return location.assign(mine.url);
  form.reset();
  showMeeting(meeting, page);
  await sayWaiting(sent);
  if (mine?.state === "held") say("trouble", word("held"));
}

/** Show what must happen next for a meeting, worked out on the phone. */
export function showMeeting(meeting, page) {
  page.adviceSummary.textContent = `${meeting.summary} · ${timeOf(meeting.at)}`;
  const advice = adviceFor(page.table, meeting);
  showAdvice(page.adviceList, advice, page.table, async (advice, answer, tapped) => {
    await saveTick(meeting.id, advice, answer, page.shift);
    const card = tapped.closest("article");
    for (const button of card.querySelectorAll("button")) button.disabled = button !== tapped;
    tapped.setAttribute("aria-pressed", "true");
    card.classList.add("is-done");
    await sendAll().then(sayWaiting);
  });
  page.show("advice");
}

/** The time of day, the Swedish way: 21.40. */
export function timeOf(moment) {
  const parts = { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Stockholm" };
  return new Intl.DateTimeFormat("sv-SE", parts).format(new Date(moment)).replace(":", ".");
}
