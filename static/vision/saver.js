/* Sends the words of one text, one try at a time, and says what became of them.
 *
 *   const saver = new Saver(onState); await saver.save(url, {text, rev}) → {is, ...}
 *
 * is: "saved" {rev} · "both" {html, rev, text}: somebody was faster · "kept": no connection · "refused" {sentence} ·
 * "busy": another try is on its way. A save whose answer was lost and that the server already has counts as saved.
 */
import { send } from "act";

export class Saver {
  constructor(onState) {
    this.onState = onState;
  }

  async save(url, { text, rev }) {
    if (this.isBusy) return { is: "busy" };
    this.isBusy = true;
    const answer = await send(url, fields({ text, rev, auto: "1" }), { onState: this.onState });
    this.isBusy = false;
    const isThere = answer.status === 409 && answer.text === text && !answer.gone;
    return isThere ? { is: "saved", rev: String(answer.rev) } : outcome(answer);
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
