/* One act sent to the server: with an idempotency key, tried again until it arrives, the answer applied.
 *
 *   send(url, formData, {onState}) → {ok: true, ...answer} or {ok: false, status, sentence, ...answer}
 *
 * The answer is JSON {operations?, say?, go?, ...} or, for a refusal, {sentence, operations?}. Nothing thrown.
 * onState("sending" | "retrying" | "idle"). The same FormData keeps the same `key` over all tries.
 */
import { say, sentence } from "announce";
import { apply } from "operations";
import { hold, release } from "said-once";

const GIVE_UP_AFTER = 60_000;
const FIRST_PAUSE = 800;
const LONGEST_PAUSE = 10_000;
const LONGEST_WAIT = 15_000; // for one answer: a network that has died says nothing at all

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

export async function send(url, data, { onState = () => undefined } = {}) {
  if (!data.get("key")) data.set("key", newKey());
  if (!data.get("csrfmiddlewaretoken")) data.set("csrfmiddlewaretoken", csrfToken());
  onState("sending");
  hold();
  try {
    return await untilItArrives(url, data, onState);
  } finally {
    onState("idle");
    apply(release());
  }
}

async function untilItArrives(url, data, onState) {
  const started = Date.now();
  for (let tries = 1; ; tries += 1) {
    const answer = await once(url, data);
    if (answer.status !== 0 && answer.status !== 502 && answer.status !== 503 && answer.status !== 504) {
      return settle(answer);
    }
    const pause = pauseBefore(tries);
    if (Date.now() + pause - started > GIVE_UP_AFTER) {
      return { ok: false, status: answer.status, sentence: sentence("failed") };
    }
    onState("retrying");
    await new Promise((resolve) => { setTimeout(resolve, pause); });
  }
}

async function once(url, data) {
  const patience = new AbortController();
  const clock = setTimeout(() => patience.abort(), LONGEST_WAIT);
  try {
    const answer = await fetch(url, {
      signal: patience.signal,
      method: "POST",
      body: data,
      credentials: "same-origin",
      headers: { Accept: "application/json", "X-Requested-With": "placeness" },
    });
    const isJson = answer.headers.get("Content-Type")?.includes("json");
    const body = isJson ? await answer.json() : answer.ok ? { go: answer.url } : {};
    return { status: answer.status, body };
  } catch {
    return { status: 0, body: {} };
  } finally {
    clearTimeout(clock);
  }
}

function settle({ status, body }) {
  apply(body.operations, { isAnswer: true });
  if (status >= 400) return { ...body, ok: false, status, sentence: body.sentence || sentence("refused") };
  if (body.say) say(body.say);
  if (body.go) location.assign(body.go);
  return { ...body, ok: true, status };
}
