/* <room-time data-ends data-now hidden>: how much time is left for this stage, by the server's clock.
 *
 * data-ends and data-now (what the server's clock said) are ms since 1970. Without JavaScript the time of the end stands
 * in [data-room-time]. With it: "About 7 minutes left", in the last two minutes "1:45 left", then that the time is up,
 * until LATER. Nothing moves by itself. Read aloud when the leader has set or changed the timer, one minute before the
 * end, and at the end; not each second.
 * While the time is up, [data-when-time-is-up] elsewhere on the page are shown.
 */
import { say, sentence } from "announce";
import { clockAhead } from "server-clock";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const LAST_MINUTES = 2 * MINUTE;
const LATER = 10 * MINUTE;
const LOOK_EVERY = 5 * SECOND;

class RoomTime extends HTMLElement {
  connectedCallback() {
    this.listening = new AbortController();
    const { signal } = this.listening;
    document.addEventListener("operations:applied", () => this.renew(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden || this.show(), { signal });
    addEventListener("pageshow", () => this.show(), { signal });
    this.renew();
  }

  disconnectedCallback() {
    this.listening.abort();
    clearTimeout(this.timer);
  }

  get left() {
    return Number(this.dataset.ends) - Date.now() - this.ahead;
  }

  /* What the server says may have changed: a new end is told, what it was when the page was opened is not. */
  renew() {
    const { ends, now } = this.dataset;
    if (now !== this.told) {
      this.told = now;
      if (now) this.ahead = clockAhead(Number(now), now);
    }
    const isNew = this.ends !== undefined && this.ends !== (ends ?? "");
    this.ends = ends ?? "";
    if (isNew) this.before = undefined;
    this.show();
    if (isNew && ends) say(this.words(this.left));
  }

  show() {
    clearTimeout(this.timer);
    const left = this.left;
    const isOver = !Number.isNaN(left) && left <= 0;
    for (const element of document.querySelectorAll("[data-when-time-is-up]")) element.hidden = !isOver;
    if (!this.dataset.ends) return;
    this.hidden = left <= -LATER;
    this.toggleAttribute("data-soon", left <= LAST_MINUTES);
    const place = this.querySelector("[data-room-time]");
    const words = this.words(left);
    if (place.textContent !== words) place.textContent = words;
    this.tell(left);
    if (left > -LATER) this.timer = setTimeout(() => this.show(), this.pause(left));
  }

  words(left) {
    if (left <= 0) return sentence("up", this);
    if (left > LAST_MINUTES) return sentence("about", this).replace("{n}", Math.round(left / MINUTE));
    const seconds = Math.ceil(left / SECOND);
    const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    return sentence("left", this).replace("{t}", clock);
  }

  tell(left) {
    const before = this.before ?? left;
    this.before = left;
    if (before > MINUTE && left <= MINUTE && left > 0) say(sentence("soon", this));
    if (before > 0 && left <= 0) say(sentence("up", this));
  }

  pause(left) {
    if (left <= 0) return MINUTE;
    if (left > LAST_MINUTES) return Math.min(LOOK_EVERY, left - LAST_MINUTES + 20);
    return (left % SECOND) + 20;
  }
}

customElements.define("room-time", RoomTime);
