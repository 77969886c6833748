/* Page operations: the small changes that the server sends to a page that is already open.
 *
 *   {op: "put", id, target, after?, html}  morph #id, or insert it into #target (after "" = first, absent = last,
 *                                          or where its data-order belongs); once: only when it is not there
 *   {op: "move", id, target, after?}       take #id to #target; the card glides there; order: its new data-order
 *   {op: "drop", id}                       remove #id
 *   {op: "text", id, text}                 new text of #id (a counter)
 *   {op: "attr", id, name, value}          set an attribute; value null removes it
 *   {op: "say", text, at?}                 read it aloud, once for each `at` (the last of one batch counts)
 *   {op: "go", text, url}                  the room has moved on: offer the link, never pull anyone away
 *   {op: "refresh"}                        fetch this page again and morph <main>
 *
 * Each is safe to apply twice. None takes the focus or scrolls the page. While body[data-dragging] stands, all
 * wait. What a person has typed, ticked or opened survives; an element with [data-keep] is never touched.
 * A put that arrives where somebody types in a part that is gone leaves that part (marked data-gone after a drop).
 * After each change the document gets the event `operations:applied`.
 */
import { isTyping, notice, say } from "announce";
import { Idiomorph } from "idiomorph";
import { gliding } from "glide";
import { saidOnce } from "said-once";

const waiting = [];
let refreshing = null;

/** Apply a list of operations now, or as soon as the drag that is going on has ended. */
export function apply(operations, { isAnswer = false } = {}) {
  waiting.push(...saidOnce(operations ?? [], { isAnswer }));
  if (document.body.dataset.dragging !== undefined || waiting.length === 0) return;
  const batch = waiting.splice(0);
  keepingPlace(() => gliding(movedIds(batch), () => batch.forEach(applyOne)));
  document.dispatchEvent(new CustomEvent("operations:applied", { detail: batch }));
}

/** The element that a server-made fragment describes (one root element). */
export function elementFrom(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild;
}

/** Make `existing` like `fresh`, keeping focus, typed text, ticks and open details. */
export function morph(existing, fresh, morphStyle = "outerHTML") {
  Idiomorph.morph(existing, fresh, {
    morphStyle,
    ignoreActiveValue: !document.activeElement?.matches("button, summary, a"), // these have words, no value of a person's
    restoreFocus: true,
    callbacks: { beforeNodeMorphed: mayTouch, beforeNodeRemoved: mayRemove, beforeAttributeUpdated: mayChange },
  });
}

const doing = {
  put({ id, target, after, html, once }) {
    const existing = document.getElementById(id);
    if (existing && once) return;
    const fresh = elementFrom(html);
    const list = document.getElementById(target);
    if (existing && fresh) morph(existing, fresh);
    else if (list && fresh) place(fresh, list, after);
    if (existing && list && (!list.contains(existing) || existing.dataset.order)) place(existing, list, after);
  },
  move({ id, target, after, order }) {
    const element = document.getElementById(id);
    const list = document.getElementById(target);
    if (element && order !== undefined) element.dataset.order = order;
    if (element && list) place(element, list, after);
    else if (element || order !== undefined) refresh();
  },
  drop({ id }) {
    const element = document.getElementById(id);
    if (element && !(element.contains(document.activeElement) && isTyping())) element.remove();
    else if (element) element.dataset.gone = "";
  },
  text({ id, text }) {
    const element = document.getElementById(id);
    if (element && element.textContent !== String(text)) element.textContent = text;
  },
  attr({ id, name, value }) {
    const element = document.getElementById(id);
    if (!element || !/^(data-[a-z-]+|aria-[a-z]+|hidden|title|value|max|open|disabled|class)$/.test(name)) return;
    if (value === null || value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, value);
  },
  say({ text }) { say(text); },
  go({ text, url }) {
    if (new URL(url, location.href).pathname === location.pathname) refresh();
    else if (document.body.dataset.follow !== undefined && !isTyping()) location.assign(url);
    else notice(text, { url, name: "go", kind: "go" });
  },
  refresh() { refresh(); },
};

function applyOne(operation) {
  doing[operation.op]?.(operation);
}

function place(element, list, after) {
  const before = after === "" ? list.firstElementChild : afterwards(list, after, element);
  if (before === element || (element.parentElement === list && element.nextElementSibling === before)) return;
  const focused = element.contains(document.activeElement) ? document.activeElement : null;
  list.insertBefore(element, before);
  focused?.focus({ preventScroll: true });
}

function afterwards(list, after, element) {
  if (after === undefined && element.dataset.order) {
    const isLater = ({ dataset }) => Number(dataset.order) > Number(element.dataset.order);
    return [...list.children].find((other) => other !== element && isLater(other)) ?? null;
  }
  const neighbour = after ? document.getElementById(after) : null;
  return neighbour && neighbour.parentElement === list ? neighbour.nextElementSibling : null;
}

function movedIds(batch) {
  return batch.filter(({ op, target }) => op === "move" || (op === "put" && target)).map(({ id }) => id);
}

function mayTouch(node) {
  return !(node.nodeType === Node.ELEMENT_NODE && node.hasAttribute("data-keep"));
}

function mayRemove(node) {
  return mayTouch(node) && !(isTyping() && node.contains(document.activeElement));
}

function mayChange(name, element, change) {
  if (name === "value" && "defaultValue" in element) return element.value === element.defaultValue; // not of a button
  if (name === "checked") return element.checked === element.defaultChecked;
  if (name === "selected") return element.selected === element.defaultSelected;
  if (name === "hidden") return !element.matches("[data-step], [data-bar], .choice");
  if (name === "open" && /^(DETAILS|DIALOG)$/.test(element.tagName)) return false;
  return !(change === "remove" && /^(style|tabindex)$/.test(name));
}

/* Browsers without scroll anchoring (older Safari): what stood at the top of the view stands there afterwards. */
function keepingPlace(change) {
  if (CSS.supports("overflow-anchor", "auto") || scrollY === 0) return change();
  const anchor = document.elementFromPoint(innerWidth / 2, 120)?.closest("[id]:not(main)");
  const before = anchor?.getBoundingClientRect().top;
  change();
  if (anchor?.isConnected) scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: "instant" });
}

/** Fetch this page again and morph its <main>; many calls in one moment make one fetch, spread over a second. */
export function refresh() {
  refreshing ??= new Promise((resolve) => { setTimeout(resolve, 100 + Math.random() * 900); })
    .then(() => fetch(location.href, { headers: { "X-Requested-With": "placeness" }, credentials: "same-origin" }))
    .then((answer) => (answer.ok || answer.status === 403 ? answer.text() : "")) // no longer ours: it says so
    .then((html) => {
      const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("main");
      const main = document.querySelector("main");
      if (fresh && main) keepingPlace(() => morph(main, [...fresh.childNodes], "innerHTML"));
      document.dispatchEvent(new CustomEvent("operations:applied", { detail: [{ op: "refresh" }] }));
    })
    .catch(() => undefined)
    .finally(() => { refreshing = null; });
  return refreshing;
}

new MutationObserver(() => apply([])).observe(document.body, { attributes: true, attributeFilter: ["data-dragging"] });
