/* <sentence-editor> around the forms of one sentence of the vision.
 *
 * What counts when saving is the text that the person saw when they opened the editor: its `rev` is held from
 * then on, whatever live updates do to the form's hidden field. A refusal 409 {rev, text} shows both texts
 * side by side; "Take theirs" fills the box with the other text, "Save mine" sends one's own on top of it.
 * Unsent text survives a reload (sessionStorage). Texts come from data-text-{yours,theirs,keep,take}.
 */
class SentenceEditor extends HTMLElement {
  connectedCallback() {
    this.details = this.querySelector("details.edit");
    this.form = this.details?.querySelector("form");
    this.box = this.form?.elements.text;
    if (!this.box) return;
    this.details.addEventListener("toggle", () => (this.details.open ? this.opened() : this.closed()));
    this.box.addEventListener("input", () => this.keep());
    this.form.addEventListener("submit", () => { if (this.rev) this.form.elements.rev.value = this.rev; }, true);
    this.addEventListener("act:done", (event) => { if (this.form.contains(event.target) || event.target.contains(this.form)) this.saved(); });
    this.addEventListener("act:refused", (event) => { if (event.detail.status === 409 && event.detail.text !== undefined) this.conflict(event.detail); });
    this.restore();
  }

  get store() { return `${location.pathname}#${this.box.id}`; }

  opened() {
    if (!this.rev) this.rev = this.form.elements.rev.value;
    this.box.focus();
  }

  closed() {
    if (this.box.value === this.box.defaultValue) this.release();
  }

  keep() {
    this.rev ||= this.form.elements.rev.value;
    sessionStorage.setItem(this.store, JSON.stringify({ text: this.box.value, rev: this.rev }));
  }

  restore() {
    const kept = JSON.parse(sessionStorage.getItem(this.store) ?? "null");
    if (!kept || kept.text === this.box.defaultValue) return;
    this.rev = kept.rev;
    this.box.value = kept.text;
    this.details.open = true;
  }

  release() {
    this.rev = null;
    sessionStorage.removeItem(this.store);
    this.querySelector(".two-texts")?.remove();
  }

  saved() {
    this.release();
    this.box.defaultValue = this.box.value;
    this.details.open = false;
    this.details.querySelector("summary").focus({ preventScroll: true });
  }

  conflict({ text, rev }) {
    this.rev = String(rev);
    this.querySelector(".two-texts")?.remove();
    const both = document.createElement("div");
    both.className = "two-texts";
    both.append(this.side(this.dataset.textTheirs, text, this.dataset.textTake, () => {
      this.box.value = text;
      this.keep();
      both.remove();
      this.box.focus();
    }));
    both.append(this.side(this.dataset.textYours, this.box.value, this.dataset.textKeep, () => this.form.requestSubmit()));
    this.form.after(both);
  }

  side(title, text, action, onChoose) {
    const part = document.createElement("section");
    const heading = document.createElement("h3");
    const words = document.createElement("p");
    const button = document.createElement("button");
    heading.textContent = title;
    words.textContent = text;
    words.dir = "auto";
    button.type = "button";
    button.className = "button small";
    button.textContent = action;
    button.addEventListener("click", onChoose);
    part.append(heading, words, button);
    return part;
  }
}

customElements.define("sentence-editor", SentenceEditor);
