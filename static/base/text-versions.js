/* Acts of the outbox that are versions of one text: fields `text` and `rev`, the revision that the person saw.
 *
 *   isSame(act, fields)      whether these fields say what the act says
 *   textOf(act)              what was written
 *   answered(act, answer) → {answer} or {act}   a refusal because of a version of one's own, whose answer was lost, is
 *                            none: either the text had arrived, or the act goes out again on top of that version
 *   forgetDraft(act)         remove what localStorage keeps under the name act.draft, when it is this very text
 */
export function isSame(act, fields) {
  return wordsOf(act.fields) === wordsOf(fields);
}

export function textOf({ fields }) {
  return new Map(fields).get("text");
}

export function answered(act, answer) {
  const { text, rev, gone } = answer.body;
  if (!act.slot || answer.status !== 409 || rev === undefined || gone) return { answer };
  if (text === textOf(act)) return { answer: { status: 200, body: { rev, operations: [] } } };
  if (!act.onTopOf || text !== act.onTopOf) return { answer };
  const fields = act.fields.map(([name, value]) => [name, name === "rev" ? String(rev) : value]);
  return { act: { ...act, fields, onTopOf: null } };
}

export function forgetDraft(act) {
  try {
    const words = JSON.parse(localStorage.getItem(act.draft) ?? "null");
    if (words?.text && words.text.trim() === textOf(act)?.trim()) localStorage.removeItem(act.draft);
  } catch {
    // nothing was kept
  }
}

function wordsOf(fields) {
  return JSON.stringify(fields.filter(([name]) => name !== "key"));
}
