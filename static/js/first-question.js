/* <first-question> around <photo-upload> and <form data-first-question hidden>: write while the picture travels.
 *
 * When the first picture is on its way the question shows; when the picture has arrived, its answer knows where to go
 * (answer.next). "Next" pressed before that waits, says so in [data-patience], and goes on by itself. A picture that
 * was refused hides the question again, with what was typed still in it. Elements [data-words-only] of the page step
 * aside meanwhile. Without JavaScript the question is the next page.
 */
class FirstQuestion extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("[data-first-question]");
    this.addEventListener("upload:start", ({ detail }) => this.begin(detail.key));
    this.addEventListener("upload:done", ({ detail }) => this.arrive(detail));
    this.addEventListener("upload:refused", ({ detail }) => this.refuse(detail.key));
    this.form.addEventListener("submit", (event) => this.submit(event));
  }

  begin(key) {
    this.first ??= key;
    if (this.first === key) this.show(true);
  }

  arrive({ key, answer }) {
    this.first ??= key;
    if (this.first !== key || !answer.next) return;
    this.show(true);
    this.form.action = answer.next;
    if (this.isWaiting) this.form.submit();
  }

  refuse(key) {
    if (this.first !== key) return;
    this.first = null;
    this.wait(false);
    this.show(false);
  }

  submit(event) {
    if (this.form.getAttribute("action")) return;
    event.preventDefault();
    this.wait(true);
  }

  wait(isWaiting) {
    this.isWaiting = isWaiting;
    this.querySelector("[data-patience]").hidden = !isWaiting;
    this.form.querySelector("[type=submit]").toggleAttribute("disabled", isWaiting);
  }

  show(isShown) {
    this.form.hidden = !isShown;
    document.querySelectorAll("[data-words-only]").forEach((place) => { place.hidden = isShown; });
  }
}

customElements.define("first-question", FirstQuestion);
