/* <drawing-pad> in a <dialog>: draw with a finger, a mouse or a pen. Markup: templates/places/photos/bring/_drawing.html.
 *
 * Radios named `pen` (values: colours, or "rub" for the eraser) and `width` (pixels of 1600); buttons [data-undo],
 * [data-clear], [data-use]. Pressing [data-use] sends `drawing:use` {blob: PNG} and closes the dialog. What is drawn is
 * kept in this tab until then, for its person, so that a reload loses nothing; to clear can be undone, too.
 */
import { say, sentence } from "announce";
import { holder } from "holder";
import { isHonest } from "shrink";

const PAPER = "#ffffff";
const WIDE = 1600;
const HIGH = 1200;
const MOST_KEPT = 400_000; // characters that a tab keeps

class DrawingPad extends HTMLElement {
  connectedCallback() {
    if (this.canvas) return;
    this.canvas = this.querySelector("canvas");
    Object.assign(this.canvas, { width: WIDE, height: HIGH });
    this.strokes = this.kept();
    this.canvas.addEventListener("pointerdown", (event) => this.begin(event));
    this.canvas.addEventListener("pointermove", (event) => this.go(event));
    for (const name of ["pointerup", "pointercancel"]) this.canvas.addEventListener(name, () => this.end());
    this.addEventListener("click", (event) => this.click(event));
    this.draw();
  }

  get name() {
    return `drawing-${holder()}`;
  }

  kept() {
    try {
      return JSON.parse(sessionStorage.getItem(this.name)) ?? [];
    } catch {
      return [];
    }
  }

  keep() {
    const text = JSON.stringify(this.strokes);
    try {
      if (this.strokes.length === 0) sessionStorage.removeItem(this.name);
      else if (text.length < MOST_KEPT) sessionStorage.setItem(this.name, text);
    } catch {
      // a private window: it is kept as long as the page is open
    }
  }

  begin(event) {
    if (event.button > 0 || this.stroke) return;
    event.preventDefault();
    this.canvas.setPointerCapture?.(event.pointerId);
    const pen = this.chosen("pen");
    const width = Number(this.chosen("width")) * (pen === "rub" ? 2.5 : 1);
    this.stroke = { colour: pen === "rub" ? PAPER : pen, width, points: [this.at(event)], pointer: event.pointerId };
    this.strokes.push(this.stroke);
    this.draw();
  }

  go(event) {
    if (this.stroke?.pointer !== event.pointerId) return;
    for (const each of event.getCoalescedEvents?.() ?? [event]) this.stroke.points.push(this.at(each));
    this.draw();
  }

  end() {
    if (!this.stroke) return;
    this.stroke = null;
    this.keep();
  }

  chosen(name) {
    return this.querySelector(`input[name=${name}]:checked`).value;
  }

  at({ clientX, clientY }) {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    return [Math.round(((clientX - left) / width) * WIDE), Math.round(((clientY - top) / height) * HIGH)];
  }

  click({ target }) {
    const button = target.closest("button");
    if (!button) return;
    if (button.dataset.undo !== undefined) this.strokes.pop();
    else if (button.dataset.clear !== undefined) this.strokes.push({ clears: true });
    else if (button.dataset.use !== undefined) this.use();
    else return;
    this.draw();
    this.keep();
  }

  get isEmpty() {
    const cleared = this.strokes.map(({ clears }) => Boolean(clears)).lastIndexOf(true);
    return cleared === this.strokes.length - 1;
  }

  async use() {
    const blob = this.isEmpty || !(await isHonest()) ? null : await this.png();
    if (!blob) {
      say(sentence(this.isEmpty ? "nothing" : "guarded", this), { visible: true });
      return;
    }
    this.strokes = [];
    this.keep();
    this.draw();
    this.closest("dialog")?.close();
    this.dispatchEvent(new CustomEvent("drawing:use", { bubbles: true, detail: { blob } }));
  }

  png() {
    this.paint();
    return new Promise((resolve) => {
      this.canvas.toBlob(resolve, "image/png");
    });
  }

  draw() {
    cancelAnimationFrame(this.drawing);
    this.drawing = requestAnimationFrame(() => this.paint());
    this.querySelector("[data-undo]").disabled = this.strokes.length === 0;
    this.querySelector("[data-clear]").disabled = this.isEmpty;
  }

  paint() {
    const context = this.canvas.getContext("2d");
    Object.assign(context, { lineCap: "round", lineJoin: "round", fillStyle: PAPER });
    context.fillRect(0, 0, WIDE, HIGH);
    for (const { clears, colour, width, points } of this.strokes) {
      if (clears) context.fillRect(0, 0, WIDE, HIGH);
      else line(context, colour, width, points);
    }
  }
}

/* A smooth line: each point bends it, and it runs through the middles between them. A single point is a dot. */
function line(context, colour, width, points) {
  const [first, ...rest] = points;
  Object.assign(context, { strokeStyle: colour, lineWidth: width });
  context.beginPath();
  context.moveTo(...first);
  let before = first;
  for (const point of rest) {
    context.quadraticCurveTo(...before, (before[0] + point[0]) / 2, (before[1] + point[1]) / 2);
    before = point;
  }
  context.lineTo(before[0] + 0.01, before[1]);
  context.stroke();
}

customElements.define("drawing-pad", DrawingPad);
