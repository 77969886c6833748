/* <photo-wall><ul role="list" class="wall"><li id="…"><article class="photo-card">…</article></li>…</ul></photo-wall>
 *
 * Columns of uneven heights, in reading order. CSS alone makes rows that start level; this lets each <li> take as
 * many 8-px rows as its card is high, so that cards close up. Order of reading and focus stay. New cards are noticed.
 */
const ROW = 8;
const GAP = 20;

class PhotoWall extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector("[role=list]") ?? this;
    this.sizes = new ResizeObserver((entries) => {
      for (const { target } of entries) span(target);
    });
    this.changes = new MutationObserver(() => this.watch());
    this.changes.observe(this.list, { childList: true });
    this.list.classList.add("is-woven");
    this.watch();
  }

  disconnectedCallback() {
    this.sizes.disconnect();
    this.changes.disconnect();
  }

  /* At once, before anything is painted in rows that are 8 px high: all are measured, then all are placed. */
  watch() {
    const cards = [...this.list.children].map((item) => item.firstElementChild).filter(Boolean);
    const heights = cards.map((card) => card.offsetHeight);
    for (const [number, card] of cards.entries()) {
      span(card, heights[number]);
      this.sizes.observe(card);
    }
  }
}

function span(card, height = card.offsetHeight) {
  card.parentElement.style.gridRowEnd = `span ${Math.ceil((height + GAP) / ROW)}`;
}

customElements.define("photo-wall", PhotoWall);
