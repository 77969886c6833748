/* Words that have not reached the server yet, kept on this device: they survive a reload and a lost network.
 *
 * They are kept for the person of this page (holder.js): two people who share a device, and two rooms, stay apart.
 */
import { holder } from "holder";

const PREFIX = "placeness:unsent:";

/** Keep `value` (anything JSON can hold) for one sentence; null forgets it. */
export function keep(sentence, value) {
  try {
    if (value === null) localStorage.removeItem(place(sentence));
    else localStorage.setItem(place(sentence), JSON.stringify(value));
  } catch {
    // a private window keeps nothing; writing works all the same
  }
}

/** What was kept for a sentence, or null. */
export function kept(sentence) {
  try {
    return JSON.parse(localStorage.getItem(place(sentence)) ?? "null");
  } catch {
    return null;
  }
}

/** The sentences for which something is kept. */
export function keptSentences() {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(place("")))
      .map((key) => key.slice(place("").length));
  } catch {
    return [];
  }
}

/** Its name in localStorage. */
export function place(sentence) {
  return `${PREFIX}${holder()}:${sentence}`;
}
