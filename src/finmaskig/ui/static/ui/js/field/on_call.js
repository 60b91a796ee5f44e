// Who answers now, from the list that the phone keeps: one tap to call.
import { whoAnswers } from "../advice.js";

const DIALLED = /[^\d+]/g;

function line({ label, name, phone }) {
  const item = document.createElement("li");
  const text = document.createElement("div");
  const who = document.createElement("b");
  who.textContent = name;
  const kind = document.createElement("p");
  kind.className = "muted small";
  kind.textContent = label;
  text.append(who, kind);
  const call = document.createElement("a");
  call.className = "btn";
  call.href = `tel:${phone.replace(DIALLED, "")}`;
  call.textContent = phone;
  item.append(text, call);
  return item;
}

/** Fill the page with the places the phone knows; the own municipality first. */
export function showOnCall(table) {
  const place = document.querySelector("[data-on-call-place]");
  const list = document.querySelector("[data-on-call]");
  if (!table) return;
  place.replaceChildren(...table.on_call.places.map(({ code, name }) => new Option(name, code)));
  place.value = table.municipality;
  const show = () =>
    list.replaceChildren(
      ...whoAnswers(table, place.value, new Date().toISOString()).map(line),
    );
  place.addEventListener("change", show);
  show();
}
