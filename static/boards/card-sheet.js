/* <card-sheet> : everything that can be done with one card of a <tick-board>, in a <dialog> with one form.
 *
 * `open(card)` takes a [data-card]: its words become the title, its handle the field `card`; [data-in-pile] shows for
 * cards in a pile, [data-of-photo] for pictures; `tick` is its tick; the link [data-closer] leads where the card's .mini-menu says.
 */
class CardSheet extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.addEventListener("click", (event) => {
      if (event.target === this.dialog || event.target.closest("[data-close]")) this.close();
    });
  }

  open(card) {
    this.tick = card.querySelector(".tick");
    const list = card.closest("[data-list]");
    this.querySelector("h2").textContent = card.querySelector("h3").textContent.trim();
    this.querySelector("[name=card]").value = this.tick.value;
    for (const part of this.querySelectorAll("[data-in-pile]")) part.hidden = list.dataset.list === "tray";
    for (const part of this.querySelectorAll("[data-of-photo]")) part.hidden = list.dataset.kind !== "p";
    this.querySelector("[data-closer]").href = card.querySelector(".mini-menu").dataset.closer;
    const refusal = this.querySelector("[data-refusal]");
    if (refusal) refusal.hidden = true;
    this.dialog.showModal();
  }

  close() {
    this.dialog.close();
  }
}

customElements.define("card-sheet", CardSheet);
