/* Links and searches with [data-sheet] open beside the page, in <dialog id="side-sheet">; without scripts they are pages.
 *
 * From the page that they lead to the sheet takes [data-sheet-title] and [data-sheet-body]. Focus goes to the title and,
 * when the sheet is closed, back to the link. An <act-form data-closes-sheet> inside closes it when the act is done.
 */
import { say, sentence } from "announce";

const sheet = document.getElementById("side-sheet");
let opener = null;

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-sheet]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !sheet?.showModal) return;
  event.preventDefault();
  show(link.href, link);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-sheet]") || !sheet?.contains(form)) return;
  event.preventDefault();
  const url = new URL(form.action);
  for (const [name, value] of new FormData(form)) url.searchParams.set(name, value);
  show(url.href, form.querySelector("[type=submit]"));
});

document.addEventListener("act:done", ({ target }) => {
  if (target.closest("[data-closes-sheet]") && sheet?.contains(target)) sheet.close();
});

sheet?.addEventListener("close", () => {
  const back = opener?.isConnected
    ? opener
    : document.querySelector(`a[data-sheet][href="${CSS.escape(opener?.getAttribute("href") ?? "")}"]`);
  back?.focus({ preventScroll: true });
  opener = null;
});

async function show(url, from) {
  from.setAttribute("aria-busy", "true");
  const page = await fetched(url);
  from.removeAttribute("aria-busy");
  const body = page?.querySelector("[data-sheet-body]");
  if (!body) {
    say(sentence("failed"), { visible: true, kind: "error" });
    return;
  }
  const title = document.getElementById("side-sheet-title");
  title.textContent = page.querySelector("[data-sheet-title]").textContent;
  document.getElementById("side-sheet-body").replaceChildren(document.importNode(body, true));
  if (!sheet.open) {
    opener = from;
    sheet.showModal();
  }
  sheet.scrollTop = 0;
  title.focus({ preventScroll: true });
}

async function fetched(url) {
  try {
    const answer = await fetch(url, { credentials: "same-origin", headers: { "X-Requested-With": "placeness" } });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  } catch {
    return null;
  }
}
