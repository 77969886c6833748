/* <sentence-editor data-sentence data-here data-leave data-restore data-add data-section> around one sentence.
 *
 * Inside: p.statement-text (what it says now), details.edit with a form (textarea, hidden rev), [data-state] and
 * [data-choose="mine-again"]. While it is open the details have [data-keep]: no live update touches what is being
 * written. It saves by itself 2 s after the last key, with the `rev` of the text that the person saw; "Saved" stands
 * there only after the server has said so. What is not sent is kept on this device and sent when the connection is
 * back, also after a reload. A refusal with `html` (somebody was faster, or took the sentence out) shows both texts
 * under the box (both-texts.js). Sentences for people stand as data-text-* on <unsent-texts>.
 */
import { say, sentence as said } from "announce";
import { BothTexts } from "both-texts";
import { Lease } from "lease";
import { Saver } from "saver";
import { WrittenText } from "written-text";

const QUIET = 2_000;
const TRY_AGAIN = 10_000;
const NOT_READ_ALOUD = new Set(["writing", "saving", "saved"]);

class SentenceEditor extends HTMLElement {
  connectedCallback() {
    this.line = this.closest("li");
    this.details = this.querySelector("details.edit");
    this.box = this.details?.querySelector("textarea");
    if (!this.box) return;
    this.text = new WrittenText(this.dataset.sentence, this.box);
    this.lease = new Lease(this.dataset.here, this.dataset.leave);
    this.saver = new Saver(said("sentence", unsent()), (state) => {
      if (state === "retrying") this.show("kept");
    });
    this.both ??= new BothTexts(this);
    this.listening = new AbortController();
    const heard = { signal: this.listening.signal };
    this.details.addEventListener("toggle", () => (this.details.open ? this.open() : this.close()), heard);
    this.box.addEventListener("input", () => this.typed(), heard);
    this.addEventListener("submit", (event) => this.submit(event), { ...heard, capture: true });
    this.addEventListener("click", (event) => this.clicked(event), heard);
    document.addEventListener("operations:applied", () => this.looked(), heard);
    addEventListener(
      "online",
      () => {
        if (this.text.isUnsent) this.save();
      },
      heard,
    );
    addEventListener("pagehide", () => this.lease.stop(), heard);
    if (this.text.restore(this.shown)) {
      this.details.open = true;
      this.save();
    }
  }

  disconnectedCallback() {
    this.listening?.abort();
    clearTimeout(this.saving);
    this.lease?.stop();
  }

  get shown() {
    return this.querySelector("p.statement-text")?.textContent.trim() ?? "";
  }

  open() {
    this.details.dataset.keep = "";
    if (!this.text.isOpen) {
      this.text.begin(this.shown, this.line.dataset.rev);
      this.box.focus({ preventScroll: true });
      this.toBlank();
    }
    this.box.dispatchEvent(new Event("input", { bubbles: true })); // the box grows to its text
    this.lease.start();
  }

  /* A suggestion has blanks to fill: the first one is chosen, so that one can simply write. */
  toBlank() {
    const blank = this.box.value.indexOf("…");
    const end = this.box.value.length;
    this.box.setSelectionRange(blank < 0 ? end : blank, blank < 0 ? end : blank + 1);
  }

  async close() {
    if (this.text.isUnsent && this.text.mine) await this.save();
    if (this.details.open) return;
    if (this.text.isUnsent && this.text.mine)
      this.details.open = true; // not saved: the words stay in sight
    else this.end();
  }

  end() {
    clearTimeout(this.saving);
    this.text.end();
    this.both.close();
    this.show("");
    this.lease.stop();
    delete this.details.dataset.keep;
    this.details.open = false;
  }

  typed() {
    if (!this.text.isOpen) return;
    this.lease.busy();
    clearTimeout(this.saving);
    this.text.keep();
    if (!this.text.isUnsent) return;
    this.show("writing");
    this.saving = setTimeout(() => this.save(), QUIET);
  }

  async submit(event) {
    if (event.target !== this.box.form) return;
    event.preventDefault();
    this.details.open = false;
    await this.close();
    if (this.details.open) return;
    say(said("saved", unsent()));
    this.details.querySelector("summary").focus({ preventScroll: true });
  }

  clicked({ target }) {
    const choice = target.closest("[data-choose]")?.dataset.choose;
    if (choice) this.both.choose(choice);
    else if (target.closest("p.statement-text") && !target.closest("button") && getSelection().isCollapsed)
      this.details.open = true;
  }

  async save() {
    clearTimeout(this.saving);
    const text = this.text.mine;
    if (!text || this.both.isShown) return;
    this.show("saving");
    const answer = await this.saver.save(this.box.form.action, { text, rev: this.text.rev, draft: this.text.place });
    if (answer.is === "saved") this.saved(text, answer.rev);
    else this.refused(answer, text);
  }

  /* What was typed while it was on its way is saved after it. */
  saved(text, rev) {
    this.text.seen(text, rev);
    this.show("saved");
    this.typed();
    this.looked();
  }

  refused(answer, sent = this.text.mine) {
    if (answer.is === "both") {
      this.details.open = true;
      this.show("");
      this.both.show(answer, this.text.mine !== sent);
    } else if (answer.is === "kept") this.saving = setTimeout(() => this.save(), TRY_AGAIN);
    if (answer.is === "kept" || answer.is === "refused")
      this.show(answer.is, answer.is === "refused" ? answer.sentence : "");
  }

  /* After each change of the page: has somebody else changed or taken out what is being written here? */
  looked() {
    if (!this.text.isOpen || this.saver.isBusy || this.both.isShown) return;
    const isNewer = Number(this.line.dataset.rev) > Number(this.text.rev);
    if (this.line.dataset.gone !== undefined) this.save();
    else if (isNewer && !this.text.isUnsent && document.activeElement !== this.box)
      this.text.begin(this.shown, this.line.dataset.rev);
    else if (isNewer) this.show("changed");
  }

  show(state, text = "") {
    const place = this.querySelector("[data-state]");
    place.setAttribute("aria-live", NOT_READ_ALOUD.has(state) ? "off" : "polite");
    place.dataset.is = state;
    place.textContent = text || said(state, unsent());
  }
}

function unsent() {
  return document.querySelector("unsent-texts");
}

customElements.define("sentence-editor", SentenceEditor);
