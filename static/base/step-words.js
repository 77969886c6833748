/* Words typed about a picture, kept on this phone until they have been sent; `name` says about which ("bring-42").
 * They are kept for the person of this page (holder.js).
 *
 *   kept(name) → {field: value} or {}      keep(name, words) or keep(name, null) to forget
 *   handOver(from, to)                      the words of a picture that was still travelling, now under its number
 */
import { holder } from "holder";

const PREFIX = "placeness:words:";

export function kept(name) {
  try {
    return JSON.parse(localStorage.getItem(place(name)) ?? "{}");
  } catch {
    return {};
  }
}

export function keep(name, words) {
  try {
    if (words === null) localStorage.removeItem(place(name));
    else localStorage.setItem(place(name), JSON.stringify(words));
  } catch {
    // a private window keeps nothing; the form works all the same
  }
}

export function handOver(from, to) {
  const words = kept(from);
  if (Object.keys(words).length > 0) keep(to, { ...kept(to), ...words });
  keep(from, null);
}

/** Its name in localStorage. */
export function place(name) {
  return `${PREFIX}${holder()}:${name}`;
}
