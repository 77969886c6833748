/* Where the focus is on a <tick-board> when cards move: with the card, or with its pile when that is closed.
 *
 * `keepFocus(board)` watches: a focused card that somebody else moves into a closed pile hands the focus to that pile.
 * `focusAfter(board, {url, data, operations})` follows one's own act: to the name field of a new pile, else to the
 * first moved card (for people who use keys, its pile opens; for others the focus goes there only when the button that
 * had it is gone). Who has begun to write somewhere before the answer came stays there.
 */
const NAMING = /\/(together|split|copy)\/$/;

export function keepFocus(board) {
  const watch = { last: null };
  board.addEventListener("focusin", ({ target }) => {
    watch.last = target.matches(".tick, .mini-menu") ? target : null;
  });
  board.addEventListener("focusout", ({ target }) => {
    if (isSeen(target)) watch.last = null;
  });
  board.addEventListener("pointerdown", () => {
    board.dataset.by = "pointer";
  });
  board.addEventListener("keydown", () => {
    board.dataset.by = "keys";
  });
  document.addEventListener("operations:applied", () => {
    if (!watch.last || document.activeElement !== document.body) return;
    const near = watch.last.isConnected ? watch.last.closest(".pile")?.querySelector("summary") : null;
    (near ?? board.querySelector(".tray summary"))?.focus({ preventScroll: true });
  });
}

export function focusAfter(board, { url = "", data, operations = [] }) {
  if (document.activeElement?.matches("textarea, input:not([type]), input[type=text]")) return;
  const opened = operations.find(({ op, name }) => op === "attr" && name === "open")?.id;
  const pile = opened && document.getElementById(opened);
  const field = pile?.querySelector("[id$='-field'][name=name]");
  if (field && NAMING.test(new URL(url, location.href).pathname) && !field.value) {
    field.focus();
    return;
  }
  if (data?.get("to") === "new" && field && !field.value) field.focus();
  else follow(board, cardOf(board, data, operations), pileOf(data));
}

/* The first card that the act was sent for; for one that names no cards (undo), the first that it moved. */
function cardOf(board, data, operations) {
  const start = `card-${board.dataset.board}-`;
  const handle = data?.get("card");
  const id = handle
    ? start + handle.split(":")[0]
    : operations.find(({ op, id: moved }) => op !== "drop" && moved?.startsWith(start))?.id;
  return id && document.getElementById(id);
}

/* The pile that was named, noted on or put together with another. */
function pileOf(data) {
  const ids = ["cluster", "to"].map((name) => `cluster-${data?.get(name)}-pile`);
  return ids.map((id) => document.getElementById(id)).find(Boolean);
}

function follow(board, card, pile) {
  const fold = card?.closest("details");
  const tick = card?.querySelector(".tick");
  const byKeys = board.dataset.by === "keys" && card;
  if (byKeys && fold) fold.open = true;
  if (byKeys && isSeen(tick)) tick.focus();
  else if (byKeys || isLost())
    (fold ?? pile ?? board.querySelector(".tray")).querySelector("summary")?.focus({ preventScroll: true });
}

function isLost() {
  return document.activeElement === document.body || !isSeen(document.activeElement);
}

function isSeen(element) {
  return element.isConnected && element.getClientRects().length > 0;
}
