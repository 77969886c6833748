/* <file-list> around the files that background jobs write: while one is [data-unfinished], the page is asked how far it
 * is, and the list is morphed. What came of a file ([data-told]) is read aloud once. Without scripts people press
 * [data-by-hand], which this hides.
 */
import { say } from "announce";
import { morph } from "morph";

const SHORTEST_PAUSE = 1000;
const LONGEST_PAUSE = 10_000;

class FileList extends HTMLElement {
  connectedCallback() {
    this.pause = SHORTEST_PAUSE;
    this.next();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  next() {
    clearTimeout(this.timer);
    if (this.unfinished.length) this.timer = setTimeout(() => this.look(), this.pause);
  }

  get unfinished() {
    return [...this.querySelectorAll("[data-unfinished]")].map((file) => file.id);
  }

  async look() {
    const waited = this.unfinished;
    const fresh = document.hidden ? null : await this.fetched();
    this.pause = fresh ? SHORTEST_PAUSE : Math.min(LONGEST_PAUSE, this.pause * 2);
    if (fresh && this.isConnected) {
      morph(this, [...fresh.childNodes], "innerHTML");
      const left = this.unfinished;
      say(
        waited
          .filter((id) => !left.includes(id))
          .map((id) => outcome(this, id))
          .join(" "),
      );
    }
    this.next();
  }

  async fetched() {
    try {
      const answer = await fetch(location.href, { headers: { "X-Requested-With": "placeness" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      return answer.ok ? page.querySelector("file-list") : null;
    } catch {
      return null;
    }
  }
}

function outcome(list, id) {
  const file = list.querySelector(`#${CSS.escape(id)}`);
  const parts = [file?.querySelector("strong"), file?.querySelector("[data-told]")];
  return parts.map((part) => part?.textContent.trim().replace(/\s+/g, " ") ?? "").join(": ");
}

customElements.define("file-list", FileList);
