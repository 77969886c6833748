/* <tick-board> : tick photos, then put them together or move them. By touch, mouse, keyboard and screen reader.
 *
 * Holds ONE form for all acts (in <act-form>), checkboxes <input type="checkbox" class="tick" name="photo" form="…">
 * inside cards [data-card] (id), lists [data-list="cluster id or nothing"] (id), and an .action-bar [data-bar] with
 * [data-count data-one="%s chosen" data-other="%s chosen"], submit buttons (formaction) and [data-clear].
 * A dialog with radio choices may hold an <input type="search" data-filter> that narrows .choice as one types.
 * Keys: arrows go between the ticks, Space ticks (the browser's own), Escape clears.
 * With data-move-url, drag works too (drag-lists.js is loaded then). After `act:done` the ticks are cleared.
 * Without JavaScript the bar is there and the form posts.
 */
import { say } from "announce";

class TickBoard extends HTMLElement {
  connectedCallback() {
    this.bar = this.querySelector("[data-bar]");
    this.addEventListener("change", (event) => { if (event.target.matches(".tick")) this.count(true); });
    this.addEventListener("input", (event) => { if (event.target.matches("[data-filter]")) filter(event.target); });
    this.addEventListener("keydown", (event) => this.key(event));
    this.addEventListener("click", (event) => { if (event.target.closest("[data-clear]")) this.clear(); });
    this.addEventListener("act:done", () => {
      this.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
      this.clear();
    });
    this.onApplied = () => this.count(false);
    document.addEventListener("operations:applied", this.onApplied);
    this.count(false);
    if (this.dataset.moveUrl) import("drag-lists").then(({ startDragging }) => startDragging(this));
  }

  disconnectedCallback() { document.removeEventListener("operations:applied", this.onApplied); }

  ticks() { return [...this.querySelectorAll(".tick")]; }

  chosen() { return this.ticks().filter((tick) => tick.checked); }

  count(isSpoken) {
    const count = this.chosen().length;
    const place = this.bar?.querySelector("[data-count]");
    if (!place) return;
    const rule = new Intl.PluralRules(document.documentElement.lang || "en").select(count);
    const words = (place.dataset[rule] ?? place.dataset.other ?? "%s").replace("%s", count);
    if (place.textContent !== words) place.textContent = words;
    this.bar.hidden = count === 0;
    this.toggleAttribute("data-choosing", count > 0);
    if (isSpoken) say(words);
  }

  clear() {
    const last = this.chosen().at(-1);
    const hadFocus = this.bar?.contains(document.activeElement);
    for (const tick of this.chosen()) tick.checked = false;
    this.count(false);
    if (hadFocus) last?.focus({ preventScroll: true });
  }

  key(event) {
    if (event.key === "Escape" && !event.target.closest("dialog[open]") && this.chosen().length > 0) {
      event.preventDefault();
      this.clear();
      return;
    }
    if (!event.target.matches(".tick") || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = this.towards(event.key, event.target);
    if (next) {
      event.preventDefault();
      next.focus();
    }
  }

  /* Sideways: the next card in reading order. Up and down: the nearest card above or below, as the eye sees it. */
  towards(key, from) {
    const ticks = this.ticks().filter((tick) => tick.getClientRects().length > 0);
    const forward = getComputedStyle(this).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backward = forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
    const here = ticks.indexOf(from);
    if (key === forward) return ticks[here + 1];
    if (key === backward) return ticks[here - 1];
    if (key === "Home") return ticks[0];
    if (key === "End") return ticks.at(-1);
    if (key !== "ArrowDown" && key !== "ArrowUp") return null;
    return nearest(ticks, from.getBoundingClientRect(), key === "ArrowDown" ? 1 : -1);
  }
}

function nearest(ticks, start, direction) {
  let best = null;
  let least = Infinity;
  for (const tick of ticks) {
    const place = tick.getBoundingClientRect();
    const down = (place.top - start.top) * direction;
    const distance = down + 2 * Math.abs(place.left - start.left);
    if (down > start.height / 2 && distance < least) [best, least] = [tick, distance];
  }
  return best;
}

function filter(field) {
  const words = field.value.trim().toLocaleLowerCase();
  for (const choice of field.closest("dialog, form").querySelectorAll(".choice")) {
    choice.hidden = !choice.textContent.toLocaleLowerCase().includes(words);
  }
}

customElements.define("tick-board", TickBoard);
