/* Sends the words of one text, one try at a time, and says what became of them.
 *
 *   const saver = new Saver(label, onState); await saver.save(url, {text, rev, draft}) → {is, ...}
 *
 * What cannot be sent waits in the outbox under `label`, also when the page is left (kept-acts.js: slot and draft).
 * is: "saved" {rev} · "both" {html, rev, text}: somebody was faster · "kept": no connection · "refused" {sentence} ·
 * "busy": another try is on its way.
 */
import { send } from "act";

const PATIENCE = 8_000; // then newer words may take their place

export class Saver {
  constructor(label, onState) {
    this.label = label;
    this.onState = onState;
  }

  async save(url, { text, rev, draft }) {
    if (this.isBusy) return { is: "busy" };
    this.isBusy = true;
    const kept = { keepsAs: this.label, typed: text, slot: url, draft, patience: PATIENCE };
    const answer = await send(url, fields({ text, rev, auto: "1" }), { onState: this.onState, ...kept });
    this.isBusy = false;
    return outcome(answer);
  }

  /* Another act with the same words: brought back, or put below. */
  async put(url, sent) {
    return outcome(await send(url, fields(sent)));
  }
}

function outcome(answer) {
  const { rev, text, html, sentence } = answer;
  if (answer.ok) return { is: "saved", rev: String(rev) };
  if (html) return { is: "both", html, text, rev: String(rev) };
  return { is: answer.status === 0 || answer.status >= 500 ? "kept" : "refused", sentence };
}

function fields(sent) {
  const data = new FormData();
  for (const [name, value] of Object.entries(sent)) data.set(name, value);
  return data;
}
