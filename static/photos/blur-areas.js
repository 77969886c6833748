/* Areas of a picture, [left, top, width, height] as fractions of it, and how one that is hidden is drawn.
 *
 *   around(point, sheet) → the area that a tap puts          dragged(before, from, to, isCorner) → where a drag leads
 *   inside(area) → the same area inside the picture           cover(context, box) draws a hidden area, in pixels
 *   opened(source) → a picture that a canvas can draw, upright; rejected where this browser cannot show it
 */
export const MOST = 20; // areas of one picture
export const LEAST = 0.03; // of a side
export const STEP = 0.02; // of a side: how far a key moves an area
const USUAL = 0.24; // of the shorter side
const CELLS = 4; // as in places/imaging/covering.py

export function around([x, y], { width, height }) {
  const side = USUAL * Math.min(width, height);
  const [wide, high] = [side / width, side / height];
  return [x - wide / 2, y - high / 2, wide, high];
}

/* A few mean colours, drawn smoothly. */
export function cover(context, [left, top, width, height]) {
  const cell = Math.max(width, height) / CELLS;
  const few = document.createElement("canvas");
  few.width = Math.max(1, Math.round(width / cell));
  few.height = Math.max(1, Math.round(height / cell));
  const small = few.getContext("2d");
  small.imageSmoothingQuality = "high";
  small.drawImage(context.canvas, left, top, width, height, 0, 0, few.width, few.height);
  context.imageSmoothingEnabled = true;
  context.drawImage(few, left, top, width, height);
}

export function dragged(before, [fromX, fromY], [toX, toY], isCorner) {
  if (!before) {
    return [Math.min(fromX, toX), Math.min(fromY, toY), Math.abs(toX - fromX), Math.abs(toY - fromY)];
  }
  const [left, top, width, height] = before;
  if (isCorner) return [left, top, width + toX - fromX, height + toY - fromY];
  return [left + toX - fromX, top + toY - fromY, width, height];
}

/* The same area inside the picture, and not too small to be seen and caught. */
export function inside([left, top, width, height]) {
  const wide = Math.min(1, Math.max(LEAST, width));
  const high = Math.min(1, Math.max(LEAST, height));
  return [Math.min(Math.max(0, left), 1 - wide), Math.min(Math.max(0, top), 1 - high), wide, high];
}

export function within(fraction) {
  return Math.min(1, Math.max(0, fraction));
}

export async function opened(source) {
  if (typeof source !== "string") return createImageBitmap(source, { imageOrientation: "from-image" });
  const picture = new Image();
  picture.src = source;
  await picture.decode();
  return picture;
}
