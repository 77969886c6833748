/* Make what stands on the page like what the server says, without taking anything from the person who uses it.
 *
 *   elementFrom(html) → the one root element of a fragment
 *   morph(existing, fresh, style)  focus, typed text, ticks and open details stay; [data-keep] is never touched
 *   keepingPlace(change)           what stood at the top of the view stands there after `change`
 */
import { isTyping } from "announce";
import { Idiomorph } from "idiomorph";

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

/** Run `change` for browsers without scroll anchoring (older Safari) so that the view does not jump. */
export function keepingPlace(change) {
  if (CSS.supports("overflow-anchor", "auto") || scrollY === 0) return change();
  const anchor = document.elementFromPoint(innerWidth / 2, 120)?.closest("[id]:not(main)");
  const before = anchor?.getBoundingClientRect().top;
  change();
  if (anchor?.isConnected) scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: "instant" });
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
