/* Keys on the cards of a <tick-board>: one stop for Tab in each list, arrows from card to card.
 *
 * `rove(list, card)` makes `card` the stop of its list (without one: the last, or the first). `towards(board, key, tick)`
 * gives the tick that an arrow, Home or End leads to: sideways in reading order, up and down as the eye sees it.
 */
export function rove(list, wanted = null) {
  const cards = [...list.querySelectorAll(":scope > [data-card]")];
  const now = wanted ?? cards.find((card) => card.dataset.stop !== undefined) ?? cards[0];
  for (const card of cards) {
    const isStop = card === now;
    const parts = card.querySelectorAll(".tick, .mini-menu");
    if (isStop === (card.dataset.stop !== undefined) && parts[0].hasAttribute("tabindex")) continue;
    card.toggleAttribute("data-stop", isStop);
    for (const part of parts) part.tabIndex = isStop ? 0 : -1;
  }
}

export function towards(board, key, from) {
  const ticks = board.ticks().filter((tick) => tick.getClientRects().length > 0);
  const forward = getComputedStyle(board).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const backward = forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight";
  const here = ticks.indexOf(from);
  if (key === forward) return ticks[here + 1];
  if (key === backward) return ticks[here - 1];
  if (key === "Home") return ticks[0];
  if (key === "End") return ticks.at(-1);
  if (key !== "ArrowDown" && key !== "ArrowUp") return null;
  return nearest(ticks, from.getBoundingClientRect(), key === "ArrowDown" ? 1 : -1);
}

function nearest(ticks, start, direction) {
  let best = null;
  let least = Infinity;
  for (const tick of ticks) {
    const place = tick.getBoundingClientRect();
    const down = (place.top - start.top) * direction;
    const distance = down + 2 * Math.abs(place.left - start.left);
    if (down > start.height / 2 && distance < least) [best, least] = [tick, distance];
  }
  return best;
}
