/* <lit-spots> around the cards of the result and its map: what one points at lights up in both.
 *
 * Cards, blobs and names carry `data-spot`, the id of their pile. The mark is `data-lit`. Without JavaScript nothing
 * lights up, and a blob still leads to its card.
 */
class LitSpots extends HTMLElement {
  connectedCallback() {
    if (this.listens) return;
    this.listens = true;
    for (const name of ["pointerover", "focusin"]) this.addEventListener(name, (event) => this.light(event.target));
    for (const name of ["pointerleave", "focusout"]) this.addEventListener(name, () => this.light(null));
  }

  light(target) {
    const spot = target?.closest("[data-spot]")?.dataset.spot;
    for (const part of this.querySelectorAll("[data-spot]"))
      part.toggleAttribute("data-lit", part.dataset.spot === spot);
  }
}

customElements.define("lit-spots", LitSpots);
