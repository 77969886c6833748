/* What shows of a closed pile: its first three pictures (a letter for a card of words), as they lie in it now. */

export function fanOut(pile) {
  const fan = pile.querySelector(".fan");
  if (!fan) return;
  const cards = [...pile.querySelectorAll(".photo-list > [data-card]")].slice(0, 3);
  const wanted = cards.map(partOf);
  const now = wanted.join(" ");
  const isAsServed = fan.dataset.of === undefined && fan.children.length === wanted.length;
  if (!isAsServed && fan.dataset.of !== now) fan.replaceChildren(...wanted.map(drawn));
  fan.dataset.of = now;
}

function partOf(card) {
  return card.querySelector(".photo-picture")?.getAttribute("src") ?? card.querySelector("h3").textContent.trim().slice(0, 1);
}

function drawn(part) {
  if (part.length > 1) return Object.assign(document.createElement("img"), { src: part, alt: "" });
  return Object.assign(document.createElement("span"), { className: "fan-word", textContent: part || "…" });
}
