/* Whether the person at this page is in the middle of something from which nobody may take them away.
 *
 *   isAtWork()      they write, drag or send something, have a sheet or an editor open, or are in an unfinished step
 *   isUnfinished()  only the last: the page is one of several steps ([data-unfinished], or the first question shows)
 *
 * A fold that is opened to look at what lies in it, [data-only-looking], is no editor for the field that stands there.
 *
 * A text field counts as written in while it holds words that were not sent, and for 20 s after it was last touched.
 * A clock that is put right in between may go back by a year: a time counts as long ago then, too.
 */
import { isTyping } from "announce";
import { isUnderWay } from "said-once";

const HESITATES = 20_000;
const EDITOR =
  "details[open]:not([data-only-looking]) :is(textarea, input:not([type=hidden], [type=checkbox], [type=radio]))";
const ON_ITS_WAY =
  "[data-uploads] > :is([data-state=uploading], [data-state=retrying]), act-form:is([data-state=sending], [data-state=retrying])";
const TEXT =
  "textarea, input:not([type]), input:is([type=text], [type=email], [type=search], [type=number], [type=url])";
let touched = 0;

for (const name of ["focusin", "input"])
  document.addEventListener(name, () => {
    touched = Date.now();
  });

export function isAtWork() {
  if (document.body.dataset.dragging !== undefined || isUnderWay() || isUnfinished()) return true;
  if (document.querySelector(`dialog[open], details.edit[open], ${ON_ITS_WAY}`)) return true;
  if (isTyping() && Math.abs(Date.now() - touched) < HESITATES) return true;
  return [...document.querySelectorAll(EDITOR)].some(isSeen) || [...document.querySelectorAll(TEXT)].some(isUnsent);
}

export function isUnfinished() {
  return document.querySelector("[data-unfinished], first-question[asks]") !== null;
}

function isUnsent(field) {
  return field.value !== field.defaultValue && field.value.trim() !== "" && isSeen(field);
}

function isSeen(element) {
  return element.checkVisibility ? element.checkVisibility() : element.offsetParent !== null;
}
