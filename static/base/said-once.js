/* What happened is read aloud once: an act may come twice, as the answer to who did it and by the stream.
 *
 * `saidOnce(batch)` leaves out the `say` operations that were said already (by their `at`; of several in one batch the
 * last counts). While an act of one's own is under way (`hold()`), what the stream says waits: the answer has the
 * words for oneself. `release()` returns what waited.
 */
const said = new Set();
let underWay = 0;
let held = [];

export function saidOnce(batch, { isAnswer = false } = {}) {
  const last = new Map(batch.filter(({ op, at }) => op === "say" && at).map((operation) => [operation.at, operation]));
  const isKept = (operation) =>
    operation.op !== "say" || !operation.at || (last.get(operation.at) === operation && !said.has(operation.at));
  const kept = batch.filter(isKept);
  if (underWay > 0 && !isAnswer) {
    held.push(...kept.filter(({ op, at }) => op === "say" && at));
    return kept.filter(({ op, at }) => op !== "say" || !at);
  }
  for (const at of last.keys()) said.add(at);
  return kept;
}

export function hold() {
  underWay += 1;
}

export function release() {
  underWay -= 1;
  if (underWay > 0) return [];
  const waited = held;
  held = [];
  return waited;
}

/** Whether an act of one's own is on its way to the server. */
export function isUnderWay() {
  return underWay > 0;
}
