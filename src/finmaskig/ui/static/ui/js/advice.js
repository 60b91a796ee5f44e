// Advice without network: the same rules as on the server, read from the table that the server made.
// The table is written by pure/guidance/table.py; a test compares the two over all that can be told.

const NOT_RECORDED = "not_recorded";
const SUNDAY = 6;
const clock = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Stockholm",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/**
 * Return the advice for one situation, most urgent first, or a list of it for a list of situations.
 * `at` is a Date, or what a Date can be made of.
 */
export function evaluate(table, facts, at) {
  const duty = new Duty(table, new Date(at));
  const rules = table.rules.map((rule) => ({ rule, when: conditions(rule) }));
  const advise = (one) => adviceFor(one, table, rules, duty);
  return Array.isArray(facts) ? facts.map(advise) : advise(facts);
}

/** Return the fields that the rules read: the counterpart of pure/guidance/derived.py. */
export function derive(table, facts) {
  const age = ageOf(table, facts);
  const derived = {
    age,
    residence: table.residences[facts.residence ?? NOT_RECORDED],
    arena: facts.arena ? table.arenas[facts.arena] : NOT_RECORDED,
    answer: facts.answer === "no" && table.adult.includes(age) ? "closed" : said(facts.answer),
  };
  for (const key of table.copied) derived[key] = said(facts[key]);
  for (const key of table.flags) derived[key] = yesOrNo(facts[key]);
  for (const need of table.needs) derived[`need_${need}`] = yesOrNo(facts.needs?.includes(need));
  for (const concern of table.concerns) {
    derived[`concern_${concern}`] = yesOrNo(facts.concerns?.includes(concern));
  }
  return derived;
}

function said(value) {
  return value ?? NOT_RECORDED;
}

function yesOrNo(flag) {
  if (flag === undefined || flag === null) return NOT_RECORDED;
  return flag ? "yes" : "no";
}

function ageOf(table, facts) {
  if (Number.isInteger(facts.age)) {
    return table.bands.find(([below]) => below === null || facts.age < below)[1];
  }
  const band = said(facts.age_band);
  if (band !== NOT_RECORDED && band !== "unknown") return band;
  if (facts.may_be_child || facts.child_leaves) return "maybe_child";
  return facts.may_be_child === false ? "unknown_adult" : band;
}

function conditions(rule) {
  return Object.entries(rule.when).map(([field, values]) => [field, new Set(values)]);
}

function adviceFor(facts, table, rules, duty) {
  const derived = derive(table, facts);
  const home = facts.residence in table.counties ? facts.residence : "";
  const advice = new Map();
  for (const { rule, when } of rules) {
    if (advice.has(rule.step)) continue;
    if (!when.every(([field, values]) => values.has(derived[field]))) continue;
    advice.set(rule.step, { ...shown(rule), ...duty.answer(rule, derived, home) });
  }
  return [...advice.values()];
}

function shown({ code, level, step, title, say, why, source, due }) {
  return { code, level, step, title, say, why, source, due };
}

/** Who answers at one moment: the counterpart of pure/guidance/duty.py. */
class Duty {
  constructor(table, at) {
    this.table = table;
    const { weekday, minute } = localTime(table, at);
    this.byKind = new Map();
    for (const office of table.offices) {
      const open = isOpen(table, office, weekday, minute);
      for (const kind of office.kinds) {
        if (!this.byKind.has(kind)) this.byKind.set(kind, []);
        this.byKind.get(kind).push({ office, open });
      }
    }
  }

  answer(rule, person, home) {
    let kind = rule.receiver;
    let afterHours = rule.afterHours;
    let atHome = rule.home;
    let closed = null;
    while (kind) {
      const [, soughtAtHome, standsIn, fallback] = this.table.receivers[kind];
      const near = (atHome ?? soughtAtHome) && home ? home : this.table.municipality;
      const found = this.offices(kind, rule.staff ? null : person, near);
      const taking = found.find(({ open }) => open || !rule.onDuty);
      if (taking) return { receiver: kind, office: card(taking), insteadOf: card(closed) };
      closed ??= found[0] ?? null;
      kind = found.length ? afterHours || standsIn : fallback;
      afterHours = "";
      atHome = null;
    }
    return { receiver: rule.receiver, office: null, insteadOf: card(closed) };
  }

  offices(kind, person, municipality) {
    const taking = (this.byKind.get(kind) ?? []).filter(
      ({ office }) => person === null || admits(this.table, office, person),
    );
    const areas = [municipality, this.table.counties[municipality], "everywhere"];
    return areas.flatMap((area) => taking.filter(({ office }) => office.areas.includes(area)));
  }
}

function card(found) {
  if (found === null) return null;
  const { code, name, phone } = found.office;
  return { code, name, phone };
}

function admits(table, office, { age, kind, sex }) {
  if (office.side === "victim" && kind === "buyer") return false;
  if (office.side === "buyer" && ["exposed", "youth_at_risk"].includes(kind)) return false;
  const years = table.typicalAge[age];
  if (years < office.ages[0] || years > office.ages[1]) return false;
  if (office.sexes.length && !office.sexes.includes(sex)) return false;
  return !office.serves.length || kind === NOT_RECORDED || office.serves.includes(kind);
}

function isOpen(table, office, weekday, minute) {
  if (office.hours === null) return true;
  return table.hours[office.hours].some(
    ([day, opens, closes]) => day === weekday && opens <= minute && minute < closes,
  );
}

/** Return the weekday (a holiday counts as Sunday) and the minute of the day in Stockholm. */
export function localTime(table, at) {
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  const day = `${parts.year}-${parts.month}-${parts.day}`;
  const weekday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
  return {
    weekday: table.holidays.includes(day) ? SUNDAY : weekday,
    minute: Number(parts.hour) * 60 + Number(parts.minute),
  };
}
