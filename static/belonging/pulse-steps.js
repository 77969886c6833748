/* <pulse-steps>: one sentence of the pulse at a time, and the answers of the start kept on this phone alone.

At the end the form also sends how each step has changed since the start; what was said at the start is not sent. */

const KEY = "placeness-pulse-";

class PulseSteps extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.items = [...this.querySelectorAll("[data-item]")];
    this.move = this.querySelector("[data-move]");
    this.next = this.querySelector("[data-next]");
    this.words = this.next.textContent;
    this.place = 0;
    this.move.hidden = false;
    this.querySelector("[data-back]").addEventListener("click", () => this.show(this.place - 1));
    this.next.addEventListener("click", () => this.show(this.place + 1));
    this.addEventListener("change", () => this.label());
    this.addEventListener("click", (event) => this.tapped(event));
    this.form.addEventListener("submit", () => this.remember());
    this.show(0, false);
  }

  /* A finger or mouse that has chosen goes on; arrow keys only choose. */
  tapped(event) {
    if (event.detail > 0 && event.target.matches("input[type=radio]") && this.place < this.items.length - 1) {
      setTimeout(() => this.show(this.place + 1), 200);
    }
  }

  show(place, moves = true) {
    this.place = Math.max(0, Math.min(place, this.items.length - 1));
    for (const [number, item] of this.items.entries()) item.hidden = number !== this.place;
    const isLast = this.place === this.items.length - 1;
    this.querySelector("[data-back]").disabled = this.place === 0;
    this.querySelector("[data-place]").textContent = `${this.place + 1} / ${this.items.length}`;
    this.querySelector("[data-send]").hidden = !isLast;
    this.next.hidden = isLast;
    this.label();
    if (moves) this.items[this.place].querySelector("input:checked, input").focus();
  }

  label() {
    const chosen = this.items[this.place].querySelector("input:checked");
    this.next.textContent = chosen ? this.words : this.next.dataset.skip;
    this.next.classList.toggle("primary", Boolean(chosen));
  }

  steps() {
    const chosen = this.items.map((item) => [item.dataset.item, item.querySelector("input:checked")?.value]);
    return Object.fromEntries(chosen.filter(([, step]) => step).map(([item, step]) => [item, Number(step)]));
  }

  remember() {
    const key = KEY + this.dataset.holder;
    try {
      if (this.dataset.moment === "start") localStorage.setItem(key, JSON.stringify(this.steps()));
      else this.sendChanges(JSON.parse(localStorage.getItem(key) ?? "{}"));
    } catch {
      /* a phone that keeps nothing takes part without the comparison */
    }
  }

  sendChanges(before) {
    for (const old of this.form.querySelectorAll("[name^=change-]")) old.remove();
    for (const [item, step] of Object.entries(this.steps())) {
      if (!(before[item] >= 1 && before[item] <= 5)) continue;
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name: `change-${item}`, value: String(step - before[item]) });
      this.form.append(field);
    }
  }
}

customElements.define("pulse-steps", PulseSteps);
