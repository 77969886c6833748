/* Pictures that did not come are asked for again by themselves, while somebody sees the page: after about 3, 6, 12 … 60
 * seconds, twelve times. Until one is there its element is [data-late], which shows its blurred ground and no broken
 * picture (base.css). One that was taken back goes from the page by its own news.
 */
const FIRST_PAUSE = 3_000;
const LONGEST_PAUSE = 60_000;
const MOST_TRIES = 12;
const OURS = "/media/";
const tries = new WeakMap();

document.addEventListener("error", ({ target }) => later(target), true);
document.addEventListener("load", ({ target }) => here(target), true);
for (const picture of document.images) if (picture.complete && !picture.naturalWidth) later(picture);

function later(picture) {
  if (!isOurs(picture)) return;
  const tried = tries.get(picture) ?? 0;
  picture.toggleAttribute("data-late", true);
  if (tried === MOST_TRIES) return;
  tries.set(picture, tried + 1);
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** tried) * (0.5 + Math.random());
  setTimeout(() => again(picture), pause);
}

function again(picture) {
  if (!picture.isConnected) return;
  if (document.hidden) document.addEventListener("visibilitychange", () => again(picture), { once: true });
  else picture.setAttribute("src", picture.getAttribute("src"));
}

function here(picture) {
  if (!tries.delete(picture)) return;
  picture.removeAttribute("data-late");
}

function isOurs(target) {
  return target instanceof HTMLImageElement && new URL(target.src, location.href).pathname.startsWith(OURS);
}
