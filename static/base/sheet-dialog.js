/* <dialog> opened by a button: <button data-opens="dialog-id"> … <dialog id="dialog-id" class="sheet">.
 *
 * A button with [data-closes] inside closes it; so do Escape, and a tap beside it. [data-opens] on a link keeps its
 * href for browsers without scripts. Focus goes back to the opener (the browser does that).
 */
document.addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-opens]");
  if (opener) {
    const dialog = document.getElementById(opener.dataset.opens);
    if (dialog && !dialog.open) {
      event.preventDefault();
      dialog.showModal();
      dialog.dispatchEvent(new CustomEvent("sheet:open", { bubbles: true, detail: { opener } }));
    }
    return;
  }
  const dialog = event.target.closest?.("dialog");
  if (event.target.closest?.("[data-closes]") || event.target === dialog) dialog?.close();
});
