/* <picture-check> around a picture and its two buttons: the arrow keys press them, [data-left] and [data-right].
 *
 * Keys are left alone while a person types or holds a modifier, and while a key is held down: one press, one picture.
 */
import { isTyping } from "announce";

class PictureCheck extends HTMLElement {
  connectedCallback() {
    this.listening = new AbortController();
    document.addEventListener("keydown", (event) => this.key(event), { signal: this.listening.signal });
  }

  disconnectedCallback() {
    this.listening.abort();
  }

  key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.repeat || isTyping()) return;
    if (event.key === "ArrowRight") this.querySelector("[data-right]")?.click();
    if (event.key === "ArrowLeft") this.querySelector("[data-left]")?.click();
  }
}

customElements.define("picture-check", PictureCheck);
