/* The server's clock, for pages on devices whose own clock is wrong.
 *
 *   clockAhead(time, stamp) → how many ms the server's clock is ahead of Date.now(), by a `time` (ms since 1970) that the
 *                             server wrote into an element as data-now="stamp"
 *
 * A time that stood in the page when it was opened came with its first byte, before its scripts ran; any other has just
 * arrived. The answer is too small by the time that it was on its way.
 */
const opened = new Set([...document.querySelectorAll("[data-now]")].map(({ dataset }) => dataset.now));

export function clockAhead(time, stamp) {
  const page = opened.delete(stamp) ? performance.getEntriesByType("navigation")[0] : undefined;
  return time - Date.now() + (page ? performance.now() - page.responseStart : 0);
}
