/* Dragging as an extra on a <tick-board data-move-url="…">: cards [data-card] between lists [data-list].
 *
 * A drop posts card (the handle on the card's tick; all ticked ones when it is ticked), to (the list's data-list) and
 * after (the card above, or nothing). Lists with data-kind take cards of that kind; .drop lies over a closed pile while
 * a drag is on and takes any. Where the pointer lets go counts: a quick hand on a busy page is ahead of what is shown.
 * A refusal puts the card back and says why. Meanwhile live changes wait (body[data-dragging]). Lists become ready for
 * dragging when a card is touched, not when the page opens: three hundred pictures have many lists. Without the
 * attribute, which can come and go while the page is open, cards stay where they are.
 */
import Sortable from "sortable";

export function startDragging(board) {
  board.addEventListener(
    "pointerdown",
    ({ target }) => {
      if (target.closest("[data-card]"))
        for (const list of board.querySelectorAll("[data-list]")) makeSortable(board, list);
    },
    { capture: true },
  );
}

function makeSortable(board, list) {
  Sortable.get(list)?.option("disabled", !board.dataset.moveUrl);
  if (Sortable.get(list) || !board.dataset.moveUrl || list.closest("details:not([open])")) return;
  const { kind } = list.dataset;
  Sortable.create(list, {
    group: kind
      ? `${board.id}-${kind}`
      : { name: `${board.id}-drop`, pull: false, put: [`${board.id}-p`, `${board.id}-t`] },
    draggable: "[data-card]",
    filter: "input, a, button, summary, textarea, select",
    preventOnFilter: false,
    emptyInsertThreshold: 0, // measuring every empty list at every step makes slow phones stutter
    delay: 120,
    delayOnTouchOnly: true,
    touchStartThreshold: 6,
    animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 180,
    ghostClass: "is-landing",
    dragClass: "is-dragged",
    onStart: () => {
      document.body.dataset.dragging = "";
    },
    onEnd: (event) => drop(board, event),
  });
}

async function drop(board, { item, from, to: shown, oldDraggableIndex, newDraggableIndex, originalEvent }) {
  const to = letGo(board, item, from.dataset.kind, originalEvent) ?? shown;
  delete document.body.dataset.dragging;
  if (from === to && oldDraggableIndex === newDraggableIndex) return;
  board.dataset.by = "pointer";
  const isDone = await board.post(
    board.dataset.moveUrl,
    formFor(board, item, to),
    item.querySelector("h3")?.textContent.trim(),
  );
  if (isDone || !item.isConnected || item.parentElement !== to) return;
  const cards = [...from.querySelectorAll(":scope > [data-card]")].filter((card) => card !== item);
  from.insertBefore(item, cards[oldDraggableIndex] ?? null);
}

/* The list under the pointer where it let go, with the card laid into it; nothing when it lies there, or cannot. */
function letGo(board, item, kind, event) {
  if (!event || event.type === "dragend") return null;
  const { clientX, clientY } = event.changedTouches?.[0] ?? event;
  const under = document.elementFromPoint(clientX, clientY);
  const list = under?.closest("[data-list]");
  if (!list || list === item.parentElement || !board.contains(list) || (list.dataset.kind ?? kind) !== kind)
    return null;
  list.insertBefore(item, under.closest("[data-card]"));
  return list;
}

function formFor(board, item, to) {
  const data = new FormData();
  const own = item.querySelector(".tick").value;
  const ticked = board.chosen().map((tick) => tick.value);
  for (const card of ticked.includes(own) ? ticked : [own]) data.append("card", card);
  data.set("to", to.dataset.list);
  if (to.dataset.kind) data.set("after", item.previousElementSibling?.querySelector(".tick").value ?? "");
  return data;
}
