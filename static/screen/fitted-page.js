/* <fitted-page> around a text with [data-fits]: all of it on one screen, without scrolling, as large as it can be.
 *
 * The type steps down from 1.9 to 1 (times the page's own size) until the text fits its box, which flows into columns.
 * What does not fit at the smallest size is split into pages, which turn every 14 s; [data-page] says "1 / 3". Looks
 * again when the window or the text changes, and turns to what others have just written. Without JavaScript the server's own guess (data-long) stands.
 */
const SIZES = [1.9, 1.75, 1.6, 1.45, 1.3, 1.2, 1.1, 1];
const TURN_EVERY = 14_000;

class FittedPage extends HTMLElement {
  connectedCallback() {
    this.resized = new ResizeObserver(() => this.fit());
    this.resized.observe(document.documentElement);
    this.listening = new AbortController();
    document.addEventListener("operations:applied", ({ detail }) => this.changed(detail), {
      signal: this.listening.signal,
    });
    document.fonts?.ready.then(() => this.fit());
    this.fit();
  }

  disconnectedCallback() {
    this.resized.disconnect();
    this.listening.abort();
    clearTimeout(this.timer);
  }

  get text() {
    return this.querySelector("[data-fits]");
  }

  fit() {
    if (!this.isConnected || !this.text) return;
    for (const size of SIZES) {
      this.style.setProperty("--fitted-size", `${size}rem`);
      if (this.fits()) break;
    }
    const { scrollWidth, clientWidth } = this.text;
    this.pages = this.fits() ? 1 : Math.ceil((scrollWidth + this.gap()) / (clientWidth + this.gap()) - 0.02);
    this.show(Math.min(this.page ?? 0, this.pages - 1));
  }

  changed(operations) {
    this.fit();
    const put = operations
      .map(({ op, id }) => op === "put" && document.getElementById(id))
      .find((element) => element && this.text?.contains(element));
    if (put) this.show(this.pageOf(put));
  }

  pageOf(element) {
    const [here, text] = [element, this.text].map((each) => each.getBoundingClientRect());
    const far = this.text.scrollLeft + (isMirrored() ? here.right - text.right : here.left - text.left);
    return Math.floor((Math.abs(far) + 1) / (this.text.clientWidth + this.gap()));
  }

  fits() {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = this.text;
    return scrollWidth <= clientWidth + 1 && scrollHeight <= clientHeight + 1;
  }

  gap() {
    return parseFloat(getComputedStyle(this.text).columnGap) || 0;
  }

  show(number) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(this.page + 1), TURN_EVERY);
    this.page = number % this.pages;
    const far = this.page * (this.text.clientWidth + this.gap());
    this.text.scrollLeft = isMirrored() ? -far : far;
    const told = this.querySelector("[data-page]");
    if (!told) return;
    told.hidden = this.pages < 2;
    told.textContent = `${this.page + 1} / ${this.pages}`;
  }
}

function isMirrored() {
  return document.documentElement.dir === "rtl";
}

customElements.define("fitted-page", FittedPage);
