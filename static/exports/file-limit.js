/* <input type="file" data-most="5242880" data-text-large="This file is too large …">: told at once, and not sent.
 *
 * The sentence stands in the field's [data-large], and the browser holds the form back with it. What the server said
 * of the file before (.error-lines) goes when another one is chosen. Without scripts the server refuses the file.
 */
document.addEventListener("change", ({ target }) => {
  if (!target.matches?.("input[type=file][data-most]")) return;
  const isLarge = [...target.files].some(({ size }) => size > Number(target.dataset.most));
  const field = target.closest(".field");
  const place = field.querySelector("[data-large]");
  field.querySelector(".error-lines")?.remove();
  target.setCustomValidity(isLarge ? target.dataset.textLarge : "");
  place.textContent = isLarge ? target.dataset.textLarge : "";
  place.hidden = !isLarge;
  target.setAttribute("aria-invalid", String(isLarge));
});
