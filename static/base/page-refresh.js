/* refresh(): fetch this page again, and let what a fresh load shows stand here.
 *
 * Many calls in one moment make one fetch, spread over a second; a call during a fetch makes another one after it. An
 * answer from the server that cannot be had is asked for again until it comes, and so is one that is older than the
 * operations that came while it was on its way. Then:
 *   - same address, same frame (styles, scripts, import map, channel, <body> attributes): title, header, bar and <main>
 *     are morphed, and the document gets `operations:applied`
 *   - another address, or another frame: a real navigation to it (following.js)
 *   - what the server tells with it is told here, or on the page that is reached
 *   - a refusal ([data-refused="why"], empty for what has been deleted): they are told why and taken to where the room is
 * The big screen ([data-theme=projector]) only ever goes to its own address.
 */
import { notice, sentence } from "announce";
import { turn, turnedAt } from "following";
import { keepingPlace, morph } from "morph";

const LONGEST_PAUSE = 10_000;
const AGAIN_AFTER = 10_000;
const opened = frameOf(document);
let isWanted = false;
let running = null;

export function refresh() {
  isWanted = true;
  running ??= untilItIsRight().finally(() => {
    running = null;
  });
  return running;
}

async function untilItIsRight() {
  await pause(100 + Math.random() * 900);
  for (let tries = 0; isWanted; ) {
    isWanted = false;
    const answer = await fetched();
    if (answer) take(answer);
    isWanted ||= !answer || isOvertaken(answer.page);
    tries = answer ? 0 : tries + 1;
    if (isWanted) await pause(Math.min(LONGEST_PAUSE, 500 * 2 ** tries) * (0.5 + Math.random()));
  }
}

async function fetched() {
  try {
    const answer = await fetch(location.href, {
      headers: { "X-Requested-With": "placeness" },
      credentials: "same-origin",
    });
    if (answer.status >= 500 || answer.status === 429) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.querySelector("body > main") ? { page, url: answer.url } : null;
  } catch {
    return null;
  }
}

/* Whether live news has told this page more than the answer knows: both carry their revision as `epoch:revision`. */
function isOvertaken(page) {
  const [here, there] = [
    document.querySelector("live-stream")?.since,
    page.querySelector("live-stream")?.getAttribute("since"),
  ];
  if (!here || !there) return false;
  const [[epoch, known], [fresh, number]] = [here.split(":"), there.split(":")];
  return epoch === fresh && Number(known) > Number(number);
}

function take({ page, url }) {
  const isElsewhere = new URL(url).pathname !== location.pathname;
  const refused = page.querySelector("[data-refused]");
  const told = [...page.querySelectorAll("#notices [data-notice-text]")].map((text) => text.textContent).join(" ");
  if (refused) leave(refused.dataset.refused || sentence("gone"));
  else if (isElsewhere && isScreen() && !url.endsWith("/screen/")) return;
  else if (isElsewhere) turn(url, { text: sentence("moved"), told });
  else if (frameOf(page) !== opened && (mayTurn() || channelOf(page) !== channelOf(document)))
    turn(location.href, { text: sentence("moved"), told });
  else {
    renew(page);
    if (told) notice(told);
  }
}

function leave(why) {
  const home = location.pathname.match(/^\/w\/[^/]+\//)?.[0] ?? "/";
  if (isScreen() || home === location.pathname) location.replace(location.href);
  else turn(home, { text: why, told: why });
}

function renew(page) {
  document.title = page.title;
  keepingPlace(() => {
    document.querySelector("main").className = page.querySelector("main").className;
    renewPart(page, "body > header", (fresh) => document.querySelector(".skip-link").after(fresh));
    renewPart(page, "body > nav.bar", (fresh) => document.querySelector("main").after(fresh));
    morph(document.querySelector("main"), [...page.querySelector("main").childNodes], "innerHTML");
  });
  const stream = page.querySelector("live-stream");
  for (const name of ["place", "moved"])
    document.querySelector("live-stream")?.setAttribute(name, stream?.getAttribute(name) ?? "");
  document.dispatchEvent(new CustomEvent("operations:applied", { detail: [{ op: "refresh" }] }));
}

function renewPart(page, selector, add) {
  const [existing, fresh] = [document.querySelector(selector), page.querySelector(selector)];
  if (existing && fresh) morph(existing, fresh);
  else if (fresh) add(document.importNode(fresh, true));
  else existing?.remove();
}

/* What a page needs around its <main>. What extensions of the browser put there comes from elsewhere. */
function frameOf(page) {
  const assets = [...page.querySelectorAll("link[rel=stylesheet], script[src]")]
    .map((element) => element.getAttribute("href") ?? element.getAttribute("src"))
    .filter((address) => address.startsWith("/"));
  const attributes = [page.documentElement, page.body]
    .flatMap((element) => [...element.attributes])
    .filter(({ name }) => /^(data-|lang|dir)/.test(name))
    .map(({ name, value }) => `${name}=${value}`);
  const map = page.querySelector("script[type=importmap]")?.textContent.replace(/\s+/g, "") ?? "";
  return JSON.stringify([assets, attributes, map, page.querySelector("live-stream")?.getAttribute("src") ?? ""]);
}

/* What the page listens to: that of another table's board, when a person has been moved there. */
function channelOf(page) {
  return (
    page
      .querySelector("live-stream")
      ?.getAttribute("src")
      .match(/channel=[^&]*/)?.[0] ?? ""
  );
}

/* A page that would not be right after it was opened anew is not opened anew for ever. */
function mayTurn() {
  return Math.abs(Date.now() - turnedAt()) > AGAIN_AFTER; // also when the clock was put right
}

function isScreen() {
  return document.documentElement.dataset.theme === "projector";
}

function pause(milliseconds) {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
