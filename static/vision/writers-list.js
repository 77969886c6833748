/* <writers-list data-me="p5"> around the vision: shows at each sentence who is in it.
 *
 * The live stream puts #writers (li[data-person][data-sentence]); each sentence has a place #here-<id>. One's own line
 * is hidden. Nothing is read aloud: people come and go all the time.
 */
class WritersList extends HTMLElement {
  connectedCallback() {
    this.listening = new AbortController();
    document.addEventListener("operations:applied", () => this.show(), { signal: this.listening.signal });
    this.show();
  }

  disconnectedCallback() {
    this.listening.abort();
  }

  show() {
    const here = new Map();
    for (const item of this.querySelectorAll("#writers > li")) {
      item.hidden = item.dataset.person === this.dataset.me;
      if (item.hidden) continue;
      const words = item.textContent.trim();
      here.set(item.dataset.sentence, [...(here.get(item.dataset.sentence) ?? []), words]);
    }
    for (const place of this.querySelectorAll(".here")) {
      const words = (here.get(place.id.replace("here-", "")) ?? []).join(" · ");
      if (place.textContent !== words) place.textContent = words;
      place.hidden = !words;
    }
  }
}

customElements.define("writers-list", WritersList);
