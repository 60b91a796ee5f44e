// Who answers now, from the list that the phone keeps: one tap to call. The list is written by
// organisations/queries/on_call.py: offices in turn for each line, the first that is open answers.
import { localTime } from "../advice.js";

const DIALLED = /[^\d+]/g;

function isOpen(list, office, { weekday, minute }) {
  if (office.hours === null) return true;
  return list.hours[office.hours].some(
    ([day, opens, closes]) => day === weekday && opens <= minute && minute < closes,
  );
}

/** Return for each situation who answers, each number once. */
export function whoAnswers(list, code, at) {
  const clock = localTime(list, at);
  const place = list.places.find((one) => one.code === code);
  const situations = new Map();
  place.answers.forEach((inTurn, number) => {
    const { title, label } = list.lines[number];
    const offices = inTurn.map((one) => list.offices[one]);
    const office = offices.find((one) => isOpen(list, one, clock)) ?? offices.at(-1);
    const answers = situations.get(title) ?? new Map();
    answers.set(office, [...(answers.get(office) ?? []), label]);
    situations.set(title, answers);
  });
  return situations;
}

function line([office, labels]) {
  const item = document.createElement("li");
  const text = document.createElement("div");
  const who = document.createElement("b");
  who.textContent = office.name;
  const what = document.createElement("p");
  what.className = "muted small";
  what.textContent = labels.join(" · ");
  text.append(who, what);
  const call = document.createElement("a");
  call.className = "btn";
  call.href = `tel:${office.phone.replace(DIALLED, "")}`;
  call.textContent = office.phone;
  item.append(text, call);
  return item;
}

function section([title, answers]) {
  const card = document.createElement("section");
  card.className = "card";
  const heading = document.createElement("h2");
  heading.textContent = title;
  const list = document.createElement("ul");
  list.className = "duties";
  list.append(...[...answers].map(line));
  card.append(heading, list);
  return card;
}

/** Fill the page with the places the phone knows; the own municipality first. */
export function showOnCall(table) {
  const place = document.querySelector("[data-on-call-place]");
  if (!table) return;
  const list = table.onCall;
  place.replaceChildren(...list.places.map(({ code, name }) => new Option(name, code)));
  place.value = table.municipality;
  const show = () => {
    const situations = whoAnswers(list, place.value, new Date());
    document.querySelector("[data-on-call]").replaceChildren(...[...situations].map(section));
  };
  place.addEventListener("change", show);
  show();
}
