/* Registers the service worker at <link rel="service-worker" href="…">, where the browser allows one: on https, and on
 * this computer itself. Elsewhere, on a network without https, everything works without it.
 */
const address = document.querySelector("link[rel=service-worker]")?.href;

if (address && isSecureContext && navigator.serviceWorker) {
  navigator.serviceWorker.register(address, { scope: "/", updateViaCache: "none" }).catch(() => undefined);
}
