/* <name-hint> around the first-name field: shows [data-hint] while two words or a title with a full stop stand in it.
 * Only a hint: it never blocks, and goes as soon as one word is left.
 */
class NameHint extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector("input");
    const hint = this.querySelector("[data-hint]");
    if (!field || !hint) return;
    const look = () => {
      hint.hidden = !/\S\s+\S|\.\s*$/.test(field.value.trim());
    };
    field.addEventListener("input", look);
    look();
  }
}

customElements.define("name-hint", NameHint);
