// Loaded on the pages of a running shift: prepares the phone for when the network goes, and sends.
import { touch } from "./copy.js";
import { takeOver } from "./form.js";
import { registerWorker } from "./policy.js";
import { sendAll, whoAmI } from "./sender.js";
import { sayClock, sayWaiting } from "./status.js";
import { readSetting, writeSetting } from "./store.js";

const TABLE = "/falt/table.json";
const WORKER_PATIENCE_MS = 3000;

function shiftOf(place) {
  const { id, user, label, arena, form, operation } = place.dataset;
  return { id, user, label, arena, form, operation: operation === "1" };
}

/** Wait until the worker keeps what this page fetches; a forced reload never comes under it. */
async function underTheWorker() {
  const worker = navigator.serviceWorker;
  if (!worker) return;
  await worker.ready;
  if (worker.controller) return;
  await new Promise((resolve) => {
    worker.addEventListener("controllerchange", resolve, { once: true });
    setTimeout(resolve, WORKER_PATIENCE_MS);
  });
}

async function prepare(place) {
  await touch();
  const shift = shiftOf(place);
  await writeSetting("shift", shift);
  await whoAmI();
  await navigator.storage?.persist?.();
  await registerWorker();
  await underTheWorker();
  return { shift, table: await (await fetch(TABLE)).json() };
}

/** Take over the form once everything that saving needs is on the phone. */
function takeOverForm(form, ready) {
  const page = {
    ...ready,
    adviceList: document.querySelector("[data-advice]"),
    adviceSummary: document.querySelector("[data-advice-summary]"),
    error: document.querySelector("[data-field-error]"),
    show(name) {
      for (const part of document.querySelectorAll("[data-part]")) part.hidden = part.dataset.part !== name;
      document.querySelector(`[data-part="${name}"] h1`)?.focus();
      scrollTo(0, 0);
    },
  };
  document.querySelector("[data-again]")?.addEventListener("click", () => page.show("form"));
  takeOver(form, page);
}

const place = document.querySelector("[data-field-shift]");
if (place && globalThis.crypto?.subtle && "indexedDB" in globalThis && navigator.locks) {
  const ready = await prepare(place);
  const form = document.querySelector("form[data-field-form]");
  if (form && (await readSetting("server"))) takeOverForm(form, ready);
  document.documentElement.dataset.fieldReady = "1";
  const resend = async () => sayWaiting(await sendAll());
  globalThis.addEventListener("online", resend);
  document.addEventListener("pointerdown", () => touch(), { passive: true });
  await sayClock();
  await resend();
}
