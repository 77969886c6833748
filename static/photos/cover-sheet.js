/* The sheet in which parts of a picture are marked before it is sent.
 *
 *   areasOf(upload, blob) → areas as text ("" for none), null when the picture is not to be sent.
 *
 * Markup in <photo-upload>: [data-cover-first], ticked by who wants it; <dialog data-cover-sheet> with a <blur-tool>,
 * [data-cover-send] and [data-cover-stop]; closing it does not send. A picture that this browser cannot show is sent as
 * it is, and the sentence `unshown` says so.
 */
import { tellRefusal } from "refusal-line";

export async function areasOf(upload, blob) {
  if (!upload.querySelector("[data-cover-first]")?.checked) return "";
  const dialog = upload.querySelector("[data-cover-sheet]");
  const tool = dialog.querySelector("blur-tool");
  if (await tool.load(blob)) return asked(dialog, tool);
  tellRefusal(upload, upload.text("unshown"));
  return "";
}

function asked(dialog, tool) {
  dialog.showModal();
  return new Promise((resolve) => {
    const listening = new AbortController();
    let areas = null;
    const send = ({ target }) => {
      if (target.closest("[data-cover-send]")) areas = tool.value;
      if (target.closest("[data-cover-send], [data-cover-stop]")) dialog.close();
    };
    const closed = () => {
      listening.abort();
      resolve(areas);
    };
    dialog.addEventListener("click", send, { signal: listening.signal });
    dialog.addEventListener("close", closed, { signal: listening.signal });
  });
}
