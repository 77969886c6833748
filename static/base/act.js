/* One act sent to the server: with an idempotency key, tried again until it arrives, the answer applied.
 *
 *   send(url, formData, {onState, keepsAs}) → {ok: true, ...answer} or {ok: false, status, sentence, ...answer}
 *   sendLeftOver()                             what this person's earlier pages could not send, in order
 *
 * Only our server's JSON is an answer: {operations, say?, go?, ...}, or for a refusal {sentence, operations?}; whatever
 * else comes counts as no connection. Nothing thrown. onState("sending" | "retrying" | "idle"). The same FormData keeps
 * the same `key` over all tries.
 * With `keepsAs`, the name of the act in words (perhaps empty), the act is kept on this device until it is acknowledged,
 * and kept acts go out one after the other. After a minute without connection the answer is {ok: false, isWaiting: true,
 * later}: it is still being sent, here or by the person's next page, and `later` is what comes of it. `acts` is an
 * EventTarget: "waiting" when the number of acts that wait may have changed, "late" {act, answer} when one of them is
 * answered. waitingActs() → those acts.
 */
import { say, sentence } from "announce";
import { holder } from "holder";
import { forgetAct, keepAct, keptActs } from "kept-acts";
import { apply } from "operations";
import { ownAnswer } from "own-answer";
import { hold, release } from "said-once";

export const acts = new EventTarget();

const GIVE_UP_AFTER = 60_000;
const FIRST_PAUSE = 800;
const LONGEST_PAUSE = 10_000;
const LONGEST_WAIT = 15_000; // for one answer: a network that has died says nothing at all
const LATER = [0, 502, 503, 504];
const LATER_UNSEEN = [...LATER, 429, 507]; // nobody waits for the answer
const HELD = ["outside", "person", "page"]; // not from here, or not by this person: it stays for a page of theirs
const waiting = new Map();
let line = Promise.resolve();

/** 32 hexadecimal characters; crypto.randomUUID does not exist on a plain-http network. */
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The CSRF token of this page (any form has it). */
export function csrfToken() {
  return document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
}

/** Pause before try number `tries` in ms: doubled each time, never the same for two phones. */
export function pauseBefore(tries) {
  return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (tries - 1)) * (0.5 + Math.random());
}

/** Wait so many ms, or until the device says that it has a connection again. */
export function pause(milliseconds) {
  return new Promise((resolve) => {
    const awake = new AbortController();
    const end = () => {
      awake.abort();
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    addEventListener("online", end, { signal: awake.signal });
  });
}

export async function send(url, data, { onState = () => undefined, keepsAs = null } = {}) {
  if (!data.get("key")) data.set("key", newKey());
  onState("sending");
  hold();
  try {
    return keepsAs === null ? await sendNow(url, data, onState) : await sendKept(keepAct(url, data, keepsAs), onState);
  } finally {
    onState("idle");
    apply(release());
  }
}

export function sendLeftOver() {
  const left = keptActs().filter(({ key }) => !waiting.has(key));
  for (const act of left) {
    wait(act);
    inLine(() => deliver(act, () => undefined));
  }
}

export function waitingActs() {
  return [...waiting.values()];
}

async function sendNow(url, data, onState) {
  data.set("csrfmiddlewaretoken", csrfToken());
  const started = Date.now();
  const answer = await untilItArrives(
    () => once(url, data, holder()),
    onState,
    (pausing) => Date.now() + pausing - started > GIVE_UP_AFTER,
  );
  return LATER.includes(answer.status)
    ? { ok: false, status: answer.status, sentence: sentence("failed") }
    : settle(answer);
}

async function sendKept(act, onState) {
  let isOver = false;
  const arriving = inLine(() =>
    deliver(act, (state) => {
      if (!isOver) onState(state);
    }),
  );
  const patience = new Promise((resolve) => {
    setTimeout(resolve, GIVE_UP_AFTER, null);
  });
  const answer = await Promise.race([arriving, patience]);
  if (answer) return answer;
  isOver = true;
  wait(act);
  return { ok: false, status: 0, isWaiting: true, later: arriving, sentence: sentence("kept") };
}

/* Kept acts go out one after the other: what was done first arrives first. */
function inLine(work) {
  const turn = line.then(work);
  line = turn.catch(() => undefined);
  return turn;
}

async function deliver(act, onState) {
  const answer = await untilItArrives(
    () => once(act.url, formFor(act), act.holder),
    onState,
    () => false,
    act.key,
  );
  const isLate = waiting.has(act.key);
  const settled = settle(answer, { isLate });
  if (HELD.includes(answer.body.reason)) wait(act, answer.body.reason);
  else forgetAct(act);
  if (isLate && !HELD.includes(answer.body.reason)) {
    waiting.delete(act.key);
    acts.dispatchEvent(new CustomEvent("late", { detail: { act, answer: settled } }));
  }
  acts.dispatchEvent(new CustomEvent("waiting"));
  return settled;
}

function wait(act, reason = "") {
  waiting.set(act.key, { ...act, reason });
  acts.dispatchEvent(new CustomEvent("waiting"));
}

function formFor({ key, fields }) {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  data.set("key", key);
  data.set("csrfmiddlewaretoken", csrfToken());
  return data;
}

async function untilItArrives(attempt, onState, isEnough, key = "") {
  for (let tries = 1; ; tries += 1) {
    const answer = await attempt();
    if (!(waiting.has(key) ? LATER_UNSEEN : LATER).includes(answer.status)) return answer;
    const pausing = pauseBefore(tries);
    if (isEnough(pausing)) return answer;
    onState("retrying");
    await pause(pausing);
  }
}

async function once(url, data, person) {
  const patience = new AbortController();
  const clock = setTimeout(() => patience.abort(), LONGEST_WAIT);
  const headers = { Accept: "application/json", "X-Requested-With": "placeness" };
  if (person) headers["X-Placeness-Holder"] = person;
  try {
    const options = {
      signal: patience.signal,
      method: "POST",
      body: data,
      credentials: "same-origin",
      redirect: "manual",
      headers,
    };
    const answer = await fetch(url, options);
    return ownAnswer(answer.status, await answer.text(), { operations: Array.isArray });
  } catch {
    return ownAnswer(0, "", {});
  } finally {
    clearTimeout(clock);
  }
}

/* Late, nobody is taken anywhere: the person is on another page by now. */
function settle({ status, body }, { isLate = false } = {}) {
  apply(body.operations, { isAnswer: true });
  const own = body.reason === "page" || body.reason === "outside" ? sentence(body.reason) : "";
  if (status >= 400) return { ...body, ok: false, status, sentence: own || body.sentence || sentence("refused") };
  if (body.say) say(body.say);
  if (body.go && !isLate) location.assign(body.go);
  return { ...body, ok: true, status };
}
