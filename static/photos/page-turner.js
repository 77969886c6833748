/* <page-turner> around a page with <a rel="prev"> and <a rel="next">: arrow keys and a sideways swipe follow them.
 *
 * Keys are left alone while a person types or holds a modifier. A swipe counts when it goes 60 px sideways, twice as
 * far as up or down, with one finger; in right-to-left pages the sides change.
 */
import { isTyping } from "announce";

const FAR = 60;

class PageTurner extends HTMLElement {
  connectedCallback() {
    this.listening = new AbortController();
    const { signal } = this.listening;
    document.addEventListener("keydown", (event) => this.key(event), { signal });
    this.addEventListener("touchstart", (event) => this.start(event), { passive: true, signal });
    this.addEventListener("touchend", (event) => this.end(event), { passive: true, signal });
  }

  disconnectedCallback() {
    this.listening.abort();
  }

  key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || isTyping()) return;
    if (event.key === "ArrowRight") this.turn(1);
    if (event.key === "ArrowLeft") this.turn(-1);
  }

  start({ touches }) {
    this.from = touches.length === 1 ? { x: touches[0].clientX, y: touches[0].clientY } : null;
  }

  end({ changedTouches }) {
    if (!this.from || isTyping()) return;
    const x = changedTouches[0].clientX - this.from.x;
    const y = changedTouches[0].clientY - this.from.y;
    if (Math.abs(x) > FAR && Math.abs(x) > 2 * Math.abs(y)) this.turn(x < 0 ? 1 : -1);
  }

  /* 1: towards the end of the line, -1: towards its beginning. */
  turn(direction) {
    const onward = document.documentElement.dir === "rtl" ? -direction : direction;
    this.querySelector(onward > 0 ? "a[rel=next]" : "a[rel=prev]")?.click();
  }
}

customElements.define("page-turner", PageTurner);
