/* <waiting-outside src="/join/…/wait/"> around the form with which a waiting person comes in.
 *
 * Asks every few seconds whether the door is open, and at once when the phone wakes up or has a connection again; then
 * the form is sent. With `open` it is sent at once. What is wrong with the code is said by the page itself: it is
 * loaded again. While there is no connection nothing happens, and it asks again later.
 */
const EVERY = 4_000; // ms, and up to half as much more, so that those who wait do not ask together
const REFUSED = [404, 409, 410];

class WaitingOutside extends HTMLElement {
  connectedCallback() {
    this.wake = (event) => {
      if (event.persisted) this.isComing = false; // back from the next page
      if (document.visibilityState === "visible") this.look();
    };
    document.addEventListener("visibilitychange", this.wake);
    for (const name of ["online", "pageshow"]) addEventListener(name, this.wake);
    if (this.hasAttribute("open")) this.comeIn();
    else this.later();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    document.removeEventListener("visibilitychange", this.wake);
    for (const name of ["online", "pageshow"]) removeEventListener(name, this.wake);
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), EVERY * (1 + Math.random() / 2));
  }

  async look() {
    if (this.isAsking || this.isComing) return;
    this.isAsking = true;
    try {
      const answer = await fetch(this.getAttribute("src"), {
        headers: { Accept: "application/json" },
        credentials: "same-origin",
        cache: "no-store",
        signal: AbortSignal.timeout(15_000),
      });
      if (REFUSED.includes(answer.status)) location.reload();
      else if (answer.ok && (await answer.json()).open) this.comeIn();
    } catch {
      // no connection just now
    } finally {
      this.isAsking = false;
      this.later();
    }
  }

  comeIn() {
    if (this.isComing) return;
    this.isComing = true;
    this.querySelector("form[action]").requestSubmit();
  }
}

customElements.define("waiting-outside", WaitingOutside);
