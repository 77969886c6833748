/* <unsent-texts data-restore=".../0/restore/"> with a <template>: words whose sentence was taken out before they came.
 *
 * For each text that this device still keeps (kept-words.js) of a sentence that is not on the page any more, the
 * template is shown with [data-text], [data-back] (puts the sentence back with these words) and [data-let-go].
 */
import { send } from "act";
import { keep, kept, keptSentences } from "kept-words";

class UnsentTexts extends HTMLElement {
  connectedCallback() {
    this.listening = new AbortController();
    document.addEventListener("operations:applied", () => this.look(), { signal: this.listening.signal });
    this.look();
  }

  disconnectedCallback() {
    this.listening.abort();
  }

  look() {
    for (const sentence of keptSentences()) {
      if (
        !document.getElementById(`sentence-${sentence}`) &&
        !this.querySelector(`[data-of="${CSS.escape(sentence)}"]`)
      )
        this.offer(sentence);
    }
  }

  offer(sentence) {
    const words = kept(sentence);
    if (!words?.text?.trim()) {
      keep(sentence, null);
      return;
    }
    const element = this.querySelector("template").content.firstElementChild.cloneNode(true);
    element.dataset.of = sentence;
    element.querySelector("[data-text]").textContent = words.text;
    element.querySelector("[data-back]").addEventListener("click", () => this.back(sentence, words.text, element));
    element.querySelector("[data-let-go]").addEventListener("click", () => this.letGo(sentence, element));
    this.append(element);
  }

  async back(sentence, text, element) {
    const data = new FormData();
    data.set("text", text);
    const answer = await send(this.dataset.restore.replace("/0/", `/${sentence}/`), data);
    if (answer.ok) this.letGo(sentence, element);
    else element.querySelector("p").textContent = answer.sentence;
  }

  letGo(sentence, element) {
    keep(sentence, null);
    element.remove();
  }
}

customElements.define("unsent-texts", UnsentTexts);
