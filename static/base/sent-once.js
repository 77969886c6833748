/* A button that is pressed twice fast sends its form once, where the browser itself sends it: a second submit of the same
 * form within three seconds is the same tap. Forms in <act-form> are sent by act-form.js, which keeps its own order.
 */
const SAME_TAP = 3_000;
const sentAt = new WeakMap(); // by the clock of the page, which nobody puts right

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (event.timeStamp - (sentAt.get(form) ?? -SAME_TAP) < SAME_TAP) event.preventDefault();
  else sentAt.set(form, event.timeStamp);
});

addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of document.forms) sentAt.delete(form);
});
