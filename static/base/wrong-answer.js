/* An answer that needs another look, on every form: the error stands at its question, which is in view and focused.
 *
 *   tellAt(form, name, sentence) → whether the form has a field of that name, and the sentence stands there now
 *
 * What the browser itself refuses (required, type=email, …) is told in the same way. After a page that came with errors
 * from the server its first wrong question is brought into view. What is written next takes the sentence away.
 */

export function tellAt(form, name, sentence) {
  const found = form?.elements.namedItem(name);
  const control = found instanceof RadioNodeList ? [...found].find(({ type }) => type !== "hidden") : found;
  if (!control?.checkVisibility?.() && !control?.closest("label")) return false;
  tell(control, sentence);
  return true;
}

function tell(control, sentence) {
  const question = control.closest(".field") ?? control.parentElement;
  const place = question.querySelector("[data-wrong]") ?? newPlace(control, question);
  place.textContent = sentence;
  control.setAttribute("aria-invalid", "true");
  control.setAttribute("aria-describedby", [...new Set([...describedBy(control), place.id])].join(" "));
  question.addEventListener("input", () => forget(control, place), { once: true });
  show(control);
}

function newPlace(control, question) {
  const place = Object.assign(document.createElement("p"), {
    className: "error",
    id: `${control.id || control.name}_wrong`,
  });
  place.dataset.wrong = place.dataset.keep = "";
  const choices = control.closest(".choices");
  if (choices && question.contains(choices)) choices.before(place);
  else control.after(place);
  return place;
}

function describedBy(control) {
  return (control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
}

function forget(control, place) {
  control.removeAttribute("aria-invalid");
  const others = describedBy(control).filter((id) => id !== place.id);
  if (others.length) control.setAttribute("aria-describedby", others.join(" "));
  else control.removeAttribute("aria-describedby");
  place.remove();
}

/* The whole question in view where it fits, its beginning where it does not; never under a bar (scroll-padding). */
function show(control) {
  const question = control.closest(".field") ?? control;
  const fits = question.offsetHeight < innerHeight / 2;
  control.focus({ preventScroll: true });
  question.scrollIntoView({ block: fits ? "center" : "start", behavior: "instant" });
}

let isTold = false; // one sentence for each try: browsers tell all wrong fields, the first one first

document.addEventListener(
  "invalid",
  (event) => {
    event.preventDefault();
    if (isTold) return;
    isTold = true;
    setTimeout(() => {
      isTold = false;
    });
    const { validity, validationMessage } = event.target;
    tell(event.target, validity.valueMissing ? document.body.dataset.textMissing : validationMessage);
  },
  { capture: true },
);

const wrong = document.querySelector("main [aria-invalid=true]");
if (wrong) show(wrong);
