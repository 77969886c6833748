/* What a page needs to be whole on paper: pictures that were to be loaded later are loaded first, and the line on top
 * has the date of the day on which it is printed. It works for every page.
 *
 * A [data-print] button prints the page; Ctrl+P (Cmd+P) does the same. Both wait for the pictures, ten
 * seconds at most; from the browser's menu it depends on the browser whether it waits.
 */
const LONGEST_WAIT = 10_000;

function prepare() {
  for (const picture of document.images) picture.loading = "eager";
  setDay(document.querySelector(".print-head > time"));
  return Promise.all([...document.images].map(arrived));
}

function arrived(picture) {
  if (picture.complete) return undefined;
  return new Promise((done) => {
    picture.addEventListener("load", done, { once: true });
    picture.addEventListener("error", done, { once: true });
  });
}

function setDay(day) {
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
  if (!day || day.dateTime === today) return;
  const language = document.documentElement.lang;
  day.dateTime = today;
  day.textContent = now.toLocaleDateString(language === "en" ? "en-GB" : language, { dateStyle: "long" });
}

async function printPage() {
  await Promise.race([prepare(), new Promise((done) => setTimeout(done, LONGEST_WAIT))]);
  window.print();
}

addEventListener("beforeprint", prepare);
addEventListener("click", (event) => {
  if (event.target.closest?.("[data-print]")) printPage();
});
addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "p" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  event.preventDefault();
  printPage();
});
