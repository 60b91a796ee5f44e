// From the answers of the encounter form to the facts that the rules read: the same as
// outreach/forms/reading.py, values.py and queries/facts.py do on the server.
const NOT_RECORDED = "not_recorded";
const SAME_NAME = ["kind", "trafficking", "answer", "guardian_safe", "wants_return"];
const YES_OR_NO = ["acute", "children", "child_leaves"];
const LISTS = ["needs", "concerns"];
const SIGNS_SEEN = ["suspected", "evident"];
const A_COUNT = ["kind", "sex", "age", "age_band", "answer"];

/** What was said under a name; "ej noterat" is nothing said. */
function said(fields, name) {
  const value = fields.get(name) ?? "";
  return value === NOT_RECORDED ? "" : value;
}

function ageFacts(fields, buyer) {
  const facts = {};
  const age = fields.get("age") ?? "";
  const band = said(fields, "age_band");
  const known = /^\d+$/.test(age);
  if (known) facts.age = Number(age);
  else if (band === "may_be_child") facts.age_band = "unknown";
  else if (band) facts.age_band = band;
  if (!known && band === "may_be_child") facts.may_be_child = true;
  if (!known && band === "unknown") facts.may_be_child = false;
  if (buyer && known) {
    facts.age_band = bandOf(facts.age);
    delete facts.age;
  }
  return facts;
}

function bandOf(age) {
  const ends = [[15, "0-14"], [18, "15-17"], [21, "18-20"], [25, "21-24"]];
  return ends.find(([end]) => age < end)?.[1] ?? "25+";
}

function residence(fields) {
  const where = said(fields, "residence");
  return where === "county" ? said(fields, "residence_in_county") || where : where;
}

/** Whether protection or a permit is the question, so that the right to stay may be asked. */
const stayMayBeAsked = (fields) =>
  SIGNS_SEEN.includes(said(fields, "trafficking")) ||
  said(fields, "protection") === "yes" ||
  said(fields, "acute") === "yes";

/** The facts of a meeting in a shift; `fields` is FormData, `shift` has arena and operation. */
export function factsOf(fields, shift) {
  const buyer = said(fields, "kind") === "buyer";
  const facts = { event: "met", ...ageFacts(fields, buyer) };
  const put = (name, value) => {
    if (value !== "" && !(buyer && !A_COUNT.includes(name))) facts[name] = value;
  };
  for (const name of SAME_NAME) put(name, said(fields, name));
  put("sex", fields.get("sex") ?? "");
  put("residence", residence(fields));
  if (stayMayBeAsked(fields)) put("stay", said(fields, "stay"));
  for (const name of YES_OR_NO) {
    const answer = said(fields, name);
    if (answer) put(name, answer === "yes");
  }
  for (const name of LISTS) {
    const chosen = fields.getAll(name).filter((one) => one !== NOT_RECORDED);
    if (chosen.length) put(name, chosen);
  }
  const arena = (buyer ? "" : said(fields, "arena")) || shift.arena;
  if (arena) facts.arena = arena;
  if (shift.operation) facts.operation = true;
  return facts;
}

/** Whether anything at all was chosen. */
export function isEmpty(fields) {
  const hidden = new Set(["id", "version", "csrfmiddlewaretoken", "reason"]);
  return ![...fields].some(([name, value]) => !hidden.has(name) && value && value !== NOT_RECORDED);
}
