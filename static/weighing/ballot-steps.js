/* <ballot-steps data-step data-first>: the questions of a ballot, one at a time on a phone, without loading a page.
 *
 * Each step has an address (?step=belonging), and every link to one (a[data-to]) works without JavaScript. With it the
 * step is shown at once, also without a network, and the browser's Back leads to the step before. On wide screens all
 * questions stand side by side, and only the end is a step of its own.
 * "I'm done" (form[data-to]) says that the ballot has been seen, where it has not been told yet (<open-ballot>).
 * A second tap on a plus or minus whose first is still on its way is made when that has arrived.
 */
import { send } from "act";

class BallotSteps extends HTMLElement {
  connectedCallback() {
    if (this.listening) return;
    this.listening = new AbortController();
    this.again = new Map();
    const { signal } = this.listening;
    this.addEventListener("click", (event) => this.clicked(event));
    this.addEventListener("submit", (event) => this.finished(event));
    this.addEventListener("act:done", ({ target }) => this.tapAgain(target.closest("act-form")));
    this.addEventListener("act:refused", ({ target }) => this.again.delete(target));
    addEventListener("popstate", () => this.show(this.asked, { isNew: true }), { signal });
    document.addEventListener("operations:applied", () => this.show(this.asked), { signal });
    this.show(this.asked);
  }

  disconnectedCallback() {
    this.listening.abort();
    this.listening = null;
  }

  /* The step that the address names; the first for any other. */
  get asked() {
    const step = new URL(location.href).searchParams.get("step") ?? "";
    return document.getElementById(`question-${step}`) ? step : this.dataset.first;
  }

  clicked(event) {
    const link = event.target.closest("a[data-to]");
    if (link && event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)) {
      event.preventDefault();
      this.go(link.href);
    }
    const form = event.target.closest(".step-button") ? event.target.closest("act-form") : null;
    if (form?.busy) this.again.set(form, event.target.closest(".step-button").dataset.way);
  }

  finished(event) {
    const form = event.target;
    if (!form.matches("form[data-to]")) return;
    event.preventDefault();
    if (document.getElementById("open-ballot"))
      send(form.action, new FormData(form), { keepsAs: form.textContent.trim() });
    this.go(new URL(form.dataset.url, location.href).href);
  }

  tapAgain(form) {
    const way = this.again.get(form);
    this.again.delete(form);
    if (way) form.querySelector(`[data-way=${way}]:not([aria-disabled])`)?.click();
  }

  go(url) {
    if (url !== location.href) history.pushState(null, "", url);
    this.show(this.asked, { isNew: true });
  }

  show(step, { isNew = false } = {}) {
    if (!step || (this.dataset.step === step && !isNew)) return;
    this.dataset.step = step;
    const title = document.getElementById(`question-${step}-title`);
    if (!isNew || !title) return;
    document.title = [title.textContent.trim(), ...document.title.split(" · ").slice(-2)].join(" · ");
    title.focus({ preventScroll: true });
    scrollTo({ top: 0, behavior: "instant" });
  }
}

customElements.define("ballot-steps", BallotSteps);
