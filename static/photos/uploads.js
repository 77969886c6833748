/* Pictures on their way: kept on the phone (IndexedDB) until the server has them, sent one at a time.
 *
 *   add({url, name, blob, texts}) → item     send it when its turn comes, and keep it until then
 *   forget(key)                              take it off the phone, and do not send it any more
 *   again(key)                               try once more to send one that is kept
 *   resume() → [item]                        send what this person has left on the phone from an earlier page
 *   others(url) → [item]                     what waits on this phone for other people of the same room
 *
 * An item is {key, url, name, blob, texts, added, holder}; only pages of its holder (holder.js) send it, and the server
 * takes it from nobody else. `uploads` is an EventTarget: "progress" {key, share}, "retrying" {key, why, sentence},
 * "kept" {key, why, sentence}: not sent, and still here, "done" {key, answer}, "refused" {key, sentence}: the picture
 * cannot be used (upload-outcome.js says which is which). The key goes along as the field `key`: the same picture is
 * never stored twice.
 */
import { createStore, del, entries, set } from "idb-keyval";
import { csrfToken, newKey, pause, pauseBefore } from "act";
import { holder } from "holder";
import { handOver } from "step-words";
import { outcome } from "upload-outcome";

export const uploads = new EventTarget();

const STALLED_AFTER = 30_000; // nothing moved: try anew
const ANSWER_AFTER = 90_000; // all is sent; the server may have others to look at first
const STORED_WITHIN = 1_000; // some private windows never answer: nothing waits longer for the store
const memory = new Map(); // what this page sends; where the browser keeps nothing, all there is
const queued = new Set();
const dropped = new Set();
const travelling = new Map();
let store = null;
let queue = Promise.resolve();

export function add({ url, name = "picture", blob, texts = {} }) {
  const item = { key: newKey(), url, name, blob, texts, added: Date.now(), holder: holder() };
  inStore((place) => set(item.key, item, place));
  enqueue(item);
  return item;
}

export async function forget(key) {
  dropped.add(key);
  memory.delete(key);
  travelling.get(key)?.abort();
  await Promise.race([inStore((place) => del(key, place)), after(STORED_WITHIN)]);
}

export function again(key) {
  if (memory.has(key)) enqueue(memory.get(key));
}

export async function resume() {
  const items = (await stored()).filter((item) => item.holder === holder() && !dropped.has(item.key));
  items.forEach(enqueue);
  return items;
}

export async function others(url) {
  return (await stored()).filter((item) => item.holder !== holder() && item.url === url);
}

/* Oldest first. A store that never answers holds nobody up: only what was left from before waits for it. */
async function stored() {
  const items = (await inStore((place) => entries(place))) ?? [];
  return items.map(([, item]) => item).sort((one, other) => one.added - other.added);
}

function enqueue(item) {
  memory.set(item.key, item);
  if (queued.has(item.key)) return;
  queued.add(item.key);
  queue = queue
    .then(() => deliver(item))
    .catch(() => undefined)
    .finally(() => queued.delete(item.key));
}

async function deliver(item) {
  for (let tries = 1; !dropped.has(item.key); tries += 1) {
    const { is, why, sentence, answer } = outcome(await post(item));
    if (dropped.has(item.key)) return;
    if (is === "done") handOver(`bring-${item.key}`, `bring-${answer.photo}`);
    if (is === "done" || is === "refused") await forget(item.key);
    tell(is, { key: item.key, why, sentence, answer });
    if (is !== "retrying") return;
    await pause(pauseBefore(tries));
  }
}

function post(item) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", item.url);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-Requested-With", "placeness");
    request.setRequestHeader("X-Placeness-Holder", item.holder);
    const watch = patience(() => request.abort());
    request.upload.onprogress = ({ loaded, total }) => {
      watch.wait(STALLED_AFTER);
      tell("progress", { key: item.key, share: total ? loaded / total : 0 });
    };
    request.upload.onload = () => watch.wait(ANSWER_AFTER);
    request.onloadend = () => {
      watch.end();
      travelling.delete(item.key);
      resolve({ status: request.status, url: request.responseURL, text: request.responseText });
    };
    travelling.set(item.key, request);
    watch.wait(STALLED_AFTER);
    request.send(form(item));
  });
}

function form(item) {
  const data = new FormData();
  for (const [name, value] of Object.entries(item.texts)) data.set(name, value);
  data.set("csrfmiddlewaretoken", csrfToken());
  data.set("key", item.key);
  data.set(item.name, item.blob, "picture"); // never the name the file had on the phone
  return data;
}

/* A phone that changes from one network to another is not told: the old connection just falls silent. */
function patience(giveUp) {
  let timer = 0;
  const end = () => clearTimeout(timer);
  return {
    wait: (milliseconds) => {
      end();
      timer = setTimeout(giveUp, milliseconds);
    },
    end,
  };
}

function after(milliseconds) {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

async function inStore(use) {
  try {
    store ??= createStore("placeness", "uploads");
    return await use(store);
  } catch {
    return undefined;
  }
}

function tell(name, detail) {
  uploads.dispatchEvent(new CustomEvent(name, { detail }));
}
