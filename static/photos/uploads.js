/* Pictures on their way: kept in the outbox (outbox.js) until the server has them, sent one at a time.
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
 * cannot be used (upload-outcome.js says which is which), "elsewhere" {key}: another tab has sent it. The key goes along as the field `key`: the same picture is
 * never stored twice.
 */
import { pause, pauseBefore } from "again";
import { isStillHere, load, others as ofOthers, add as put, remove } from "outbox";
import { csrfToken, freshToken, newKey } from "posting";
import { handOver } from "step-words";
import { outcome } from "upload-outcome";

export const uploads = new EventTarget();

const STALLED_AFTER = 30_000; // nothing moved: try anew
const ANSWER_AFTER = 90_000; // all is sent; the server may have others to look at first
const memory = new Map(); // what this page sends; where the browser keeps nothing, all there is
const leftOver = new Set();
const queued = new Set();
const dropped = new Set();
const travelling = new Map();
let queue = Promise.resolve();

export function add({ url, name = "picture", blob, texts = {} }) {
  const item = put({ key: newKey(), url, name, blob, texts });
  enqueue(item);
  return item;
}

export async function forget(key) {
  dropped.add(key);
  memory.delete(key);
  travelling.get(key)?.abort();
  await remove(key);
}

export function again(key) {
  if (memory.has(key)) enqueue(memory.get(key));
}

export async function resume() {
  const items = (await load()).filter(({ key, blob }) => blob && !dropped.has(key));
  for (const { key } of items) {
    if (!memory.has(key)) leftOver.add(key);
  }
  items.forEach(enqueue);
  return items;
}

export async function others(url) {
  return (await ofOthers(url)).filter(({ blob }) => blob);
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
  let isRenewed = false;
  for (let tries = 1; !dropped.has(item.key); tries += 1) {
    if (leftOver.has(item.key) && !(await isStillHere(item.key))) return sentElsewhere(item);
    const { is, why, sentence, answer } = outcome(await post(item));
    if (dropped.has(item.key)) return;
    if (why === "page" && !isRenewed && (await freshToken())) {
      isRenewed = true;
      continue;
    }
    if (is === "done") handOver(`bring-${item.key}`, `bring-${answer.photo}`);
    if (is === "done" || is === "refused") await forget(item.key);
    tell(is, { key: item.key, why, sentence, answer });
    if (is !== "retrying") return;
    await pause(pauseBefore(tries));
  }
}

function sentElsewhere({ key }) {
  memory.delete(key);
  tell("elsewhere", { key });
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

function tell(name, detail) {
  uploads.dispatchEvent(new CustomEvent(name, { detail }));
}
