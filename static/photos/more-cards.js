/* <more-cards><a href="?from=…" data-text-failed="…">Show more</a></more-cards> : the next cards without leaving the page.
 *
 * Fetches the address, moves the cards of its [data-wall-list] to the end of this page's list (none twice) and takes
 * over the next link. The focus goes to the first new card. Without JavaScript the link opens the next page.
 */
import { notice, sentence } from "announce";

class MoreCards extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const link = event.target.closest("a[href]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.fetch(link);
    });
  }

  async fetch(link) {
    if (this.busy) return;
    this.busy = true;
    link.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(link.href, {
        credentials: "same-origin",
        headers: { "X-Requested-With": "placeness" },
      });
      if (!answer.ok) throw new Error(String(answer.status));
      this.take(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      link.removeAttribute("aria-busy");
      notice(sentence("failed", link), { kind: "warning", name: "more" });
    }
    this.busy = false;
  }

  take(page) {
    const list = document.querySelector("[data-wall-list]");
    const fresh = [...(page.querySelector("[data-wall-list]")?.children ?? [])].filter(
      ({ id }) => !document.getElementById(id),
    );
    list.append(...fresh);
    fresh[0]?.querySelector("a")?.focus({ preventScroll: true });
    const next = page.querySelector("more-cards");
    if (next) this.replaceChildren(...next.children);
    else this.remove();
  }
}

customElements.define("more-cards", MoreCards);
