/* Acts that the server has not acknowledged yet, kept on this device for their person: they survive turning the page.
 *
 *   keepAct(url, data, label) → act          {key, url, fields, label, at, holder}; the same key is kept once
 *   forgetAct(act)                           the server has answered
 *   keptActs() → [act]                       what this person (holder.js) has left here, oldest first
 *
 * Files and the token of forms are never kept.
 */
import { holder } from "holder";

const PREFIX = "placeness:act:";
let latest = 0;

export function keepAct(url, data, label) {
  latest = Math.max(Date.now(), latest + 1); // two in one moment keep their order
  const fields = [...data].filter(([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string");
  const act = { key: data.get("key"), url, fields, label, at: latest, holder: holder() };
  try {
    localStorage.setItem(place(act), JSON.stringify(act));
  } catch {
    // a private window keeps nothing; this page sends it all the same
  }
  return act;
}

export function forgetAct(act) {
  try {
    localStorage.removeItem(place(act));
  } catch {
    /* nothing was kept */
  }
}

export function keptActs() {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(`${PREFIX}${holder()}:`));
    return names.map((name) => JSON.parse(localStorage.getItem(name))).sort((one, other) => one.at - other.at);
  } catch {
    return [];
  }
}

function place({ holder: person, key }) {
  return `${PREFIX}${person}:${key}`;
}
