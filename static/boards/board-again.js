/* "Mira just moved this to Water. Move it again?" : the sentence of a refusal, and one button that does it again.
 *
 * `again` holds the form fields that, in place of the first ones, do the act from what is true now. The button's word
 * stands as data-text-again on <tick-board>.
 */
import { notice, sentence as wordFor } from "announce";

export function offerAgain({ sentence, again, url, data, act }) {
  const element = notice(sentence, { kind: again ? "warning" : "error", name: "again" });
  if (!again || !element) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = wordFor("again", document.querySelector("tick-board"));
  button.addEventListener("click", () => {
    element.remove();
    act(url, renewed(data, again));
  });
  element.querySelector("[data-notice-text]").after(button);
  button.focus();
}

/* Another act: without the key of the first, with the fields as they are now. */
function renewed(data, again) {
  const fresh = new FormData();
  for (const [name, value] of data) if (name !== "key" && !(name in again)) fresh.append(name, value);
  for (const [name, value] of Object.entries(again)) for (const one of [value].flat()) fresh.append(name, one);
  return fresh;
}
