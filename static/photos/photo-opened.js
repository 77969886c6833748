/* <photo-opened> around a form without fields: tells the server once that this photo has been opened.
 *
 * Sent when the page is visible, so that a tab in the background does not count. The request outlives the page when
 * somebody turns on at once. Without an answer nothing is repeated here: the next person who opens the photo tells it.
 * Without JavaScript nothing is told.
 */
class PhotoOpened extends HTMLElement {
  connectedCallback() {
    this.listening = new AbortController();
    if (document.visibilityState === "visible") this.tell();
    else
      document.addEventListener("visibilitychange", () => this.tell(), { once: true, signal: this.listening.signal });
  }

  disconnectedCallback() {
    this.listening.abort();
  }

  tell() {
    const form = this.querySelector("form");
    fetch(form.action, { method: "POST", body: new FormData(form), credentials: "same-origin", keepalive: true }).catch(
      () => undefined,
    );
    this.remove();
  }
}

customElements.define("photo-opened", PhotoOpened);
