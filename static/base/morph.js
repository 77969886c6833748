/* Make what stands on the page like what the server says, without taking anything from the person who uses it.
 *
 *   elementFrom(html) → the one root element of a fragment
 *   morph(existing, fresh, style)  focus, typed text, ticks and open details stay; [data-keep] is never touched
 *   keepingPlace(change)           what stood at the top of the view stands there after `change`
 */
import { isTyping } from "announce";
import { Idiomorph } from "idiomorph";

/* Elements that text does not run into: whitespace beside them is not shown. */
const BLOCKS =
  "main, section, article, aside, header, footer, nav, div, p, h1, h2, h3, h4, h5, h6, ul, ol, li, dl, dt, dd, table, " +
  "caption, thead, tbody, tr, td, th, form, fieldset, legend, details, summary, dialog, figure, figcaption, " +
  "blockquote, hr, option";
const ACT = "act ";
const UNSEEN = "input[type=hidden], template, script, datalist";

/** The element that a server-made fragment describes (one root element). */
export function elementFrom(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild;
}

/** Make `existing` like `fresh` (an element, or nodes for "innerHTML"), keeping focus, typed text, ticks and open details. */
export function morph(existing, fresh, morphStyle = "outerHTML") {
  const focused = document.activeElement;
  const around = focused?.closest("act-form");
  nameForms(existing, ...(Array.isArray(fresh) ? fresh : [fresh]));
  Idiomorph.morph(existing, withoutLayout(fresh), {
    morphStyle,
    ignoreActiveValue: !focused?.matches("button, summary, a"), // these have words, no value of a person's
    restoreFocus: true,
    callbacks: { beforeNodeMorphed: mayTouch, beforeNodeRemoved: mayRemove, beforeAttributeUpdated: mayChange },
  });
  for (const form of document.querySelectorAll(`form[id^="${ACT}"]`)) form.removeAttribute("id");
  if (!focused?.isConnected && around?.isConnected) around.querySelector("button")?.focus({ preventScroll: true });
}

/* A button that is pressed while the page is renewed does what it said when it was pressed, or nothing: a form never
   becomes a form of another act, since Idiomorph makes no element like one with another id. */
function nameForms(...roots) {
  for (const root of roots)
    for (const form of root.querySelectorAll?.("form[method=post]:not([id])") ?? [])
      form.setAttribute("id", ACT + actOf(form));
}

function actOf(form) {
  return [form.getAttribute("action"), form.querySelector("input[type=hidden][name=stage]")?.value].join(" ");
}

/** Run `change` for browsers without scroll anchoring (older Safari) so that the view does not jump. */
export function keepingPlace(change) {
  if (CSS.supports("overflow-anchor", "auto") || scrollY === 0) return change();
  const anchor = document.elementFromPoint(innerWidth / 2, 120)?.closest("[id]:not(main)");
  const before = anchor?.getBoundingClientRect().top;
  change();
  if (anchor?.isConnected) scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: "instant" });
}

/* Take the line breaks between blocks out of `fresh`. Idiomorph matches any text with any other further on, and what it
   skips on the way there is made anew, without what scripts have put into it. */
function withoutLayout(fresh) {
  if (Array.isArray(fresh)) return fresh.filter((node) => !isLayout(node)).map(withoutLayout);
  const walker = document.createTreeWalker(fresh, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) if (isLayout(walker.currentNode)) found.push(walker.currentNode);
  for (const text of found) text.remove();
  return fresh;
}

function isLayout(node) {
  if (node.nodeType !== Node.TEXT_NODE || node.data.trim() || !node.parentElement) return false;
  return isEdge(node, "previousSibling") || isEdge(node, "nextSibling");
}

function isEdge(node, next) {
  let beside = node[next];
  while (beside instanceof Element && beside.matches(UNSEEN)) beside = beside[next];
  return isBlock(beside ?? node.parentElement);
}

function isBlock(node) {
  return node instanceof Element && (node.matches(BLOCKS) || /^(?!copy-)[a-z]+-/.test(node.localName));
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
