/* <first-question> around <photo-upload> and <step-form> with <form data-first-question hidden>: the first question is
 * answered while the picture is being sent. "Next" waits for the picture ([data-patience] says so) and tries one that
 * is kept on the phone again. A picture that is refused or removed hides the question; its words stay. Elements
 * [data-aside] of the page are hidden meanwhile. Without JavaScript the question is the next page.
 */
import { keep } from "step-words";
import { again } from "uploads";

class FirstQuestion extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("[data-first-question]");
    this.addEventListener("upload:start", ({ detail }) => this.begin(detail.key));
    this.addEventListener("upload:done", ({ detail }) => this.arrive(detail));
    this.addEventListener("upload:kept", ({ detail }) => {
      if (this.first === detail.key) this.wait(false);
    });
    this.addEventListener("upload:refused", ({ detail }) => this.giveUp(detail.key));
    this.addEventListener("upload:away", ({ detail }) => this.giveUp(detail.key));
    this.form.addEventListener("submit", (event) => this.submit(event));
  }

  begin(key) {
    if (this.first) return;
    this.first = key;
    this.about(key);
    this.show(true);
    if (this.getBoundingClientRect().top < 0) this.scrollIntoView({ block: "start", behavior: "instant" });
  }

  arrive({ key, answer }) {
    this.begin(key);
    if (this.first !== key || !answer.next) return;
    this.about(answer.photo);
    this.form.action = answer.next;
    if (!this.isWaiting) return;
    this.wait(false);
    this.form.requestSubmit();
  }

  giveUp(key) {
    if (this.first !== key) return;
    keep(`bring-${key}`, null);
    this.first = null;
    this.wait(false);
    this.show(false);
  }

  submit(event) {
    if (this.form.getAttribute("action")) return;
    event.preventDefault();
    this.wait(true);
    again(this.first);
  }

  /* What is typed is kept under the picture it is about. */
  about(picture) {
    this.form.closest("step-form").setAttribute("name", `bring-${picture}`);
  }

  wait(isWaiting) {
    this.isWaiting = isWaiting;
    this.querySelector("[data-patience]").hidden = !isWaiting;
    this.form.querySelector("[type=submit]").toggleAttribute("disabled", isWaiting);
  }

  show(isShown) {
    this.form.hidden = !isShown;
    this.toggleAttribute("asks", isShown);
    document.querySelectorAll("[data-aside]").forEach((place) => {
      place.hidden = isShown;
    });
  }
}

customElements.define("first-question", FirstQuestion);
