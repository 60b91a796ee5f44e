// Showing advice that was worked out on the phone. No HTML is built from text: a template is filled.
const LEVELS = ["must", "offer", "may"];
const DIALLED = /[^\d+]/g;

function button(advice, answer, place, words, onTap) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = place === 0 ? "btn" : "btn btn-quiet";
  element.textContent = words[answer];
  element.addEventListener("click", () => onTap(advice, answer, element));
  return element;
}

function receiver({ office, insteadOf, due }, words) {
  const closed = insteadOf ? words.closed.replace("{name}", insteadOf.name) : "";
  return [closed, [office?.name, due].filter(Boolean).join(" · ")].filter(Boolean).join(" ");
}

function fill(template, advice, taps, words, onTap) {
  const node = template.content.cloneNode(true);
  const put = (name, text) => {
    const place = node.querySelector(`[data-${name}]`);
    place.textContent = text ?? "";
    place.hidden = !text;
  };
  put("title", advice.title);
  put("say", advice.say);
  put("reason", advice.why);
  put("receiver", receiver(advice, words));
  put("source", advice.source);
  const row = node.querySelector("[data-buttons]");
  taps.forEach((answer, place) => row.append(button(advice, answer, place, words, onTap)));
  if (advice.office?.phone) {
    const call = node.querySelector("[data-phone]");
    call.href = `tel:${advice.office.phone.replace(DIALLED, "")}`;
    call.querySelector("[data-number]").textContent = advice.office.phone;
    call.hidden = false;
    row.append(call);
  }
  return node;
}

/** Show advice in its three levels; `onTap(advice, answer, button)` keeps what was answered. */
export function showAdvice(place, list, table, onTap) {
  const words = place.dataset;
  place.replaceChildren();
  for (const level of LEVELS) {
    const template = document.querySelector(`template[data-level="${level}"]`);
    for (const advice of list.filter((one) => one.level === level)) {
      place.append(fill(template, advice, table.taps[advice.step] ?? [], words, onTap));
    }
  }
}
