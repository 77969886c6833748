/* One act sent to the server: with an idempotency key, tried again until it arrives, the answer applied.
 *
 *   send(url, formData, {onState, keepsAs, patience, …}) → {ok: true, ...answer} or {ok: false, status, sentence, ...answer}
 *
 * The server answers {operations, say?, go?, ...}, or for a refusal {sentence, operations?}; nothing is thrown.
 * onState("sending" | "retrying" | "idle"). The same FormData keeps the same `key` over all tries. Without connection
 * it gives up after a minute. With `keepsAs`, the name of the act in words (perhaps empty), the act is kept on this
 * device until it is acknowledged; after `patience` ms the answer says so, and its `later` is what comes of it
 * (kept-acts.js has the other options).
 */
import { sentence } from "announce";
import { holder } from "holder";
import { sendKept } from "kept-acts";
import { apply } from "operations";
import { newKey, post, settle, untilItArrives } from "posting";
import { hold, release } from "said-once";

export { newKey };

const GIVE_UP_AFTER = 60_000;
const LATER = [0, 502, 503, 504];

export async function send(
  url,
  data,
  { onState = () => undefined, keepsAs = null, patience = GIVE_UP_AFTER, ...kept } = {},
) {
  if (!data.get("key")) data.set("key", newKey());
  onState("sending");
  hold();
  try {
    return keepsAs === null
      ? await sendNow(url, data, onState)
      : await sendKept({ url, data, label: keepsAs, ...kept }, { onState, patience });
  } finally {
    onState("idle");
    apply(release());
  }
}

async function sendNow(url, data, onState) {
  const started = Date.now();
  const answer = await untilItArrives(() => post(url, data, holder()), {
    isEnough: (pausing) => Math.abs(Date.now() - started) + pausing > GIVE_UP_AFTER,
    later: () => LATER,
    onState,
  });
  return LATER.includes(answer.status)
    ? { ok: false, status: answer.status, sentence: sentence("failed") }
    : settle(answer);
}
