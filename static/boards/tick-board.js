/* <tick-board data-show="pictures|themes" data-view="piles|outline"> : tick cards, then put them together or move them.
 *
 * Holds ONE form for ticked cards (in <act-form>), checkboxes <input type="checkbox" class="tick" name="card" form="…">
 * (value "card:rev") inside cards [data-card] (id), lists [data-list="cluster id, tray or new"] (id), and an .action-bar
 * [data-bar] with [data-count data-one="%s chosen" data-other="%s chosen"], submit buttons (formaction) and [data-clear].
 * [data-to="move|copy|merge"] opens <to-sheet>, a card's .mini-menu <card-sheet>; links [data-show] and [data-view]
 * change what is shown. Keys: arrows go between the cards, Space ticks (the browser's own), Enter moves, Escape
 * clears, Shift with left or right changes the order, Control+Z undoes. With data-move-url, drag works too
 * (drag-lists.js). Without JavaScript the bar is there and the form posts.
 */
import { say } from "announce";
import { focusAfter, keepFocus } from "board-focus";
import { offerAgain } from "board-again";
import { rove, towards } from "card-keys";
import { fanOut } from "pile-fan";
import { send } from "act";
import "card-sheet";
import "to-sheet";

class TickBoard extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", (event) => {
      if (event.target.matches(".tick")) this.count(true);
    });
    this.addEventListener("keydown", (event) => this.key(event));
    this.addEventListener("click", (event) => this.click(event));
    this.addEventListener("focusin", ({ target }) => {
      if (target.matches(".tick, .mini-menu")) rove(target.closest("[data-list]"), target.closest("[data-card]"));
    });
    this.addEventListener("act:done", (event) => this.done(event.detail));
    this.addEventListener("act:refused", (event) => this.refused(event));
    this.onApplied = () => this.applied();
    document.addEventListener("operations:applied", this.onApplied);
    keepFocus(this);
    this.applied();
  }

  disconnectedCallback() {
    document.removeEventListener("operations:applied", this.onApplied);
  }

  get bar() {
    return this.querySelector("[data-bar]");
  }

  applied() {
    this.getReady();
    for (const list of this.querySelectorAll("[data-kind]")) rove(list);
    for (const pile of this.querySelectorAll(".pile")) fanOut(pile);
    this.count(false);
  }

  /* Who may sort can change while the page is open: dragging begins when it may, and rests when it may not. */
  getReady() {
    if (this.dataset.moveUrl) this.drag ??= import("drag-lists").then(({ startDragging }) => startDragging(this));
    Promise.resolve(this.drag)
      .catch(() => undefined)
      .then(() => this.toggleAttribute("data-ready", true)); // without drag the rest works
  }

  ticks() {
    return [...this.querySelectorAll(".tick")];
  }

  chosen() {
    return this.ticks().filter((tick) => tick.checked);
  }

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

  click(event) {
    const { target } = event;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = target.closest("a[data-show], a[data-view]");
    const opener = target.closest("[data-to]");
    const menu = target.closest(".mini-menu");
    if (target.closest("[data-clear]")) this.clear();
    else if (link) this.turn(link);
    else if (opener) this.open(opener);
    else if (menu && this.dataset.moveUrl) this.querySelector("card-sheet").open(menu.closest("[data-card]"));
    else return;
    event.preventDefault();
  }

  /* Another side of the same board: what is ticked there is not carried over unseen. */
  turn(link) {
    const name = link.dataset.show ? "show" : "view";
    this.setAttribute(`data-${name}`, link.dataset[name]);
    for (const other of link.parentElement.children) {
      if (other === link) other.setAttribute("aria-current", "true");
      else other.removeAttribute("aria-current");
    }
    if (name === "view")
      for (const pile of this.querySelectorAll(".pile-fold")) pile.open = link.dataset.view === "outline";
    const url = new URL(location.href);
    url.searchParams.set(name, link.dataset[name]);
    history.replaceState(null, "", url);
    this.clear();
    say(link.textContent.trim());
  }

  open(opener) {
    const mode = opener.dataset.to;
    const pile = opener.closest(".pile");
    const own = opener.closest("card-sheet");
    own?.close();
    if (mode !== "merge") {
      this.choosePile(mode, own ? [own.tick] : this.chosen());
      return;
    }
    const fields = { cluster: pile.id.replace("cluster-", ""), laid: pile.querySelector("[name=laid]").value };
    this.querySelector("to-sheet").open({ mode, cards: [], fields });
  }

  choosePile(mode, ticks) {
    const lists = new Set(ticks.map((tick) => tick.closest("[data-list]").dataset.list));
    const from = lists.size === 1 ? [...lists][0] : "";
    this.querySelector("to-sheet").open({ mode, cards: ticks.map((tick) => tick.value), fields: {}, from });
  }

  done(detail) {
    for (const dialog of this.querySelectorAll("dialog[open]")) dialog.close();
    this.clear();
    focusAfter(this, detail ?? {});
  }

  refused(event) {
    const { again, url, data, sentence } = event.detail ?? {};
    if (!again) return;
    event.preventDefault();
    for (const dialog of this.querySelectorAll("dialog[open]")) dialog.close();
    offerAgain({ sentence, again, url, data, act: (address, form) => this.post(address, form) });
  }

  /* `card` in words, for when the act is told of on another page. */
  async post(url, data, card = "") {
    const answer = { ...(await send(url, data, { keepsAs: card })), url, data };
    const name = answer.ok ? "act:done" : "act:refused";
    const event = new CustomEvent(name, { bubbles: true, cancelable: true, detail: answer });
    if (this.dispatchEvent(event) && !answer.ok) offerAgain(answer);
    return answer.ok;
  }

  key(event) {
    const { target, key } = event;
    if (key === "Escape" && !target.closest("dialog[open]") && this.chosen().length > 0) {
      event.preventDefault();
      this.clear();
    } else if (
      key === "z" &&
      (event.ctrlKey || event.metaKey) &&
      !target.matches("[type=text], textarea, [type=search], .input")
    ) {
      event.preventDefault();
      this.querySelector(".board-undo:not([hidden]) [data-undo]")?.click();
    } else if (target.matches(".tick") && !event.ctrlKey && !event.metaKey && !event.altKey) this.cardKey(event);
  }

  cardKey(event) {
    const { target, key } = event;
    const isForward = key === (getComputedStyle(this).direction === "rtl" ? "ArrowLeft" : "ArrowRight");
    if (key === "Enter" && this.dataset.moveUrl) {
      const chosen = this.chosen();
      this.choosePile("move", chosen.length > 0 ? chosen : [target]);
    } else if (event.shiftKey && /^Arrow(Left|Right)$/.test(key) && this.dataset.moveUrl) {
      const button = this.querySelector(`card-sheet [formaction$="/${isForward ? "later" : "earlier"}/"]`);
      const data = new FormData();
      data.append("card", target.value);
      this.post(button.formAction, data);
    } else {
      const next = event.shiftKey ? null : towards(this, key, target);
      if (!next) return;
      next.focus();
    }
    event.preventDefault();
  }
}

customElements.define("tick-board", TickBoard);
