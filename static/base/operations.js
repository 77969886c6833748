/* Page operations: the small changes that the server sends to a page that is already open.
 *
 *   {op: "put", id, target, after?, html}  morph #id, or insert it into #target (after "" = first, absent = last,
 *                                          or where its data-order belongs); once: only when it is not there
 *   {op: "move", id, target, after?}       take #id to #target; the card glides there; order: its new data-order
 *   {op: "drop", id}                       remove #id
 *   {op: "text", id, text}                 new text of #id (a counter)
 *   {op: "attr", id, name, value}          set an attribute; value null removes it
 *   {op: "say", text, at?}                 read it aloud, once for each `at` (the last of one batch counts)
 *   {op: "go", text, url}                  the room has moved on to `url` (following.js)
 *   {op: "refresh", only?}                 fetch this page again (page-refresh.js); only where #only stands
 *
 * Each is safe to apply twice. None takes the focus or scrolls the page. While body[data-dragging] stands, all
 * wait. What a person has typed, ticked or opened survives; an element with [data-keep] is never touched.
 * A put that arrives where somebody types in a part that is gone leaves that part (marked data-gone after a drop).
 * After each change the document gets the event `operations:applied`.
 */
import { isTyping, say } from "announce";
import { follow } from "following";
import { gliding } from "glide";
import { elementFrom, keepingPlace, morph } from "morph";
import { refresh } from "page-refresh";
import { saidOnce } from "said-once";

const waiting = [];

/** Apply a list of operations now, or as soon as the drag that is going on has ended. */
export function apply(operations, { isAnswer = false } = {}) {
  waiting.push(...saidOnce(operations ?? [], { isAnswer }));
  if (document.body.dataset.dragging !== undefined || waiting.length === 0) return;
  const batch = waiting.splice(0);
  keepingPlace(() => gliding(movedIds(batch), () => batch.forEach(applyOne)));
  document.dispatchEvent(new CustomEvent("operations:applied", { detail: batch }));
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
  say({ text }) {
    say(text);
  },
  go({ text, url }) {
    follow({ text, url });
  },
  refresh({ only }) {
    if (!only || document.getElementById(only)) refresh();
  },
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

new MutationObserver(() => apply([])).observe(document.body, { attributes: true, attributeFilter: ["data-dragging"] });
