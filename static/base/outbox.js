/* The outbox: what this device still has to send for the person of this page (holder.js), kept until the server has
 * acknowledged it. Pictures, texts, votes and moves wait in one IndexedDB store.
 *
 *   add(item) → item       {key, url, …} becomes {…, added, holder} and is written; the same key is kept once
 *   update(item)           write it anew (an item that was refused is kept, to be read)
 *   remove(key)            acknowledged, or put away by the person
 *   load() → [item]        everything of this person, oldest first, also from earlier pages
 *   others(url) → [item]   what waits for other people who used this device
 *   isStillHere(key)       false when another tab has removed it
 *   hasUnkept()            whether something would not survive this page: windows that store nothing, full devices
 *
 * Items without a file are first written to localStorage: IndexedDB drops what is written while a page is being left.
 * `outbox` is an EventTarget: "change". The token of forms is never kept.
 */
import { createStore, del, entries, get, set } from "idb-keyval";
import { holder } from "holder";

export const outbox = new EventTarget();

const JOURNAL = "placeness:act:";
const STORED_WITHIN = 1_000; // some private windows never answer: nothing waits longer for the store
const kept = new Map(); // key → true, false, or undefined while it is being written
let store = null;
let latest = 0;
let isSilent = false; // once it did not answer, nothing waits for it again

export function add(item) {
  latest = Math.max(Date.now(), latest + 1); // a clock that is set back does not change the order
  const whole = { ...item, added: latest, holder: holder() };
  write(whole);
  return whole;
}

export function update(item) {
  write(item);
}

export async function remove(key) {
  kept.delete(key);
  inJournal((names) => {
    for (const name of names) if (name.endsWith(`:${key}`)) localStorage.removeItem(name);
  });
  await soon(inStore((place) => del(key, place)));
  changed();
}

export async function load() {
  const items = (await stored()).filter((item) => item.holder === holder());
  for (const { key, added } of items) {
    kept.set(key, true);
    latest = Math.max(latest, added);
  }
  return items;
}

export async function others(url) {
  return (await stored()).filter((item) => item.holder !== holder() && item.url === url);
}

export async function isStillHere(key) {
  if (!kept.get(key) || inJournal((names) => names.some((name) => name.endsWith(`:${key}`)))) return true;
  return (
    (
      await soon(
        inStore(async (place) => ({ found: await get(key, place) })),
        { found: true },
      )
    ).found !== undefined
  );
}

export function hasUnkept() {
  return [...kept.values()].includes(false);
}

async function write(item) {
  const place = `${JOURNAL}${item.holder}:${item.key}`;
  const isNoted = !item.blob && inJournal(() => localStorage.setItem(place, JSON.stringify(item)) ?? true);
  kept.set(item.key, isNoted || undefined);
  const writing = inStore(async (found) => {
    await set(item.key, item, found);
    inJournal(() => localStorage.removeItem(place));
    return true;
  });
  const isStored = await soon(writing, false);
  settled(item.key, isStored || isNoted);
  if (!isStored && (await writing)) settled(item.key, true);
}

function settled(key, isSafe) {
  if (!kept.has(key)) return; // removed meanwhile
  kept.set(key, Boolean(isSafe));
  changed();
}

/* Oldest first. A store that never answers holds nobody up: only what was left from before waits for it. */
async function stored() {
  const noted = inJournal((names) => names.map(fromJournal)) ?? [];
  const found = (await inStore((place) => entries(place))) ?? [];
  const items = new Map([...found, ...noted.map((item) => [item.key, item])]);
  return [...items.values()].sort((one, other) => one.added - other.added);
}

/* Earlier versions of this file called the order `at`. */
function fromJournal(name) {
  const item = JSON.parse(localStorage.getItem(name));
  return { added: item.at, ...item };
}

function inJournal(use) {
  try {
    return use(Object.keys(localStorage).filter((name) => name.startsWith(JOURNAL)));
  } catch {
    return undefined; // a window that stores nothing, or no room
  }
}

async function inStore(use) {
  try {
    store ??= createStore("placeness", "uploads"); // once it held pictures only
    return await use(store);
  } catch {
    return undefined;
  }
}

function soon(answer, otherwise) {
  const late = new Promise((resolve) => {
    const giveUp = () => {
      isSilent = true;
      resolve(otherwise);
    };
    const timer = setTimeout(giveUp, isSilent ? 0 : STORED_WITHIN);
    answer.then(() => clearTimeout(timer));
  });
  return Promise.race([answer.then((found) => found ?? otherwise), late]);
}

function changed() {
  outbox.dispatchEvent(new CustomEvent("change"));
}
