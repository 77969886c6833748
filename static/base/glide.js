/* Cards that change their place glide there (first, last, invert, play), so that the eye can follow them. */

const MILLISECONDS = 200;

/** Run `change`; the elements with these ids then glide from where they were to where they are. */
export function gliding(ids, change) {
  const before = matchMedia("(prefers-reduced-motion: reduce)").matches ? new Map() : placesOf(ids);
  change();
  for (const [element, old] of before) glide(element, old);
}

function placesOf(ids) {
  const places = new Map();
  for (const id of ids) {
    const element = document.getElementById(id);
    if (element) places.set(element, element.getBoundingClientRect());
  }
  return places;
}

function glide(element, old) {
  if (!element.isConnected) return;
  const now = element.getBoundingClientRect();
  const left = old.left - now.left;
  const top = old.top - now.top;
  if ((left === 0 && top === 0) || old.width === 0 || now.width === 0) return;
  element.animate([{ transform: `translate(${left}px, ${top}px)` }, { transform: "none" }], {
    duration: MILLISECONDS,
    easing: "cubic-bezier(.2, .7, .3, 1)",
  });
}
