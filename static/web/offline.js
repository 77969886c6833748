/* The offline page (templates/places/web/offline.html) stands at the address that was asked for: it is loaded again when
 * the network is back, when the page is seen again, and every ten seconds or so, never by all phones at once.
 */
const AGAIN_AFTER = 10_000;

async function look() {
  try {
    await fetch(location.href, { method: "HEAD", credentials: "same-origin" });
    location.reload();
  } catch {
    setTimeout(look, AGAIN_AFTER * (0.5 + Math.random()));
  }
}

addEventListener("online", () => setTimeout(look, Math.random() * 1_000));
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) look();
});
setTimeout(look, AGAIN_AFTER * (0.5 + Math.random()));
