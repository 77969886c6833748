/* <photo-upload url="…" max-bytes="26214400" limit="3" back="…"> : choose pictures; they are sent at once, in the
 * background. Markup and translated sentences (data-text-*): templates/places/photos/bring/_upload.html. Fields of the
 * surrounding form marked data-with-photo are sent too. Without JavaScript the form posts the file.
 * Events: `upload:start` {key}, `upload:done` {key, answer: the server's JSON}, `upload:kept` {key},
 * `upload:refused` {key, sentence}, `upload:away` {key} (removed by the person). What an earlier visit left starts again.
 */
import { say, sentence } from "announce";
import { apply } from "operations";
import { areasOf } from "cover-sheet";
import { refresh } from "page-refresh";
import { tellRefusal } from "refusal-line";
import { shrink } from "shrink";
import { add, again, forget, others, resume, uploads } from "uploads";

const WAYS = { outside: "back", person: "back", page: "reload" };

class PhotoUpload extends HTMLElement {
  connectedCallback() {
    this.cards = new Map();
    this.input = this.querySelector("input[type=file]");
    this.input?.addEventListener("change", () => this.choose([...this.input.files]));
    if (this.input) this.input.multiple = this.limit > 1; // a plain form sends one
    this.addEventListener("click", (event) => this.click(event));
    this.querySelector("[data-uploads]")?.setAttribute("data-keep", "");
    this.closest("first-question")?.addEventListener("drawing:use", ({ detail }) => this.start(detail.blob));
    this.listening = new AbortController();
    for (const name of ["progress", "retrying", "kept", "done", "refused", "elsewhere"]) {
      uploads.addEventListener(name, ({ detail }) => this[name](detail), { signal: this.listening.signal });
    }
    this.resume();
    if (this.input?.files.length > 0) this.choose([...this.input.files]); // chosen while this script was on its way
  }

  disconnectedCallback() {
    this.listening.abort();
  }

  async resume() {
    const items = (await resume()).filter(({ key }) => !this.cards.has(key));
    for (const item of items) {
      this.show(item.key, item.blob);
      this.send("upload:start", { key: item.key });
    }
    if (items.length > 0) say(this.counted("waiting", items.length), { visible: true });
    this.tellOthers();
  }

  async tellOthers() {
    const place = this.querySelector("[data-others]");
    if (!place) return;
    const items = await others(this.getAttribute("url"));
    place.hidden = items.length === 0;
    place.querySelector("[data-count]").textContent = items.length > 0 ? this.counted("others", items.length) : "";
  }

  async eraseOthers() {
    for (const { key } of await others(this.getAttribute("url"))) await forget(key);
    await this.tellOthers();
    this.input?.focus();
  }

  async choose(files) {
    const free = this.limit - this.cards.size;
    tellRefusal(this, files.length > free ? this.text("too-many") : "");
    for (const file of files.slice(0, Math.max(0, free))) await this.take(file);
    this.input.value = ""; // the file itself is kept by uploads.js; the form must not send it again
  }

  async take(file) {
    const blob = await shrink(file);
    const isLarge = blob.size > Number(this.getAttribute("max-bytes") ?? Infinity);
    if (blob.size === 0 || isLarge) {
      tellRefusal(this, this.text(isLarge ? "too-big" : "empty"));
      return;
    }
    const areas = await areasOf(this, blob);
    if (areas === null) return;
    this.start(blob, areas && { areas });
  }

  start(blob, more) {
    const texts = { ...this.texts(), ...more };
    const item = add({ url: this.getAttribute("url"), name: this.input.name || "picture", blob, texts });
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
    picture.onerror = () => picture.toggleAttribute("hidden", true); // HEIC: the server can open it, this browser cannot
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
    card.querySelector("[data-again]").hidden = state !== "kept";
    card.querySelector("[data-way]").hidden = true;
  }

  progress({ key, share }) {
    this.cards.get(key)?.querySelector("[data-ring]")?.style.setProperty("--share", share.toFixed(3));
  }

  retrying({ key, why, sentence: words }) {
    this.state(key, "retrying", words || this.text(why));
  }

  /* Not sent, and not the picture's fault: it says why, and the way on. */
  kept({ key, why, sentence: words }) {
    const told = (this.text(`kept-${why}`) || this.text("kept-server")).replace("%s", () => words ?? "");
    this.state(key, "kept", told);
    this.send("upload:kept", { key });
    const [link, way] = [this.cards.get(key)?.querySelector("[data-way]"), WAYS[why]];
    if (!link || !way) return;
    link.href = way === "back" ? this.getAttribute("back") : location.href;
    link.textContent = this.text(way);
    link.hidden = false;
  }

  done({ key, answer }) {
    this.progress({ key, share: 1 });
    this.state(key, "sent");
    apply(answer.operations);
    const blur = this.cards.get(key)?.querySelector("[data-blur]");
    if (blur && answer.blur) Object.assign(blur, { href: answer.blur, hidden: false });
    say(answer.say ?? this.text("sent"));
    this.send("upload:done", { key, answer });
  }

  refused({ key, sentence: words }) {
    this.takeOff(key, "upload:refused", { sentence: words });
    tellRefusal(this, words || this.text("refused"));
    this.input?.focus();
  }

  /* Another tab has sent it: the page that is fetched again shows it. */
  elsewhere({ key }) {
    this.takeOff(key, "upload:away");
    refresh();
  }

  async click({ target }) {
    if (target.closest("[data-erase]")) this.eraseOthers();
    const { key } = target.closest("[data-key]")?.dataset ?? {};
    if (key && target.closest("[data-again]")) {
      this.state(key, "uploading");
      this.cards.get(key).querySelector("[data-remove]").focus(); // the button that was pressed is hidden now
      again(key);
    }
    if (!key || !target.closest("[data-remove]")) return;
    this.takeOff(key, "upload:away");
    await forget(key);
  }

  takeOff(key, event, more) {
    this.cards.get(key)?.remove();
    this.cards.delete(key);
    this.count();
    this.send(event, { key, ...more });
  }

  get limit() {
    return Number(this.getAttribute("limit") ?? 1);
  }

  count() {
    this.toggleAttribute("full", this.cards.size >= this.limit);
  }

  text(name) {
    return sentence(name, this);
  }

  counted(name, count) {
    const rule = new Intl.PluralRules(document.documentElement.lang || "en").select(count);
    return (this.text(`${name}-${rule}`) || this.text(`${name}-other`)).replace("%s", count);
  }

  send(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }
}

customElements.define("photo-upload", PhotoUpload);
