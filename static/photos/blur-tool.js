/* <blur-tool [src="…"]>: mark areas of a picture that are to be hidden. Markup: templates/places/photos/blur/_tool.html.
 *
 *   load(source) → true, or false where this browser cannot show the picture     value → "left,top,width,height;…"
 *
 * `source` is a file or an address; areas are fractions of the upright picture. A tap puts an area, dragging draws,
 * moves or resizes one; arrow keys move the area in focus, with Shift they make it wider and taller, Delete takes it
 * away; the buttons do the same to the chosen one. What it will look like is drawn at once, as the server does it.
 * `input[name=areas]` inside has the value. Nothing is sent from here.
 */
import { say, sentence } from "announce";
import { around, cover, dragged, inside, LEAST, MOST, opened, STEP, within } from "blur-areas";

const WIDEST = 1400;
const SIDES = ["--area-x", "--area-y", "--area-wide", "--area-high"];
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

class BlurTool extends HTMLElement {
  connectedCallback() {
    if (this.stage) return;
    this.areas = [];
    this.stage = this.querySelector("[data-stage]");
    this.sheet = this.querySelector("canvas");
    this.stage.addEventListener("pointerdown", (event) => this.press(event));
    this.stage.addEventListener("keydown", (event) => this.key(event));
    this.stage.addEventListener("focusin", ({ target }) => this.choose(this.marks.indexOf(target)));
    this.addEventListener("click", (event) => this.click(event));
    if (this.hasAttribute("src")) this.load(this.getAttribute("src"));
  }

  get marks() {
    return [...this.stage.querySelectorAll("[data-area]")];
  }

  get value() {
    return this.areas.map((area) => area.map((number) => number.toFixed(4)).join(",")).join(";");
  }

  async load(source) {
    for (const mark of this.marks) mark.remove();
    this.areas = [];
    this.picture?.close?.();
    this.picture = await opened(source).catch(() => null);
    this.toggleAttribute("ready", Boolean(this.picture));
    if (!this.picture) return false;
    const scale = Math.min(1, WIDEST / Math.max(this.picture.width, this.picture.height));
    this.sheet.width = Math.max(1, Math.round(this.picture.width * scale));
    this.sheet.height = Math.max(1, Math.round(this.picture.height * scale));
    this.stage.style.setProperty("--ratio", this.sheet.width / this.sheet.height);
    this.changed();
    return true;
  }

  /* Pointers: the point of the picture under them, as fractions. */
  at({ clientX, clientY }) {
    const { left, top, width, height } = this.sheet.getBoundingClientRect();
    return [within((clientX - left) / width), within((clientY - top) / height)];
  }

  press(event) {
    if (!this.picture || event.button > 0) return;
    event.preventDefault();
    const from = this.at(event);
    const mark = event.target.closest("[data-area]");
    let number = mark ? this.marks.indexOf(mark) : -1;
    const before = number >= 0 ? [...this.areas[number]] : null;
    const isCorner = event.target.closest("[data-corner]") !== null;
    let hasMoved = false;
    const drag = (moved) => {
      const to = this.at(moved);
      if (!hasMoved && Math.hypot(moved.clientX - event.clientX, moved.clientY - event.clientY) < 6) return;
      hasMoved = true;
      if (number < 0) number = this.add([...from, LEAST, LEAST], { isQuiet: true });
      if (number < 0) return;
      this.change(number, dragged(before, from, to, isCorner));
    };
    const end = () => {
      for (const [name, listener] of listeners) this.stage.removeEventListener(name, listener);
      if (!hasMoved && number < 0) number = this.add(around(from, this.sheet));
      else if (number >= 0) this.tell(number);
      this.marks[number]?.focus();
    };
    const listeners = Object.entries({ pointermove: drag, pointerup: end, pointercancel: end });
    for (const [name, listener] of listeners) this.stage.addEventListener(name, listener);
    this.stage.setPointerCapture?.(event.pointerId);
  }

  key(event) {
    const number = this.marks.indexOf(event.target);
    if (number < 0) return;
    const way = WAYS[event.key];
    if (way && event.shiftKey) this.resize(number, way);
    else if (way) this.move(number, way);
    else if (event.key === "Delete" || event.key === "Backspace") this.remove(number);
    else return;
    event.preventDefault();
  }

  click({ target }) {
    const button = target.closest("button");
    if (!button || !this.picture) return;
    const { add, move, size, away } = button.dataset;
    if (add !== undefined) this.put(around([0.5, 0.5], this.sheet));
    else if (this.chosen < 0) return;
    else if (move) this.move(this.chosen, WAYS[move]);
    else if (size) this.resize(this.chosen, [Number(size), Number(size)]);
    else if (away !== undefined) this.remove(this.chosen);
  }

  put(area) {
    const number = this.add(area);
    this.marks[number]?.focus();
  }

  move(number, [x, y]) {
    const [left, top, width, height] = this.areas[number];
    this.change(number, [left + x * STEP, top + y * STEP, width, height]);
    this.tell(number);
  }

  resize(number, [x, y]) {
    const [left, top, width, height] = this.areas[number];
    this.change(number, [left, top, width + x * STEP, height + y * STEP]);
    this.tell(number);
  }

  add(area, { isQuiet = false } = {}) {
    if (this.areas.length >= MOST) {
      say(sentence("most", this), { visible: true });
      return -1;
    }
    const mark = this.querySelector("template").content.firstElementChild.cloneNode(true);
    this.areas.push(inside(area));
    this.stage.append(mark);
    this.choose(this.areas.length - 1);
    this.changed();
    if (!isQuiet) this.tell(this.chosen);
    return this.chosen;
  }

  change(number, area) {
    this.areas[number] = inside(area);
    this.changed();
  }

  remove(number) {
    this.marks[number].remove();
    this.areas.splice(number, 1);
    this.choose(Math.min(number, this.areas.length - 1));
    this.changed();
    say(sentence("away", this));
    (this.marks[this.chosen] ?? this.querySelector("[data-add]")).focus();
  }

  choose(number) {
    this.chosen = number;
    this.marks.forEach((mark, place) => {
      mark.classList.toggle("is-chosen", place === number);
    });
  }

  changed() {
    this.marks.forEach((mark, number) => {
      this.areas[number].forEach((part, side) => {
        mark.style.setProperty(SIDES[side], part);
      });
      mark.setAttribute("aria-label", this.words(number));
    });
    for (const button of this.querySelectorAll("[data-needs-area]")) button.disabled = this.areas.length === 0;
    const field = this.querySelector("input[name=areas]");
    if (field) field.value = this.value;
    this.draw();
  }

  words(number) {
    const told = [number + 1, this.areas.length, ...this.areas[number].map((part) => Math.round(part * 100))];
    return told.reduce((text, value, place) => text.replace(`%${place + 1}`, value), sentence("area", this));
  }

  /* Said when the keys rest: not each of twenty steps. */
  tell(number) {
    clearTimeout(this.telling);
    this.telling = setTimeout(() => {
      if (this.areas[number]) say(this.words(number));
    }, 400);
  }

  draw() {
    cancelAnimationFrame(this.drawing);
    this.drawing = requestAnimationFrame(() => {
      const { width, height } = this.sheet;
      const context = this.sheet.getContext("2d");
      context.drawImage(this.picture, 0, 0, width, height);
      for (const [left, top, wide, high] of this.areas) {
        cover(context, [left * width, top * height, wide * width, high * height]);
      }
    });
  }
}

customElements.define("blur-tool", BlurTool);
