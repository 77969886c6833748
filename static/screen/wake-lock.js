/* The big screen keeps its computer awake while it is seen, where the browser lets a page do so (a secure context).
 *
 * The browser takes the lock back when the page is hidden; seen again, the page asks anew.
 */
let lock = null;

async function keepAwake() {
  if (document.hidden || (lock && !lock.released)) return;
  try {
    lock = await navigator.wakeLock.request("screen");
  } catch {
    // a computer that saves its battery says no: nothing else depends on it
  }
}

if ("wakeLock" in navigator) {
  keepAwake();
  document.addEventListener("visibilitychange", keepAwake);
}
