/* <pulse-forget>: takes the answers of the start off this phone, at once (data-now) or when the form in it is sent. */

class PulseForget extends HTMLElement {
  connectedCallback() {
    if ("now" in this.dataset) this.forget();
    this.addEventListener("submit", () => this.forget());
  }

  forget() {
    try {
      localStorage.removeItem(`placeness-pulse-${this.dataset.holder}`);
    } catch {
      /* nothing is kept where nothing can be */
    }
  }
}

customElements.define("pulse-forget", PulseForget);
