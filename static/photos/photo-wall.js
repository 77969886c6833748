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

  watch() {
    for (const item of this.list.children) if (item.firstElementChild) this.sizes.observe(item.firstElementChild);
  }
}

function span(card) {
  card.parentElement.style.gridRowEnd = `span ${Math.ceil((card.offsetHeight + GAP) / ROW)}`;
}

customElements.define("photo-wall", PhotoWall);
