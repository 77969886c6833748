/* Dragging as an extra on a <tick-board data-move-url="…">: cards [data-card data-id] between lists [data-list].
 *
 * A drop posts photo (the card's data-id; all ticked ones when it is ticked), target (the list's data-list), after
 * (data-id of the card above, or nothing), from (the old list) and rev (the card's data-rev). A refusal puts the card
 * back and says why. While a drag is on, live changes wait (body[data-dragging]).
 */
import { csrfToken, send } from "act";
import { notice, say } from "announce";
import Sortable from "sortable";

export function startDragging(board) {
  const start = () => board.querySelectorAll("[data-list]").forEach((list) => makeSortable(board, list));
  document.addEventListener("operations:applied", start);
  start();
}

function makeSortable(board, list) {
  if (Sortable.get(list)) return;
  Sortable.create(list, {
    group: board.id || "board",
    draggable: "[data-card]",
    filter: "input, a, button, summary, textarea, select",
    preventOnFilter: false,
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
  if (nothingMoved) {
    delete document.body.dataset.dragging;
    return;
  }
  const answer = send(board.dataset.moveUrl, formFor(board, item, from, to));
  delete document.body.dataset.dragging;
  const { ok, sentence, say: words } = await answer;
  if (ok) {
    if (!words) say(to.getAttribute("aria-label") ?? "");
    board.dispatchEvent(new CustomEvent("act:done", { bubbles: true }));
    return;
  }
  const cards = [...from.querySelectorAll(":scope > [data-card]")].filter((card) => card !== item);
  from.insertBefore(item, cards[oldDraggableIndex] ?? null);
  notice(sentence, { kind: "error", name: "move" });
}

function formFor(board, item, from, to) {
  const data = new FormData();
  const ticked = [...board.querySelectorAll(".tick:checked")].map((tick) => tick.value);
  const photos = ticked.includes(item.dataset.id) ? ticked : [item.dataset.id];
  photos.forEach((photo) => data.append("photo", photo));
  data.set("csrfmiddlewaretoken", csrfToken());
  data.set("target", to.dataset.list);
  data.set("from", from.dataset.list);
  data.set("after", item.previousElementSibling?.dataset.id ?? "");
  data.set("rev", item.dataset.rev ?? "");
  return data;
}
