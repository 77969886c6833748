/* Pictures on their way: kept on the phone (IndexedDB) until the server has them, sent one at a time.
 *
 *   waiting() → [{key, url, name, blob, texts, added}]     what is still on this phone, oldest first
 *   add({url, name, blob, texts}) → item                    keep it, and send it when its turn comes
 *   forget(key)                                             take it off the phone
 *   resume()                                                send what is left from an earlier visit
 *
 * `uploads` is an EventTarget: "progress" {key, share}, "retrying" {key}, "done" {key, answer},
 * "refused" {key, status, sentence}. The key goes along as the field `key`: the same picture is never stored twice.
 */
import { createStore, del, entries, set } from "idb-keyval";
import { csrfToken, newKey, pauseBefore } from "act";

export const uploads = new EventTarget();

const LATER = [0, 408, 425, 429, 502, 503, 504, 507]; // tried again now
const KEPT = [401, 403, 500]; // not the picture's fault: stays on the phone, tried again when a page opens
const STALLED_AFTER = 30_000; // nothing moved: try anew
const ANSWER_AFTER = 90_000; // all is sent; the server may have others to look at first
const memory = new Map(); // where the browser keeps nothing (private windows), at least this page does
let store = null;
let queue = Promise.resolve();
const queued = new Set();
const dropped = new Set();

export async function waiting() {
  const kept = await inStore((place) => entries(place), []);
  const items = new Map([...kept, ...memory]);
  return [...items.values()].sort((one, other) => one.added - other.added);
}

export async function add({ url, name = "picture", blob, texts = {} }) {
  const item = { key: newKey(), url, name, blob, texts, added: Date.now() };
  memory.set(item.key, item);
  await inStore((place) => set(item.key, item, place));
  enqueue(item);
  return item;
}

export async function forget(key) {
  dropped.add(key);
  memory.delete(key);
  await inStore((place) => del(key, place));
}

export async function resume() {
  const items = await waiting();
  items.forEach(enqueue);
  return items;
}

function enqueue(item) {
  if (queued.has(item.key)) return;
  queued.add(item.key);
  queue = queue.then(() => deliver(item)).catch(() => undefined).finally(() => queued.delete(item.key));
}

async function deliver(item) {
  for (let tries = 1; !dropped.has(item.key); tries += 1) {
    const { status, body } = await post(item);
    if (status >= 200 && status < 300) {
      await forget(item.key);
      tell("done", { key: item.key, answer: body });
      return;
    }
    if (!LATER.includes(status)) {
      if (!KEPT.includes(status)) await forget(item.key);
      tell("refused", { key: item.key, status, sentence: body.sentence });
      return;
    }
    tell("retrying", { key: item.key, sentence: body.sentence });
    await pause(pauseBefore(tries));
  }
}

function post(item) {
  return new Promise((resolve) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(item.texts)) data.set(name, value);
    data.set("csrfmiddlewaretoken", csrfToken());
    data.set("key", item.key);
    data.set(item.name, item.blob, "picture"); // never the name the file had on the phone
    const request = new XMLHttpRequest();
    request.open("POST", item.url);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-Requested-With", "placeness");
    const watch = patience(() => request.abort());
    request.upload.onprogress = ({ loaded, total }) => {
      watch.wait(STALLED_AFTER);
      tell("progress", { key: item.key, share: total ? loaded / total : 0 });
    };
    request.upload.onload = () => watch.wait(ANSWER_AFTER);
    request.onloadend = () => {
      watch.end();
      resolve({ status: request.status, body: parsed(request.responseText) });
    };
    watch.wait(STALLED_AFTER);
    request.send(data);
  });
}

/* A phone that changes from one network to another is not told: the old connection just falls silent. */
function patience(giveUp) {
  let timer = 0;
  const end = () => clearTimeout(timer);
  return { wait: (milliseconds) => { end(); timer = setTimeout(giveUp, milliseconds); }, end };
}

function pause(milliseconds) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    addEventListener("online", () => { clearTimeout(timer); resolve(); }, { once: true });
  });
}

function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

async function inStore(use, otherwise) {
  try {
    store ??= createStore("placeness", "uploads");
    return await use(store);
  } catch {
    return otherwise;
  }
}

function tell(name, detail) {
  uploads.dispatchEvent(new CustomEvent(name, { detail }));
}
