/* <still-waiting hidden back="…" bring="…"> on every page of a room: what this device still has to send, and sends.
 *
 * Acts that an earlier page of the same person could not send (act.js) go out in order, and pictures (uploads.js) too.
 * [data-words] says how many wait, and the link [data-way] leads to the pictures, or to coming back. Texts: data-text-
 * acts-one/-other, pictures-one/-other ("%s …"), all-sent, look, back, reload, late ("%s" is what was done) and
 * late-unnamed. An act that is refused late is told in a notice. Where <photo-upload> shows the pictures, it tells of
 * them itself.
 */
import { notice, say, sentence } from "announce";
import { acts, sendLeftOver, waitingActs } from "act";
import { resume, uploads } from "uploads";

const SHOWN_AFTER = 500; // what is sent at once needs no telling
const BACK = ["outside", "person"];

class StillWaiting extends HTMLElement {
  connectedCallback() {
    this.pictures = new Set();
    this.listening = new AbortController();
    const heard = { signal: this.listening.signal };
    acts.addEventListener("waiting", () => this.look(), heard);
    acts.addEventListener("late", ({ detail }) => this.late(detail), heard);
    for (const name of ["done", "refused"]) uploads.addEventListener(name, ({ detail }) => this.gone(detail), heard);
    sendLeftOver();
    if (!document.querySelector("photo-upload")) this.resume();
  }

  disconnectedCallback() {
    this.listening.abort();
  }

  async resume() {
    for (const { key } of await resume()) this.pictures.add(key);
    this.look();
  }

  gone({ key, sentence: words }) {
    if (this.pictures.delete(key) && words) notice(words, { kind: "error", name: `late-${key}` });
    this.look();
  }

  late({ act, answer }) {
    if (answer.ok) return;
    const told = act.label ? this.text("late").replace("%s", () => act.label) : this.text("late-unnamed");
    notice(`${told} ${answer.sentence}`, { kind: "error", name: `late-${act.key}` });
  }

  look() {
    clearTimeout(this.showing);
    if (this.hidden) this.showing = setTimeout(() => this.show(), SHOWN_AFTER);
    else this.show();
  }

  show() {
    const left = waitingActs();
    const told = [this.counted("acts", left.length), this.counted("pictures", this.pictures.size)].filter(Boolean);
    if (told.length === 0 && !this.hidden) say(this.text("all-sent"));
    this.hidden = told.length === 0;
    const words = this.querySelector("[data-words]");
    if (words.textContent !== told.join(" ")) words.textContent = told.join(" ");
    this.lead(left);
  }

  lead(left) {
    const link = this.querySelector("[data-way]");
    const reasons = left.map(({ reason }) => reason);
    const isBack = reasons.some((reason) => BACK.includes(reason));
    const way = isBack ? "back" : reasons.includes("page") ? "reload" : this.pictures.size > 0 ? "look" : "";
    link.hidden = !way;
    link.textContent = way && this.text(way);
    link.href = { back: this.getAttribute("back"), look: this.getAttribute("bring") }[way] ?? location.href;
  }

  counted(name, count) {
    if (count === 0) return "";
    const rule = new Intl.PluralRules(document.documentElement.lang || "en").select(count);
    return (this.text(`${name}-${rule}`) || this.text(`${name}-other`)).replace("%s", count);
  }

  text(name) {
    return sentence(name, this);
  }
}

customElements.define("still-waiting", StillWaiting);
