/* The sheet in which parts of a picture are marked before it is sent.
 *
 *   coverSheet(dialog, blob) → areas as text ("" for none), null when the picture is not to be sent, undefined where this
 *   browser cannot show it.
 *
 * Markup: <dialog> with a <blur-tool>, [data-cover-send] and [data-cover-stop]; closing it does not send.
 */
export async function coverSheet(dialog, blob) {
  const tool = dialog.querySelector("blur-tool");
  for (const mark of tool.marks) mark.remove();
  if (!(await tool.load(blob))) return undefined;
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
