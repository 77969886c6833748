/* Going along when the room moves on, each phone a moment after another; nobody is taken away from unfinished work.
 *
 *   follow({url, text})       to where the room is now; who is at work (at-work.js) sees `text` and a link, and goes
 *                             along as soon as they have finished. A later call replaces an earlier one
 *   turn(url, {text, told})   the page itself has another address or look now: the same, in place of this page;
 *                             `told` is shown on the page that is reached
 *
 * What went wrong and is shown just then is shown on the page that is reached, too.
 *
 * Where the room has moved on again while a page was on its way, that page goes on too.
 *
 * <body data-stays>: the page is not taken along, it is fetched again. Who goes on from step to step (a picture that is
 * being brought) sees the sentence again on each, from <live-stream place="/w/…" moved="sentence">.
 */
import { notice } from "announce";
import { isAtWork, isUnfinished } from "at-work";
import { refresh } from "page-refresh";

const SPREAD = 1_200; // ms within which the phones of a room set out
const LOOK_EVERY = 400;
const FADE = 160;
const STILL_HERE_AFTER = 5_000; // the next page did not come: this one is seen again
const GOING = "placeness:going";
const TOLD = "placeness:told";
const TURNED = "placeness:turned";
const PLACE = "placeness:place";
const UNREAD = "placeness:unread";
let going = null;
let isLed = false;
let timer = 0;

export function follow({ url, text }) {
  const place = new URL(url, location.href);
  const stays = document.body.dataset.stays !== undefined;
  if (stays || place.pathname === location.pathname) {
    stop();
    refresh();
  } else if (going?.url === place.href) {
    going.text = text;
    going.instead = false;
  } else setOut({ url: place.href, text, instead: false }, Math.random() * SPREAD);
}

export function turn(url, { text, told = "" }) {
  if (!going || going.instead) setOut({ url, text, told, instead: true }, 0);
}

/** When this tab last opened a page anew by `turn`, in ms since 1970; 0 for never. */
export function turnedAt() {
  try {
    return Number(sessionStorage.getItem(TURNED) ?? 0);
  } catch {
    return Date.now();
  }
}

function setOut(where, after) {
  stop();
  going = where;
  if (isAtWork()) tell();
  timer = setTimeout(look, after);
}

function stop() {
  clearTimeout(timer);
  going = null;
  document.querySelector("#notices [data-name=go]")?.remove();
}

/* Two looks in a row: between leaving a field and pressing its button a person is not finished. */
function look() {
  const isBusy = isAtWork();
  if (isBusy) tell();
  going.wasBusy ||= isBusy;
  going.free = isBusy ? 0 : (going.free ?? 0) + 1;
  if (going.free > (going.wasBusy ? 1 : 0) && navigator.onLine && document.body.dataset.connection !== "lost") go();
  else timer = setTimeout(look, LOOK_EVERY);
}

function tell() {
  const shown = document.querySelector("#notices [data-name=go] [data-notice-text]");
  if (going.isTold && (!shown || shown.textContent === going.text)) return; // said already, or closed by the person
  going.isTold = true;
  notice(going.text, { url: going.url, name: "go", kind: "go" });
}

function go() {
  const { url, told, instead } = going;
  going = null;
  if (told) remember(TOLD, told);
  if (instead) remember(TURNED, Date.now());
  remember(PLACE, placeOf(document.querySelector("live-stream")));
  isLed = true;
  document.documentElement.dataset.goes = ""; // fades out (base.css)
  setTimeout(
    () => {
      if (instead) location.replace(url);
      else location.assign(url);
    },
    isCalm() ? 0 : FADE,
  );
  setTimeout(stays, STILL_HERE_AFTER);
}

function stays() {
  isLed = false;
  delete document.documentElement.dataset.goes;
}

function isCalm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function remember(name, value) {
  try {
    sessionStorage.setItem(name, value);
  } catch {
    // a browser that keeps nothing: the page that is reached shows no sentence
  }
}

function taken(name) {
  try {
    const value = sessionStorage.getItem(name);
    sessionStorage.removeItem(name);
    return value ?? "";
  } catch {
    return "";
  }
}

/* Where the room was when the page was made, whatever its code: "/weigh/". */
function placeOf(stream) {
  return stream?.getAttribute("place")?.replace(/^\/w\/[^/]+/, "") ?? "";
}

function arrive() {
  const stream = document.querySelector("live-stream[place]");
  const told = taken(TOLD);
  const wasGoing = taken(GOING);
  const before = taken(PLACE);
  const home = location.pathname.match(/^\/w\/[^/]+\//)?.[0];
  if (before && home && document.querySelector("main [data-refused]")) location.replace(home); // not this stage's page any more
  if (!stream) return;
  if (told) notice(told);
  for (const text of JSON.parse(taken(UNREAD) || "[]")) notice(text, { kind: "error" });
  const url = new URL(stream.getAttribute("place"), location.href);
  const hasMoved = before && before !== placeOf(stream) && document.body.dataset.stays === undefined; // while this page was on its way
  if (!(wasGoing || hasMoved) || url.pathname === location.pathname) return;
  setOut({ url: url.href, text: stream.getAttribute("moved"), instead: false }, SPREAD * (1 + Math.random()));
}

/* What went wrong, and is shown when a person is taken along: they have had no time to read it. */
function unread() {
  return [...document.querySelectorAll("#notices .error [data-notice-text]")].map((text) => text.textContent);
}

addEventListener("pagehide", () => {
  if (isLed && unread().length > 0) remember(UNREAD, JSON.stringify(unread()));
  if (going && !going.instead && isUnfinished()) remember(GOING, "yes");
});
addEventListener("pageshow", stays);

arrive();
