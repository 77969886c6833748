/* One request with an act, and what its answer means. Only our server's JSON is an answer (own-answer.js).
 *
 *   newKey() → 32 hexadecimal characters        csrfToken() → the token of this page's forms
 *   post(url, formData, person) → {status, body}   status 0: no connection, or something that is not ours; nothing thrown.
 *                                                  A page that was open for too long gets a new token, once
 *   freshToken() → whether this page's forms have a new token
 *   untilItArrives(attempt, {isEnough, later, onState}) → the first answer that is none of the statuses `later`, or
 *                                                  the newest when isEnough(milliseconds to wait)
 *   settle({status, body}, {isLate}) → {ok, status, sentence, …body}; its operations are applied, and late nobody is
 *                                                  taken anywhere: the person is on another page by now
 */
import { say, sentence } from "announce";
import { pause, pauseBefore } from "again";
import { apply } from "operations";
import { ownAnswer } from "own-answer";

const LONGEST_WAIT = 15_000; // for one answer: a network that has died says nothing at all
const TOKEN = "input[name=csrfmiddlewaretoken]";

/* crypto.randomUUID does not exist on a plain-http network. */
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function csrfToken() {
  return document.querySelector(TOKEN)?.value ?? "";
}

export async function post(url, data, person) {
  const answer = await once(url, data, person);
  return answer.body.reason === "page" && (await freshToken()) ? once(url, data, person) : answer;
}

export async function freshToken() {
  try {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector(`body ${TOKEN}`)?.value;
    for (const field of document.querySelectorAll(TOKEN)) field.value = token ?? field.value;
    return Boolean(token);
  } catch {
    return false;
  }
}

export async function untilItArrives(attempt, { isEnough, later, onState }) {
  for (let tries = 1; ; tries += 1) {
    const answer = await attempt();
    if (!later().includes(answer.status)) return answer;
    const pausing = pauseBefore(tries);
    if (isEnough(pausing)) return answer;
    onState("retrying");
    await pause(pausing);
  }
}

export function settle({ status, body }, { isLate = false } = {}) {
  apply(body.operations, { isAnswer: true });
  const own = body.reason === "page" || body.reason === "outside" ? sentence(body.reason) : "";
  if (status >= 400) return { ...body, ok: false, status, sentence: own || body.sentence || sentence("refused") };
  if (body.say) say(body.say);
  if (body.go && !isLate) location.assign(body.go);
  return { ...body, ok: true, status };
}

async function once(url, data, person) {
  data.set("csrfmiddlewaretoken", csrfToken());
  const patience = new AbortController();
  const clock = setTimeout(() => patience.abort(), LONGEST_WAIT);
  const headers = { Accept: "application/json", "X-Requested-With": "placeness" };
  if (person) headers["X-Placeness-Holder"] = person;
  try {
    const answer = await fetch(url, {
      signal: patience.signal,
      method: "POST",
      body: data,
      credentials: "same-origin",
      redirect: "manual",
      headers,
    });
    return ownAnswer(answer.status, await answer.text(), { operations: Array.isArray });
  } catch {
    return ownAnswer(0, "", {});
  } finally {
    clearTimeout(clock);
  }
}
