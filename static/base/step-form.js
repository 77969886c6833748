/* <step-form name="bring-CODE-42"> around a form: what is typed is kept on this phone until it has been sent.
 *
 * Saves every named field except files, passwords and hidden ones to localStorage at each input, and fills them in
 * again when the page comes back (only fields that the server left empty). `act:done` inside clears it, and so does
 * the attribute `clear` on the page that follows. Another `name` given later: from then on under that one.
 * With sections [data-step] it shows one question at a time: buttons [data-next] and [data-back] inside, the browser's
 * own Back works, [data-step-now] gets the number, .steps li are marked. Sends `step` {step, total}.
 * Without JavaScript all questions stand below each other.
 */
import { keep, kept, place } from "step-words";

class StepForm extends HTMLElement {
  static observedAttributes = ["name"];

  attributeChangedCallback(_attribute, before) {
    if (before === null || !this.isConnected) return;
    this.restore();
    this.save();
  }

  connectedCallback() {
    if (this.hasAttribute("clear")) this.clear();
    this.restore();
    this.addEventListener("input", () => this.save());
    this.addEventListener("change", () => this.save());
    this.addEventListener("act:done", () => this.clear());
    this.steps = [...this.querySelectorAll("[data-step]")];
    if (this.steps.length > 1) this.startSteps();
  }

  disconnectedCallback() {
    removeEventListener("popstate", this.onBack);
  }

  get place() {
    return this.getAttribute("name") ?? location.pathname;
  }

  /* Where the words are kept: an act that arrives later forgets them there (kept-acts.js). */
  get draft() {
    return place(this.place);
  }

  fields() {
    return [...this.querySelectorAll("input[name], textarea[name], select[name]")].filter(
      ({ type }) => !/^(hidden|file|password|submit)$/.test(type),
    );
  }

  save() {
    const words = {};
    for (const field of this.fields()) {
      if (/^(checkbox|radio)$/.test(field.type)) words[`${field.name}=${field.value}`] = field.checked;
      else words[field.name] = field.value;
    }
    keep(this.place, words);
  }

  restore() {
    const words = kept(this.place);
    for (const field of this.fields()) {
      if (/^(checkbox|radio)$/.test(field.type)) field.checked = words[`${field.name}=${field.value}`] ?? field.checked;
      else if (!field.value && words[field.name]) {
        field.value = words[field.name];
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }
  }

  clear() {
    keep(this.place, null);
  }

  startSteps() {
    this.onBack = () => this.show(history.state?.step ?? 0);
    addEventListener("popstate", this.onBack);
    this.addEventListener("click", ({ target }) => {
      if (target.closest("[data-next]")) this.next();
      else if (target.closest("[data-back]") && this.step > 0) history.back();
    });
    history.replaceState({ ...history.state, step: 0 }, "");
    this.show(0, false);
  }

  next() {
    const invalid = this.steps[this.step].querySelector(":invalid");
    if (invalid) {
      invalid.reportValidity();
      return;
    }
    const step = Math.min(this.step + 1, this.steps.length - 1);
    history.pushState({ step }, "");
    this.show(step);
  }

  show(step, isMoved = true) {
    this.step = step;
    this.steps.forEach((section, number) => {
      section.hidden = number !== step;
    });
    this.querySelectorAll("[data-step-now]").forEach((place) => {
      place.textContent = step + 1;
    });
    this.querySelectorAll(".steps li").forEach((mark, number) => {
      mark.className = number < step ? "done" : "";
      mark.toggleAttribute("aria-current", number === step);
    });
    if (isMoved) {
      const heading = this.steps[step].querySelector("h1, h2, legend, label");
      heading?.setAttribute("tabindex", "-1");
      heading?.focus({ preventScroll: true });
      scrollTo({ top: 0, behavior: "instant" });
    }
    this.dispatchEvent(
      new CustomEvent("step", { bubbles: true, detail: { step: step + 1, total: this.steps.length } }),
    );
  }
}

customElements.define("step-form", StepForm);
