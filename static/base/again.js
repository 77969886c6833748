/* When to try again what could not be sent.
 *
 *   pauseBefore(tries) → milliseconds   doubled each time up to 10 s, never the same for two phones
 *   pause(milliseconds) → promise       ends earlier when the network, the page or its live stream comes back
 */
const FIRST_PAUSE = 800;
const LONGEST_PAUSE = 10_000;
const SPREAD = 1_000; // a whole room that is told at once of the network does not send at once

export function pauseBefore(tries) {
  return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (tries - 1)) * (0.5 + Math.random());
}

export function pause(milliseconds) {
  return new Promise((resolve) => {
    const heard = new AbortController();
    let timer = setTimeout(end, milliseconds);
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(end, Math.min(milliseconds, Math.random() * SPREAD));
    };
    function end() {
      heard.abort();
      clearTimeout(timer);
      resolve();
    }
    addEventListener("online", soon, { signal: heard.signal });
    addEventListener("pageshow", soon, { signal: heard.signal });
    document.addEventListener("live:back", soon, { signal: heard.signal });
    document.addEventListener(
      "visibilitychange",
      () => {
        if (!document.hidden) soon();
      },
      { signal: heard.signal },
    );
  });
}
