/* The sentence above chosen pictures that says what could not be taken: tellRefusal(place, words), "" hides it. */
export function tellRefusal(place, words) {
  let line = place.querySelector("[data-refusal]");
  if (!line) {
    line = Object.assign(document.createElement("p"), { className: "error" });
    line.dataset.refusal = line.dataset.keep = "";
    line.setAttribute("role", "alert");
    place.prepend(line);
  }
  line.textContent = words;
  line.hidden = !words;
}
