// Showing advice that was worked out on the phone. No HTML is built from text: a template is filled.
const LEVELS = ["must", "offer", "may"];
const ANSWERS = {
  must: [["fulfilled", "done"]],
  offer: [["yes", "yes"], ["no", "no"], ["later", "later"]],
  may: [["fulfilled", "done"], ["no", "no"]],
};
const DIALLED = /[^\d+]/g;

function button(advice, [answer, label], words, onTap) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = answer === "fulfilled" || answer === "yes" ? "btn" : "btn btn-quiet";
  element.textContent = advice.understood && answer === "fulfilled" ? words.understood : words[label];
  element.addEventListener("click", () => onTap(advice, answer, element));
  return element;
}

function fill(template, advice, words, onTap) {
  const node = template.content.cloneNode(true);
  const put = (name, text) => {
    const place = node.querySelector(`[data-${name}]`);
    place.textContent = text ?? "";
    place.hidden = !text;
  };
  put("title", advice.title);
  put("reason", advice.reason);
  put("receiver", [advice.receiver?.name, advice.due].filter(Boolean).join(" · "));
  put("source", advice.source);
  const row = node.querySelector("[data-buttons]");
  for (const answer of ANSWERS[advice.level]) row.append(button(advice, answer, words, onTap));
  if (advice.receiver?.phone) {
    const call = node.querySelector("[data-phone]");
    call.href = `tel:${advice.receiver.phone.replace(DIALLED, "")}`;
    call.querySelector("[data-number]").textContent = advice.receiver.phone;
    call.hidden = false;
    row.append(call);
  }
  return node;
}

/** Show advice in its three levels; `onTap(advice, answer, button)` keeps what was answered. */
export function showAdvice(place, list, words, onTap) {
  place.replaceChildren();
  for (const level of LEVELS) {
    const template = document.querySelector(`template[data-level="${level}"]`);
    for (const advice of list.filter((one) => one.level === level)) {
      place.append(fill(template, advice, words, onTap));
    }
  }
}
