/* For whom this page was made: <body data-holder="…">, an opaque name of one person, or one table, in one workshop.
 *
 *   holder() → the name, "" on pages of no workshop
 *
 * What waits on this device to be sent is kept under this name, and sent only by pages with the same one.
 */
export function holder() {
  return document.body.dataset.holder ?? "";
}
