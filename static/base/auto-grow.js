/* Text areas grow with what is written, and say how many letters are left near their end.
 *
 * Every <textarea> grows (CSS field-sizing does it where the browser can; this does it elsewhere). A field with
 * maxlength gets a counter when a <span class="counter" data-counts="field-id" data-one="%s letter left"
 * data-other="%s letters left"> is on the page; it is read aloud only in the last fifth.
 */
const growsItself = CSS.supports("field-sizing", "content");
const plural = new Intl.PluralRules(document.documentElement.lang || "en");

document.addEventListener("input", ({ target }) => {
  if (target.tagName === "TEXTAREA") grow(target);
  if (target.maxLength > 0) count(target);
});
document.querySelectorAll("textarea").forEach(grow);
document.querySelectorAll("[data-counts]").forEach((counter) => {
  const field = document.getElementById(counter.dataset.counts);
  if (field) count(field);
});

function grow(area) {
  if (growsItself || area.scrollHeight === 0) return;
  area.style.blockSize = "auto";
  area.style.blockSize = `${area.scrollHeight + 4}px`;
}

function count(field) {
  const counter = document.querySelector(`[data-counts="${CSS.escape(field.id)}"]`);
  if (!counter) return;
  const left = field.maxLength - field.value.length;
  const isNear = left <= field.maxLength / 5;
  counter.textContent = (counter.dataset[plural.select(left)] ?? counter.dataset.other ?? "%s").replace("%s", left);
  counter.toggleAttribute("data-near", isNear);
  counter.setAttribute("aria-live", isNear ? "polite" : "off");
}
