/* <board-replay at="12"> around .replay-bar and the piles [data-pile] with their cards [data-card].
 *
 * Plays the moves of #replay-data [{say, moves: [[card, pile or null, order]]}]: slider, steps, play and pause. A long
 * history is played in a minute and a half, several moves at a time.
 * Without scripts the steps are links and the slider a form. The sentence of each move is read from the output.
 */
import { gliding } from "glide";
import { sentence } from "announce";

const PAUSE = 900,
  SHORTEST = 300,
  LONGEST_PLAY = 90_000; // milliseconds

class BoardReplay extends HTMLElement {
  connectedCallback() {
    this.moments = JSON.parse(document.getElementById("replay-data").textContent);
    this.cards = new Map([...this.querySelectorAll("[data-card]")].map((card) => [card.dataset.card, card]));
    this.lists = new Map([...this.querySelectorAll("[data-pile]")].map((pile) => [Number(pile.dataset.pile), pile]));
    this.slider = this.querySelector("input[type=range]");
    this.button = this.querySelector("[data-play]");
    this.button.hidden = false;
    this.at = Number(this.getAttribute("at"));
    this.makeMissingCards();
    this.slider.addEventListener("input", () => {
      this.stop();
      this.show(Number(this.slider.value));
    });
    this.button.addEventListener("click", () => (this.timer ? this.stop() : this.play()));
    for (const step of this.querySelectorAll("[data-step]"))
      step.addEventListener("click", (event) => {
        event.preventDefault();
        this.stop();
        this.show(this.at + Number(step.dataset.step));
      });
  }

  disconnectedCallback() {
    this.stop();
  }

  /* Copies that are not placed at this moment stand nowhere in the page: take their picture from the first. */
  makeMissingCards() {
    for (const [name] of this.moments.flatMap((moment) => moment.moves)) {
      const first = this.cards.get(name.split(".")[0]);
      if (this.cards.has(name) || !first) continue;
      const copy = first.cloneNode(true);
      copy.id = `replay-${name}`;
      copy.dataset.card = name;
      this.cards.set(name, copy);
    }
  }

  play() {
    if (this.at >= this.moments.length) this.show(0);
    const pause = Math.max(SHORTEST, Math.min(PAUSE, LONGEST_PLAY / this.moments.length));
    const stride = Math.ceil((this.moments.length * pause) / LONGEST_PLAY);
    this.timer = setInterval(() => {
      this.show(this.at + stride);
      if (this.at >= this.moments.length) this.stop();
    }, pause);
    this.say("off");
    this.label("pause");
  }

  stop() {
    clearInterval(this.timer);
    this.timer = null;
    this.say("polite");
    this.label("play");
  }

  /* While it plays, sentences change faster than anybody can read them aloud. */
  say(live) {
    this.querySelector(".replay-say").setAttribute("aria-live", live);
  }

  label(name) {
    this.button.setAttribute("aria-label", sentence(name, this));
    this.button
      .querySelector("use")
      ?.setAttribute("href", this.button.querySelector("use").getAttribute("href").replace(/#.*/, `#${name}`));
  }

  show(number) {
    const at = Math.max(0, Math.min(number, this.moments.length));
    const lying = this.lyingAt(at);
    gliding(
      [...this.cards.values()].map((card) => card.id),
      () => this.place(lying),
    );
    this.at = at;
    this.slider.value = at;
    this.querySelector("[data-number]").textContent = at;
    this.querySelector("[data-say]").textContent = at
      ? this.moments[at - 1].say
      : this.querySelector("[data-empty-text]").dataset.emptyText;
    for (const step of this.querySelectorAll("[data-step]")) {
      const ends = Number(step.dataset.step) < 0 ? at === 0 : at === this.moments.length;
      step.toggleAttribute("aria-disabled", ends);
      if (ends) step.setAttribute("aria-disabled", "true");
    }
  }

  lyingAt(at) {
    const lying = new Map();
    for (const { moves } of this.moments.slice(0, at)) {
      for (const [card, pile, order] of moves) {
        if (pile === null) lying.delete(card);
        else lying.set(card, { pile, order });
      }
    }
    return lying;
  }

  place(lying) {
    const inOrder = [...this.cards].sort(([a], [b]) => (lying.get(a)?.order ?? 0) - (lying.get(b)?.order ?? 0));
    for (const [name, card] of inOrder) {
      const place = lying.get(name);
      const list = this.lists.get(place ? place.pile : 0);
      if (!place && name.includes(".")) card.remove();
      else list?.querySelector("ol").append(card);
    }
    for (const pile of this.lists.values()) pile.hidden = pile.querySelector("li") === null;
  }
}

customElements.define("board-replay", BoardReplay);
