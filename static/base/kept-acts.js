/* Acts that wait in the outbox (outbox.js) until the server has acknowledged them; they go out one after the other, so
 * what was done first arrives first.
 *
 *   sendKept({url, data, label, typed, slot, draft}, {onState, patience}) → the answer as `send` of act.js gives it, or
 *                          after `patience` ms {ok: false, status: 0, isWaiting: true, later}: it is still being sent,
 *                          here or by the person's next page, and `later` is what comes of it
 *   sendLeftOver()         what this person's earlier pages could not send
 *   waitingActs() → [act]  {key, label, typed, reason, refusal}: reason "outside", "person" or "page": not from here or
 *                          not by this person; refusal: the server's sentence, and the act is kept to be read
 *   tryAgain(key)          once more, after a refusal         putAway(key)   the person has read it
 *
 * label and typed say in words what was done and what was written. Acts with the same `slot` are versions of one text:
 * a newer one takes the place of one that was not tried yet, and is put on top of one that was, whose answer may have
 * been lost. draft: the name in localStorage of {text}, forgotten when the same text has arrived.
 * `acts` is an EventTarget: "waiting" when what waits may have changed, "refused" {act} when one that the person did
 * not wait for was refused, "done" {act} when it has arrived.
 */
import { sentence } from "announce";
import { add, isStillHere, load, remove, update } from "outbox";
import { answered, forgetDraft, isSame, textOf } from "text-versions";
import { post, settle, untilItArrives } from "posting";

export const acts = new EventTarget();

const LATER = [0, 502, 503, 504];
const LATER_UNSEEN = [...LATER, 429, 507]; // nobody waits for the answer
const LOADED_WITHIN = 1_000;
const SENT_ELSEWHERE = -1; // by another tab of this person
const HELD = ["outside", "person", "page"];
const known = new Map(); // key → {act, isLate, isTried, isLeftOver, reason, arriving, outcome}
let line = Promise.resolve();

export async function sendKept({ url, data, label, typed = "", slot = "", draft = "" }, { onState, patience }) {
  const fields = [...data].filter(([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string");
  const entry = sameAs(slot, fields) ?? enter({ key: data.get("key"), url, fields, label, typed, slot, draft });
  entry.onState = onState;
  entry.isLate = false;
  entry.arriving ??= inLine(() => deliver(entry));
  const answer = await Promise.race([entry.arriving, after(patience)]);
  if (answer) return answer;
  entry.onState = () => undefined;
  entry.isLate = true;
  tell("waiting");
  return { ok: false, status: 0, isWaiting: true, later: entry.arriving, sentence: sentence("kept") };
}

/* In one turn: what the person does meanwhile goes out after it, but waits for no store that never answers. */
export function sendLeftOver() {
  const loading = load();
  inLine(async () => {
    const items = await Promise.race([loading, after(LOADED_WITHIN)]);
    if (items) await sendAll(items);
    else loading.then((late) => inLine(() => sendAll(late)));
  });
}

async function sendAll(items) {
  const left = items.filter(({ key, blob }) => !blob && !known.has(key)).map(leftOver);
  tell("waiting");
  for (const entry of left) {
    if (!entry.act.refusal) await deliver(entry);
  }
}

export function waitingActs() {
  const told = [...known.values()].filter(({ isLate, isRetrying, act }) => isLate || isRetrying || act.refusal);
  return told.map(({ act, reason }) => ({ ...act, reason }));
}

export function tryAgain(key) {
  const entry = known.get(key);
  if (!entry?.act.refusal) return;
  entry.act = { ...entry.act, refusal: "" };
  entry.outcome = null;
  update(entry.act);
  inLine(() => deliver(entry));
  tell("waiting");
}

export function putAway(key) {
  known.delete(key);
  remove(key);
  tell("waiting");
}

/* The act that is the same text for the same slot: it is waiting already. */
function sameAs(slot, fields) {
  return slot ? ofSlot(slot).find(({ act }) => !act.refusal && isSame(act, fields)) : undefined;
}

function leftOver(act) {
  return remember({ act, isLate: true, isTried: true, isLeftOver: true, onState: () => undefined });
}

function remember(entry) {
  known.set(entry.act.key, entry);
  return entry;
}

function enter(act) {
  let onTopOf = null;
  for (const { act: older, isTried } of act.slot ? ofSlot(act.slot) : []) {
    if (!older.refusal) onTopOf = isTried ? textOf(older) : older.onTopOf;
    if (!isTried || older.refusal) putAway(older.key);
  }
  return remember({ act: add({ ...act, onTopOf }) });
}

function ofSlot(slot) {
  return [...known.values()].filter(({ act }) => act.slot === slot);
}

function inLine(work) {
  const turn = line.then(work);
  line = turn.catch(() => undefined);
  return turn;
}

async function deliver(entry) {
  if (entry.outcome) return entry.outcome;
  if (!known.has(entry.act.key)) return { ok: false, status: 0, isWaiting: true }; // a newer version is in its place
  entry.isTried = true;
  const answer = await untilItArrives(() => attempt(entry), {
    isEnough: () => false,
    later: () => (entry.isLate ? LATER_UNSEEN : LATER),
    onState: (state) => {
      entry.onState(state);
      entry.isRetrying = true;
      tell("waiting");
    },
  });
  const settled = await ended(entry, answer);
  if (!HELD.includes(settled.reason)) entry.outcome = settled;
  return settled;
}

async function attempt(entry) {
  if (entry.isLeftOver && !(await isStillHere(entry.act.key))) return { status: SENT_ELSEWHERE, body: {} };
  const { act } = entry;
  const { answer, act: newer } = answered(act, await post(act.url, formFor(act), act.holder));
  if (!newer) return answer;
  entry.act = newer;
  return attempt(entry);
}

/* It leaves the device before its answer leads to another page. */
async function ended(entry, answer) {
  const { act, isLate } = entry;
  const [isHeld, isDone] = [HELD.includes(answer.body.reason), answer.status < 400];
  if (!isHeld && (isDone || !isLate)) {
    known.delete(act.key);
    if (isDone && act.draft) forgetDraft(act);
    await remove(act.key);
  }
  const settled = answer.status === SENT_ELSEWHERE ? { ok: true, status: 200 } : settle(answer, { isLate });
  if (isHeld) hold(entry, answer.body.reason);
  else if (isLate && isDone) tell("done", { act });
  else if (isLate) refuse(entry, settled.sentence);
  tell("waiting");
  return settled;
}

function hold(entry, reason) {
  entry.reason = reason;
  entry.isLate = true;
  entry.arriving = null;
}

function refuse(entry, refusal) {
  entry.act = { ...entry.act, refusal };
  update(entry.act);
  tell("refused", { act: entry.act });
}

function formFor({ key, fields }) {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  data.set("key", key);
  return data;
}

function after(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, null));
}

function tell(name, detail) {
  acts.dispatchEvent(new CustomEvent(name, { detail }));
}
