/* What an answer to a picture means for it.
 *
 *   outcome({status, url, text}) → {is, why, sentence, answer}
 *
 * is: "done" (answer: photo, next …) · "retrying": tried again by itself · "kept": not sent and not the picture's fault,
 * stays on the phone · "refused": the picture cannot be used, and is taken off the phone. why says more about the two
 * in the middle: "offline" no answer, "portal" a page that is not ours, "busy"; "outside" no longer in the room,
 * "person" somebody else is now, "page" open for too long, "room" not now, "size" too large for something on the way,
 * "server". sentence: our server's own words, but for 503: they ask to try again, which happens by itself.
 */
import { ownAnswer } from "own-answer";

const LATER = [408, 425, 429, 502, 503, 504, 507];
const OF_THE_PICTURE = [413, 422];
const PHOTO = { photo: Number.isInteger, next: (value) => typeof value === "string" };
const BY_STATUS = { 404: "outside", 409: "room" };

export function outcome({ status, url, text }) {
  const isHere = !url || new URL(url, location.href).origin === location.origin;
  const { body, isOwn } = isHere ? ownAnswer(status, text, PHOTO) : { body: {}, isOwn: false };
  if (isOwn && status < 400) return { is: "done", answer: body };
  const { sentence, reason } = body;
  if (status < 400 || !isHere) return { is: "retrying", why: status ? "portal" : "offline" };
  if (LATER.includes(status)) return { is: "retrying", why: "busy", sentence: status === 503 ? "" : sentence };
  if (!isOwn) return { is: "kept", why: status === 413 ? "size" : "server" };
  if (OF_THE_PICTURE.includes(status)) return { is: "refused", sentence };
  return { is: "kept", why: reason ?? BY_STATUS[status] ?? "server", sentence };
}
