/* <open-ballot> around the form "I have looked, and give no dots".
 *
 * With the attribute `opens` the page says so by itself, once: whoever has the ballot before them has opened it, and
 * left empty it counts as an abstention. The answer takes the element away. Without JavaScript the button stays.
 */
import { newKey, send } from "act";

class OpenBallot extends HTMLElement {
  connectedCallback() {
    if (!this.hasAttribute("opens") || this.opened) return;
    this.opened = true;
    this.hidden = true;
    const form = this.querySelector("form");
    const data = new FormData(form);
    data.set("key", newKey());
    send(form.action, data).then((answer) => {
      if (!answer.ok) this.hidden = false;
    });
  }
}

customElements.define("open-ballot", OpenBallot);
