/* <look-again>…</look-again> : a page about something that is not there just now, and that may come back.
 *
 * Asks for its own address now and then while somebody sees it, and opens it when it is there again. The first ten
 * minutes every 15 to 25 s, then every minute or so; with data-every always after so many seconds.
 */
const EVERY = 20_000;
const OFTEN = 600_000;
const LATER = 60_000;

class LookAgain extends HTMLElement {
  connectedCallback() {
    this.since = Date.now();
    this.next();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  next() {
    const usual = Date.now() - this.since < OFTEN ? EVERY : LATER;
    const every = Number(this.dataset.every ?? 0) * 1000 || usual;
    this.timer = setTimeout(() => this.look(), every * (0.75 + Math.random() / 2));
  }

  async look() {
    if (!document.hidden && (await this.isThere())) location.reload();
    else this.next();
  }

  async isThere() {
    try {
      const answer = await fetch(location.href, { method: "HEAD", credentials: "same-origin" });
      return answer.ok;
    } catch {
      return false;
    }
  }
}

customElements.define("look-again", LookAgain);
