/* <open-ballot opens>: says once that this person has the ballot before them.
 *
 * Left empty it counts as an abstention. The answer takes the element away; while it stands, "I'm done" says it again
 * (ballot-steps.js). Without JavaScript "I'm done" is a form that does the same.
 */
import { newKey, send } from "act";

class OpenBallot extends HTMLElement {
  connectedCallback() {
    if (!this.hasAttribute("opens") || this.opened) return;
    this.opened = true;
    const form = this.querySelector("form");
    const data = new FormData(form);
    data.set("key", newKey());
    send(form.action, data);
  }
}

customElements.define("open-ballot", OpenBallot);
