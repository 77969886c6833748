/* <still-waiting hidden back="…" bring="…"> on every page of a room: what this device still has to send, and sends it.
 *
 * Acts (kept-acts.js) and pictures (uploads.js) that earlier pages of the same person could not send go out in order.
 * details > summary [data-words] says "3 waiting"; its list [data-items] is made from <template data-item> with
 * [data-picture], [data-what] (what was done), [data-typed] (what was written), [data-why], [data-again] and
 * [data-away]. An act that is refused while nobody waits for its answer stays in the list. The list opens then, and
 * when the person has to come back: the link [data-way] leads there, or to the pictures. [data-unkept] shows while
 * something would not survive this page.
 * Texts: data-text-waiting-one/-other, refused-one/-other ("%s …"), picture, unnamed, soon, all-sent, look, back, reload,
 * why-outside, why-person, why-page, why-server. Where <photo-upload> shows the pictures, it tells of them itself.
 */
import { say, sentence } from "announce";
import { acts, putAway, sendLeftOver, tryAgain, waitingActs } from "kept-acts";
import { hasUnkept, outbox } from "outbox";
import { again, resume, uploads } from "uploads";

const SHOWN_AFTER = 500; // what is sent at once needs no telling
const BACK = ["outside", "person"];

class StillWaiting extends HTMLElement {
  connectedCallback() {
    this.pictures = new Map();
    this.listening = new AbortController();
    const heard = { signal: this.listening.signal };
    acts.addEventListener("waiting", () => this.look(), heard);
    acts.addEventListener("refused", ({ detail }) => this.refused(detail.act), heard);
    outbox.addEventListener("change", () => this.look(), heard);
    for (const name of ["done", "elsewhere"])
      uploads.addEventListener(name, ({ detail }) => this.gone(detail.key), heard);
    for (const name of ["kept", "retrying", "refused"])
      uploads.addEventListener(name, ({ detail }) => this.told(detail, name), heard);
    addEventListener("beforeunload", (event) => hasUnkept() && event.preventDefault(), heard);
    this.addEventListener("click", ({ target }) => this.click(target));
    sendLeftOver();
    if (!document.querySelector("photo-upload")) this.resume();
  }

  disconnectedCallback() {
    this.listening.abort();
  }

  async resume() {
    for (const { key, blob } of await resume()) {
      const picture = URL.createObjectURL(blob);
      this.pictures.set(key, { key, picture, label: this.text("picture"), reason: "", refusal: "" });
    }
    this.look();
  }

  gone(key) {
    URL.revokeObjectURL(this.pictures.get(key)?.picture);
    if (this.pictures.delete(key)) this.look();
  }

  told({ key, why, sentence: words }, is) {
    const item = this.pictures.get(key);
    if (!item) return;
    const refusal = is === "retrying" ? "" : words || this.text(`why-${why}`) || this.text("why-server");
    this.pictures.set(key, { ...item, reason: why, refusal, isOver: is === "refused" });
    if (is === "refused") this.refused(item);
    this.look();
  }

  refused({ label }) {
    this.querySelector("details").open = true;
    say([this.counted("refused", 1), label].join(": "));
  }

  look() {
    clearTimeout(this.showing);
    if (this.hidden) this.showing = setTimeout(() => this.show(), SHOWN_AFTER);
    else this.show();
  }

  show() {
    const left = [...waitingActs(), ...this.pictures.values()];
    const refused = left.filter(({ refusal }) => refusal).length;
    const told = [this.counted("waiting", left.length - refused), this.counted("refused", refused)].filter(Boolean);
    const isUnkept = hasUnkept();
    if (left.length === 0 && !this.hidden) say(this.text("all-sent"));
    if (left.length > 0 && this.hidden) say(told.join(" · "));
    this.hidden = left.length === 0 && !isUnkept;
    if (this.hidden) this.querySelector("details").open = false;
    this.toggleAttribute("refused", refused > 0);
    this.querySelector("[data-unkept]").hidden = !isUnkept;
    this.querySelector("[data-words]").textContent = told.join(" · ") || this.counted("waiting", 1);
    this.list(left);
    this.lead(left);
  }

  list(left) {
    const place = this.querySelector("[data-items]");
    const held = place.querySelector(":focus")?.closest("[data-key]")?.dataset.key;
    place.replaceChildren(...left.map((item) => this.row(item)));
    if (held) (place.querySelector(`[data-key="${CSS.escape(held)}"] button`) ?? this.querySelector("summary")).focus();
  }

  row({ key, picture, label, typed, reason, refusal, isOver }) {
    const row = this.querySelector("template[data-item]").content.firstElementChild.cloneNode(true);
    row.dataset.key = key;
    row.querySelector("[data-what]").textContent = label || this.text("unnamed");
    row.querySelector("[data-typed]").textContent = typed ?? "";
    row.querySelector("[data-why]").textContent = refusal || this.text(`why-${reason}`) || this.text("soon");
    row.querySelector("[data-again]").hidden = !refusal || isOver;
    row.querySelector("[data-away]").hidden = !refusal || (picture && !isOver);
    if (picture) row.querySelector("[data-picture]").src = picture;
    else row.querySelector("[data-picture]").remove();
    return row;
  }

  click(target) {
    const key = target.closest("[data-key]")?.dataset.key;
    if (key && target.closest("[data-again]")) (this.pictures.has(key) ? again : tryAgain)(key);
    else if (key && target.closest("[data-away]")) this.pictures.has(key) ? this.gone(key) : putAway(key);
    else return;
    if (this.pictures.has(key)) this.pictures.set(key, { ...this.pictures.get(key), refusal: "", reason: "" });
    this.look();
  }

  lead(left) {
    const link = this.querySelector("[data-way]");
    const reasons = left.map(({ reason }) => reason);
    const isBack = reasons.some((reason) => BACK.includes(reason));
    const way = isBack ? "back" : reasons.includes("page") ? "reload" : this.pictures.size > 0 ? "look" : "";
    if (link.hidden && (isBack || way === "reload")) this.querySelector("details").open = true; // they must do something
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
