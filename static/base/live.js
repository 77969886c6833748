/* <live-stream src="/live/CODE/stream?channel=wall&lang=sv" since="epoch:revision"> : what others do, at once.
 *
 * Attributes: src; since (the page's own state); poll (default: src with /stream changed to /poll).
 * Listens to `message` (JSON array of operations, id epoch:revision) and `ping` events. A stream is open from its
 * first event on: the server sends a ping at once, and a proxy that collects streams may pass the headers alone. A
 * silence is 35 s without an event of an open stream, or 6 s without the first one (up to 30 s after many silences).
 * After two silences it asks the poll address every 3 s (JSON {id, operations}, or 204) while it keeps trying to get
 * the stream back. A stream that fell silent after its first ping is trusted again at its second event. A page that
 * nobody sees gives its stream back (a browser has six connections for all its tabs); when it is seen again it hears
 * at once what it has missed.
 * After 5 s without either, body[data-connection="lost"] shows "Reconnecting…" (bar.css); the document gets the event
 * `live:back` when that is over.
 * The newest id goes out as `since`; the library adds `lastEventId` when it reconnects by itself.
 */
import { apply } from "operations";
import { refresh } from "page-refresh";
import ReconnectingEventSource from "reconnecting-eventsource";

const SILENCE = 35_000;
const UNOPENED = 6_000;
const UNOPENED_LONGEST = 30_000;
const POLL_EVERY = 3_000;
const SHOW_AFTER = 5_000;
const LOOK_EVERY = 1_000;

class LiveStream extends HTMLElement {
  connectedCallback() {
    this.since ??= this.getAttribute("since") ?? "";
    this.silences = 0;
    this.isMuted = false;
    this.lastGood = this.lastPoll = Date.now();
    this.listening = new AbortController();
    const wake = { signal: this.listening.signal };
    document.addEventListener(
      "visibilitychange",
      () => {
        if (document.hidden) this.rest();
        else this.wakeUp();
      },
      wake,
    );
    addEventListener(
      "pageshow",
      (event) => {
        if (event.persisted) this.wakeUp();
      },
      wake,
    );
    addEventListener("online", () => this.wakeUp(), wake);
    addEventListener("pagehide", () => this.rest(), wake);
    this.timer = setInterval(() => this.look(), LOOK_EVERY);
    if (!document.hidden) this.open();
  }

  disconnectedCallback() {
    this.stop();
  }

  stop() {
    clearInterval(this.timer);
    this.listening.abort();
    this.stream?.close();
  }

  open() {
    this.stream?.close();
    this.isOpen = false;
    this.lastHeard = Date.now();
    this.stream = new ReconnectingEventSource(this.address(this.getAttribute("src")), { max_retry_time: 3000 });
    this.stream.addEventListener("message", (event) => this.receive(event.lastEventId, event.data));
    this.stream.addEventListener("ping", () => this.heard());
    this.stream.onerror = () => this.failed();
  }

  /* A stream that fails twice before it opened may be refused: only the poll address can say so. */
  failed() {
    this.failures = this.isOpen ? 0 : (this.failures ?? 0) + 1;
    if (this.isOpen) this.lastHeard = Date.now();
    this.isOpen = false;
    if (this.failures === 2 && !document.hidden) this.poll();
  }

  receive(id, data) {
    this.heard();
    if (id) this.since = id;
    apply(JSON.parse(data));
  }

  heard() {
    this.lastHeard = this.lastGood = Date.now();
    if (this.isOpen) this.isMuted = false;
    if (!this.isMuted) this.silences = 0;
    this.isOpen = true;
    this.show();
  }

  rest() {
    this.isOpen = false;
    this.stream?.close();
  }

  wakeUp() {
    if (document.hidden) return;
    this.lastGood = Date.now(); // nobody has waited for it so far
    if (since(this.lastHeard) > 1_000 || !this.isOpen) this.open();
  }

  look() {
    if (document.hidden) return;
    if (since(this.lastHeard) > (this.isOpen ? SILENCE : this.unopened())) {
      this.silences += 1;
      this.isMuted ||= this.isOpen;
      this.open();
    }
    if (this.silences >= 2 && since(this.lastPoll) > POLL_EVERY) this.poll();
    this.show();
  }

  /* Milliseconds that a connection may take until its first event. */
  unopened() {
    return Math.min(UNOPENED * Math.max(this.silences - 1, 1), UNOPENED_LONGEST);
  }

  async poll() {
    this.lastPoll = Date.now();
    const address = this.getAttribute("poll") ?? this.getAttribute("src").replace("/stream", "/poll");
    try {
      const answer = await fetch(this.address(address), {
        headers: { Accept: "application/json" },
        credentials: "same-origin",
      });
      if (answer.status === 404) this.lost();
      if (!answer.ok) return;
      const { id, operations } = answer.status === 204 ? {} : await answer.json();
      this.lastGood = Date.now();
      if (this.silences < 2) return; // the stream came back meanwhile and has told us more
      if (id) this.since = id;
      apply(operations);
    } catch {
      // no network: the next look tries again, and the page says "Reconnecting…"
    }
  }

  /* No longer ours: the page that is fetched again says why. */
  lost() {
    this.stop();
    refresh();
  }

  address(source) {
    const url = new URL(source, location.href);
    if (this.since) url.searchParams.set("since", this.since);
    return url.pathname + url.search;
  }

  show() {
    const isLost = !this.isOpen && since(this.lastGood) > SHOW_AFTER;
    const wasLost = document.body.dataset.connection !== undefined;
    if (isLost) document.body.dataset.connection = "lost";
    else delete document.body.dataset.connection;
    if (wasLost && !isLost) document.dispatchEvent(new CustomEvent("live:back"));
  }
}

/* How long ago: a clock that is put right, back or ahead, counts as a long time. */
function since(then) {
  return Math.abs(Date.now() - then);
}

customElements.define("live-stream", LiveStream);
