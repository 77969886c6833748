/* Dragging as an extra on a <tick-board data-move-url="…">: cards [data-card] between lists [data-list].
 *
 * A drop posts card (the handle on the card's tick; all ticked ones when it is ticked), to (the list's data-list) and
 * after (the card above, or nothing). Lists with data-kind take cards of that kind; .drop lies over a closed pile while
 * a drag is on and takes any. A refusal puts the card back and says why. Meanwhile live changes wait
 * (body[data-dragging]).
 */
import Sortable from "sortable";

export function startDragging(board) {
  const start = () => board.querySelectorAll("[data-list]").forEach((list) => makeSortable(board, list));
  document.addEventListener("operations:applied", start);
  start();
}

function makeSortable(board, list) {
  if (Sortable.get(list)) return;
  const { kind } = list.dataset;
  Sortable.create(list, {
    group: kind ? `${board.id}-${kind}` : { name: `${board.id}-drop`, pull: false, put: [`${board.id}-p`, `${board.id}-t`] },
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
    onStart: () => { document.body.dataset.dragging = ""; },
    onEnd: (event) => drop(board, event),
  });
}

async function drop(board, { item, from, to, oldDraggableIndex, newDraggableIndex }) {
  const nothingMoved = from === to && oldDraggableIndex === newDraggableIndex;
  delete document.body.dataset.dragging;
  if (nothingMoved) return;
  board.dataset.by = "pointer";
  const isDone = await board.post(board.dataset.moveUrl, formFor(board, item, to));
  if (isDone || !item.isConnected || item.parentElement !== to) return;
  const cards = [...from.querySelectorAll(":scope > [data-card]")].filter((card) => card !== item);
  from.insertBefore(item, cards[oldDraggableIndex] ?? null);
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
