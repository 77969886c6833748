/* What happened, in words: read aloud by screen readers and, when asked, shown until the person closes it.
 *
 * Markup: #announcer (aria-live), #notices, <template id="notice-template"> with [data-notice-text]; any
 * [data-dismiss] button inside a [data-notice] closes it. Sentences that scripts themselves need stand,
 * translated, as data-text-* on <body>.
 */

/** The translated sentence that base.html left for scripts, for instance sentence("sending"). */
export function sentence(name, place = document.body) {
  const own = place?.closest?.(`[data-text-${name}]`);
  return (own ?? document.body).getAttribute(`data-text-${name}`) ?? "";
}

/** Read `text` aloud. It stays in the live region until the next one replaces it. */
export function say(text, { visible = false, kind = "info" } = {}) {
  if (!text) return;
  if (visible) {
    notice(text, { kind });
    return;
  }
  const region = document.getElementById("announcer");
  if (!region) return;
  region.textContent = "";
  requestAnimationFrame(() => {
    region.textContent = text;
  });
}

/** Show `text` (and a link, when `url` is given) above the page until it is closed. Returns the element. */
export function notice(text, { kind = "info", url = "", label = "", name = "" } = {}) {
  const place = document.getElementById("notices");
  const template = document.getElementById("notice-template");
  if (!place || !template) return null;
  if (name) place.querySelector(`[data-name="${CSS.escape(name)}"]`)?.remove();
  for (const old of place.querySelectorAll("[data-notice-text]")) {
    if (old.textContent === text) old.closest("[data-notice]").remove();
  }
  const element = template.content.firstElementChild.cloneNode(true);
  element.className = `notice ${kind}`;
  if (name) element.dataset.name = name;
  element.querySelector("[data-notice-text]").textContent = text;
  if (url) element.querySelector("[data-notice-text]").after(link(url, label || sentence("open")));
  place.append(element);
  return element;
}

/** True while the person is in a text field: nothing may take them away from it. */
export function isTyping() {
  const active = document.activeElement;
  if (!active) return false;
  if (active.isContentEditable || active.tagName === "TEXTAREA") return true;
  return (
    active.tagName === "INPUT" && !/^(button|submit|checkbox|radio|range|file|image|reset|color)$/.test(active.type)
  );
}

function link(url, label) {
  const element = document.createElement("a");
  element.className = "button small";
  element.href = url;
  element.textContent = label;
  return element;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-dismiss]");
  button?.closest("[data-notice]")?.remove();
});
