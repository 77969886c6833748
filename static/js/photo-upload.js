/* <photo-upload url="…" max-bytes="26214400" limit="3"> : choose pictures; they travel at once, in the background.
 *
 * Holds: <input type="file" accept="image/*"> (without one it only sends what is left on the phone),
 * a list [data-uploads] and <template data-upload> with img, [data-ring] (a .ring, gets --share), [data-words],
 * buttons [data-again] and [data-remove]. Texts (translated): data-text-waiting-one/-other ("%s picture waiting to
 * be sent"), -preparing, -uploading, -retrying, -sent, -too-big, -too-many, -refused. Fields of the surrounding form
 * marked data-with-photo go along. Without JavaScript the surrounding form posts the file.
 * Sends `upload:start` {key}, `upload:done` {key, answer} (answer = server's JSON: photo, next …),
 * `upload:refused` {key, sentence}, `upload:away` {key} (taken away by the person). What is still on the phone from an
 * earlier visit starts again with `upload:start`; words kept for it as `bring-KEY` are handed over to its photo. With the attribute `follow` the page goes on to answer.next when all have arrived.
 */
import { say, sentence } from "announce";
import { apply } from "operations";
import { shrink } from "shrink";
import { handOver } from "step-words";
import { add, forget, resume, uploads } from "uploads";

class PhotoUpload extends HTMLElement {
  connectedCallback() {
    this.cards = new Map();
    this.input = this.querySelector("input[type=file]");
    this.input?.addEventListener("change", () => this.choose([...this.input.files]));
    if (this.input) this.input.multiple = this.limit > 1; // a plain form sends one
    this.addEventListener("click", (event) => this.click(event));
    this.querySelector("[data-uploads]")?.setAttribute("data-keep", "");
    this.listening = new AbortController();
    for (const name of ["progress", "retrying", "done", "refused"]) {
      uploads.addEventListener(name, ({ detail }) => this[name](detail), { signal: this.listening.signal });
    }
    this.resume();
  }

  disconnectedCallback() { this.listening.abort(); }

  async resume() {
    const items = (await resume()).filter(({ key }) => !this.cards.has(key));
    for (const item of items) {
      this.show(item.key, item.blob);
      this.send("upload:start", { key: item.key });
    }
    if (items.length > 0) say(this.counted(items.length), { visible: true });
  }

  async choose(files) {
    const free = this.limit - this.cards.size;
    this.tell(files.length > free ? this.text("too-many") : "");
    for (const file of files.slice(0, Math.max(0, free))) await this.take(file);
    this.input.value = ""; // the file itself is kept by uploads.js; the form must not send it again
  }

  async take(file) {
    const blob = await shrink(file);
    if (blob.size === 0 || blob.size > Number(this.getAttribute("max-bytes") ?? Infinity)) {
      this.tell(this.text("too-big"));
      return;
    }
    const item = await add({ url: this.getAttribute("url"), name: this.input.name || "picture", blob, texts: this.texts() });
    this.show(item.key, blob);
    this.send("upload:start", { key: item.key });
  }

  texts() {
    const fields = this.closest("form")?.querySelectorAll("[data-with-photo][name]") ?? [];
    return Object.fromEntries([...fields].map(({ name, value }) => [name, value]));
  }

  show(key, blob) {
    const card = this.querySelector("template[data-upload]")?.content.firstElementChild.cloneNode(true);
    if (!card) return;
    card.dataset.key = key;
    const picture = card.querySelector("img");
    picture.onload = () => URL.revokeObjectURL(picture.src);
    picture.onerror = () => { picture.hidden = true; }; // HEIC: the server can open it, this browser cannot
    picture.src = URL.createObjectURL(blob);
    this.cards.set(key, card);
    this.count();
    this.querySelector("[data-uploads]").append(card);
    this.state(key, "uploading");
  }

  state(key, state, words) {
    const card = this.cards.get(key);
    if (!card) return;
    card.dataset.state = state;
    card.querySelector("[data-words]").textContent = words || this.text(state);
  }

  progress({ key, share }) { this.cards.get(key)?.querySelector("[data-ring]")?.style.setProperty("--share", share.toFixed(3)); }

  retrying({ key, sentence: words }) { this.state(key, "retrying", words); }

  done({ key, answer }) {
    this.progress({ key, share: 1 });
    this.state(key, "sent");
    if (answer.photo) handOver(`bring-${key}`, `bring-${answer.photo}`);
    apply(answer.operations);
    say(answer.say ?? this.text("sent"));
    this.send("upload:done", { key, answer });
    const allSent = [...this.cards.values()].every((card) => card.dataset.state === "sent");
    if (this.hasAttribute("follow") && answer.next && allSent) location.assign(answer.next);
  }

  refused({ key, sentence: words }) {
    this.takeOff(key);
    this.tell(words || this.text("refused"));
    this.send("upload:refused", { key, sentence: words });
    this.input?.focus();
  }

  async click({ target }) {
    const card = target.closest("[data-key]");
    if (!card || !target.closest("[data-remove], [data-again]")) return;
    await forget(card.dataset.key);
    this.takeOff(card.dataset.key);
    this.send("upload:away", { key: card.dataset.key });
    if (target.closest("[data-again]")) this.input?.click();
  }

  takeOff(key) {
    this.cards.get(key)?.remove();
    this.cards.delete(key);
    this.count();
  }

  get limit() { return Number(this.getAttribute("limit") ?? 1); }

  count() { this.toggleAttribute("full", this.cards.size >= this.limit); }

  tell(words) {
    let place = this.querySelector("[data-refusal]");
    if (!place) {
      place = Object.assign(document.createElement("p"), { className: "error" });
      place.dataset.refusal = place.dataset.keep = "";
      place.setAttribute("role", "alert");
      this.prepend(place);
    }
    place.textContent = words;
    place.hidden = !words;
  }

  text(name) { return sentence(name, this); }

  counted(count) {
    const rule = new Intl.PluralRules(document.documentElement.lang || "en").select(count);
    return (this.text(`waiting-${rule}`) || this.text("waiting-other")).replace("%s", count);
  }

  send(name, detail) { this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail })); }
}

customElements.define("photo-upload", PhotoUpload);
