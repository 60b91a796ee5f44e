// Saving a meeting on the phone: sealed in the outbox first, then a copy to read, then advice.
import { evaluate } from "../advice.js";
import { keepCopy } from "./copy.js";
import { factsOf } from "./facts.js";
import { seal } from "./seal.js";
import { addPacket, readSetting } from "./store.js";

const NOT_SENT = new Set(["csrfmiddlewaretoken", "id", "version"]);

/** The phone's time and the server's, as far as the phone knows it. */
async function bothClocks() {
  const device = new Date();
  const offset = (await readSetting("clock-offset")) ?? 0;
  return { device, server: new Date(device.getTime() + offset) };
}

/** Seal a meeting into the outbox. When this has resolved, it is saved. */
export async function saveMeeting(fields, shift, summary) {
  const id = crypto.randomUUID();
  const clocks = await bothClocks();
  const content = {
    shift: shift.id,
    author: shift.user,
    form: shift.form,
    met_at: clocks.server.toISOString(),
    device_at: clocks.device.toISOString(),
    fields: [...fields].filter(([name, value]) => !NOT_SENT.has(name) && typeof value === "string"),
  };
  await addPacket(await seal(await readSetting("server"), "encounter", id, content));
  const facts = factsOf(fields, shift);
  await keepCopy(id, { at: content.met_at, summary, facts, shift: shift.id });
  return { id, at: content.met_at, facts, summary };
}

/** Seal a tapped answer into the outbox, behind its meeting. */
export async function saveTick(meetingId, advice, answer, shift) {
  const content = { encounter: meetingId, author: shift.user, rule: advice.code, answer };
  await addPacket(await seal(await readSetting("server"), "tick", crypto.randomUUID(), content));
}

/** What the rules say about a meeting, worked out here. */
export function adviceFor(table, meeting) {
  return evaluate(table, meeting.facts, meeting.at);
}
