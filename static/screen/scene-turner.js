/* <scene-turner data-every="9"> with [data-slide] elements: one is shown at a time, each for so many seconds.
 *
 * Which one is told by the server: #scene-position says from which slide (data-slide, or data-index where that is gone)
 * they turn since when (data-since), whether they are held (data-held), and what its clock said (data-now). So all big
 * screens of a room show the same, also one that was opened just now or whose own clock is wrong.
 * What changes on a page does not interrupt the slide that is shown: it stays until its time is over.
 * [data-lights="1 2"] on a slide: of [data-spot] elements around it these are seen, the last one new. [data-piece] elements glide to
 * where they belong now. Without motion, for those who ask for that, slides change at once and nothing glides.
 */
const FADE = 1_200;
const GLIDE = 700;
let isOpened = false;

class SceneTurner extends HTMLElement {
  connectedCallback() {
    this.listening = new AbortController();
    const { signal } = this.listening;
    document.addEventListener("operations:applied", () => this.renew(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden || this.turn(), { signal });
    addEventListener("resize", () => this.remember(), { signal });
    this.places = new Map();
    this.renew();
  }

  disconnectedCallback() {
    this.listening.abort();
    clearTimeout(this.timer);
  }

  get slides() {
    return [...this.querySelectorAll("[data-slide].slide")];
  }

  get position() {
    return this.querySelector("#scene-position")?.dataset ?? {};
  }

  get now() {
    return Date.now() + (this.ahead ?? 0);
  }

  get every() {
    return Number(this.dataset.every) * 1000;
  }

  get since() {
    return Date.parse(this.position.since ?? "") || 0;
  }

  /* The page has changed: another position turns at once, anything else when the slide's time is over. */
  renew() {
    const { now, slide, index, since, held } = this.position;
    if (now && now !== this.told) {
      this.told = now;
      this.ahead = Date.parse(now) - heardAt();
    }
    const state = JSON.stringify([this.id, slide, index, since, held]);
    const current = state === this.state && this.slides.find(({ id }) => id === this.shown);
    this.state = state;
    if (current) this.show(current);
    else this.turn();
    this.glide();
  }

  turn() {
    this.show(this.slides[this.place()]);
    clearTimeout(this.timer);
    if (this.slides.length < 2 || this.position.held !== undefined) return;
    const gone = Math.max(0, this.now - this.since) % this.every;
    this.timer = setTimeout(() => this.turn(), this.every - gone + 20);
  }

  place() {
    const { slide, index, held } = this.position;
    const slides = this.slides;
    const named = slides.findIndex(({ dataset }) => slide && dataset.slide.split(" ").includes(slide));
    const first = named >= 0 ? named : Math.max(0, Math.min(Number(index) || 0, slides.length - 1));
    const passed = held === undefined ? Math.floor(Math.max(0, this.now - this.since) / this.every) : 0;
    return slides.length ? (first + passed) % slides.length : 0;
  }

  show(slide) {
    for (const other of this.slides) {
      if (other === slide) continue;
      if (other.id === this.shown && other.hasAttribute("data-shown")) leave(other);
      other.removeAttribute("data-shown");
    }
    if (!slide) return;
    slide.removeAttribute("data-leaving");
    slide.setAttribute("data-shown", "");
    const isNew = this.shown !== slide.id;
    this.shown = slide.id;
    this.light(slide);
    const slides = this.slides;
    load(slide);
    load(slides[(slides.indexOf(slide) + 1) % slides.length]);
    if (isNew) this.remember();
  }

  light(slide) {
    const lit = slide.querySelector("[data-lights]")?.dataset.lights.split(" ");
    for (const spot of this.querySelectorAll("[data-spot]")) {
      spot.toggleAttribute("data-off", lit !== undefined && !lit.includes(spot.dataset.spot));
      spot.toggleAttribute("data-new", lit?.at(-1) === spot.dataset.spot);
    }
  }

  remember() {
    this.places = new Map(this.pieces().map((piece) => [piece.dataset.piece, piece.getBoundingClientRect()]));
  }

  pieces() {
    return [...this.querySelectorAll(".slide[data-shown] [data-piece]")];
  }

  glide() {
    const before = this.places;
    this.remember();
    if (isStill()) return;
    for (const piece of this.pieces()) {
      const old = before.get(piece.dataset.piece);
      const here = this.places.get(piece.dataset.piece);
      if (old?.width && here.width) slideFrom(piece, old, here);
    }
  }
}

function isStill() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/* Lengths of a transform in a drawing are units of the drawing. */
function slideFrom(piece, old, here) {
  const unit = piece.getScreenCTM?.()?.a || 1;
  const [left, top] = [(old.left - here.left) / unit, (old.top - here.top) / unit];
  if (Math.abs(left) < 1 && Math.abs(top) < 1) return;
  piece.animate([{ transform: `translate(${left}px, ${top}px)` }, { transform: "none" }], {
    duration: GLIDE,
    easing: "cubic-bezier(.2, .7, .3, 1)",
  });
}

/* When the server's time arrived: that of a page which has just been opened came before its scripts. */
function heardAt() {
  const opened = isOpened ? undefined : performance.getEntriesByType("navigation")[0];
  isOpened = true;
  return opened ? performance.timeOrigin + opened.responseStart : Date.now();
}

function leave(slide) {
  if (isStill()) return;
  slide.setAttribute("data-leaving", "");
  setTimeout(() => slide.removeAttribute("data-leaving"), FADE);
}

/* Pictures of a slide that is not seen yet are only fetched when they are asked for. */
function load(slide) {
  for (const picture of slide?.querySelectorAll("img[loading=lazy]") ?? []) picture.loading = "eager";
}

customElements.define("scene-turner", SceneTurner);
