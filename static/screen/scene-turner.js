/* <scene-turner data-every="9"> with [data-slide] elements: one is shown at a time, each for so many seconds.
 *
 * Which one is told by the server: #scene-position says from which slide (data-slide, or data-index where that is gone)
 * they turn since when (data-since), whether they are held (data-held), and what its clock said (data-now). So all big
 * screens of a room show the same, also one that was opened just now or whose own clock is wrong.
 * What changes on a page does not interrupt the slide that is shown: it stays until its time is over.
 * [data-lights="1 2"] on a slide: of [data-spot] elements around it these are seen, the last one new.
 *
 * [data-piece] elements are pictures of a drawing, each in a foreignObject at the place that the server gave it: after a
 * change they glide from their old place to the new one. Those with data-from="x y width height" fly from there when
 * their slide comes; meanwhile the stage has data-flying, and .combine-boards is seen behind them. All places are
 * read from attributes, never measured. A page that has just been opened begins with a still picture. Without motion, for
 * those who ask for that, slides change at once and nothing glides or flies.
 */
import { clockAhead } from "server-clock";

const FADE = 1_200;
const GLIDE = 700;
const BEFORE = 1_000; // the tables' boards are seen before the first picture leaves them
const FLIGHT = 1_100;
const APART = 60; // between one picture and the next
const MOST_APART = 600; // between the first and the last
const EASE_OUT = "cubic-bezier(.2, .7, .3, 1)";
let isBegun = false;

class SceneTurner extends HTMLElement {
  connectedCallback() {
    this.listening = new AbortController();
    const { signal } = this.listening;
    document.addEventListener("operations:applied", () => this.renew(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden || this.turn(), { signal });
    this.places = new Map();
    this.renew();
    isBegun = true;
  }

  disconnectedCallback() {
    this.listening.abort();
    clearTimeout(this.timer);
    clearTimeout(this.landing);
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
      this.ahead = clockAhead(Date.parse(now), now);
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
    if (!isNew) return;
    this.remember();
    if (isBegun && !isStill() && !document.hidden) this.fly(slide);
  }

  light(slide) {
    const lit = slide.querySelector("[data-lights]")?.dataset.lights.split(" ");
    for (const spot of this.querySelectorAll("[data-spot]")) {
      spot.toggleAttribute("data-off", lit !== undefined && !lit.includes(spot.dataset.spot));
      spot.toggleAttribute("data-new", lit?.at(-1) === spot.dataset.spot);
    }
  }

  remember() {
    this.places = new Map(this.pieces().map((piece) => [piece.dataset.piece, placeOf(piece)]));
  }

  pieces() {
    return [...this.querySelectorAll(".slide[data-shown] [data-piece]")];
  }

  glide() {
    const before = this.places;
    this.remember();
    if (isStill() || before.size === 0) return;
    for (const piece of this.pieces()) {
      const [old, here] = [before.get(piece.dataset.piece), this.places.get(piece.dataset.piece)];
      if (!old) piece.animate([{ opacity: 0 }, {}], { duration: GLIDE });
      else if (old.drawing === here.drawing && isElsewhere(old, here))
        piece.animate([{ transform: from(old, here) }, { transform: "none" }], { duration: GLIDE, easing: EASE_OUT });
    }
  }

  /* Pictures leave the tables' boards one after another. */
  fly(slide) {
    const flying = [...slide.querySelectorAll("[data-from]")];
    clearTimeout(this.landing);
    this.toggleAttribute("data-flying", flying.length > 0);
    if (flying.length === 0) return;
    const apart = Math.min(APART, MOST_APART / flying.length);
    flying.forEach((piece, number) => {
      const [x, y, width, height] = piece.dataset.from.split(" ").map(Number);
      piece.animate([{ transform: from({ x, y, width, height }, placeOf(piece)) }, { transform: "none" }], {
        delay: BEFORE + number * apart,
        duration: FLIGHT,
        easing: EASE_OUT,
        fill: "backwards",
      });
    });
    this.landing = setTimeout(() => this.removeAttribute("data-flying"), BEFORE + MOST_APART + FLIGHT);
  }
}

/* Where the server has put a piece, in units of its drawing. */
function placeOf(piece) {
  const box = piece.querySelector("foreignObject");
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(box.getAttribute(name)));
  return { x, y, width, height, drawing: piece.ownerSVGElement.getAttribute("viewBox") };
}

function isElsewhere(old, here) {
  return ["x", "y", "width", "height"].some((name) => Math.abs(old[name] - here[name]) > 1);
}

/* What moves a piece that belongs `here` to where it was. */
function from(old, here) {
  const [wide, high] = [old.width / here.width, old.height / here.height];
  return `translate(${old.x - here.x * wide}px, ${old.y - here.y * high}px) scale(${wide}, ${high})`;
}

function isStill() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
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
