/* What shows of a closed pile: its first three pictures (the first words of a card of words), as they lie in it now. */

const MOST = 32;

export function fanOut(pile) {
  const fan = pile.querySelector(".fan");
  if (!fan) return;
  const parts = [...pile.querySelectorAll(".photo-list > [data-card]")].slice(0, 3).map(partOf);
  const now = parts.map(({ src, words }) => src ?? words).join(" ");
  const isAsServed = fan.dataset.of === undefined && fan.children.length === parts.length;
  if (!isAsServed && fan.dataset.of !== now) fan.replaceChildren(...parts.map(drawn));
  fan.dataset.of = now;
}

function partOf(card) {
  const src = card.querySelector(".photo-picture")?.getAttribute("src");
  return src ? { src } : { words: shortened(card.querySelector("h3").textContent.trim()) };
}

function shortened(words) {
  return words.length > MOST ? `${words.slice(0, MOST - 1)}…` : words || "…";
}

function drawn({ src, words }) {
  if (src) return Object.assign(document.createElement("img"), { src, alt: "" });
  return Object.assign(document.createElement("span"), { className: "fan-word", textContent: words });
}
