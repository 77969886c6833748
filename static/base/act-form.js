/* <act-form> around an ordinary <form method="post">: the same act without leaving the page.
 *
 * Without JavaScript the form posts and the server redirects. With it the form goes out by fetch (act.js), once,
 * however often the button is pressed, also when the second tap comes just after the answer; a refusal's sentence
 * appears at the question that it is about (the answer's `field`), else in [data-refusal] (made when absent), and
 * everything typed stays. Attributes: reset (empty the form when done), quiet (no "Sending…"), told (what was done also
 * stands under the form, until something in it changes: for acts after which nothing else looks different), keeps (the
 * act is kept on this device until the server has acknowledged it, also when the page is turned: votes, moves), repeats
 * (each tap after an answer is another act: one slide further), toggles (a tap just after the answer is the same tap,
 * although its button says the opposite now).
 * Sends `act:done` and `act:refused` (both bubble; detail = the answer with `url` and `data` of what was sent). Who
 * tells a refusal in another way prevents the default of `act:refused`. Works for controls outside the form that name
 * it by form="…".
 */
import { say, sentence } from "announce";
import { newKey, send } from "act";
import { tellAt } from "wrong-answer";

const SAME_TAP = 400; // ms after the answer; the same words sent again so soon are a hurried finger's second tap

class ActForm extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", (event) => this.submit(event));
    this.addEventListener("change", () => this.tell(""));
  }

  async submit(event) {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    event.preventDefault();
    const button = event.submitter;
    const data = formDataOf(form, button);
    const url = button?.hasAttribute("formaction") ? button.formAction : form.action;
    const words = wordsOf(url, data);
    if (this.busy || (!this.hasAttribute("repeats") && this.isSameTap(words))) return;
    this.busy = true;
    data.set("key", this.keyFor(words));
    this.refuse("");
    this.tell("");
    const line = lineage(this);
    const draft = this.closest("step-form")?.draft;
    const kept = this.hasAttribute("keeps") ? { keepsAs: nameOf(button), typed: typedIn(form), draft } : {};
    const answer = await send(url, data, { onState: (state) => this.show(state, button), ...kept });
    this.busy = false;
    if (answer.ok) this.tapped = { words, now: performance.now() };
    if (answer.ok) this.done(form, { ...answer, url, data }, line);
    else this.refused(form, { ...answer, url, data });
  }

  isSameTap(words) {
    const { words: before, now: then } = this.tapped ?? {};
    return (words === before || this.hasAttribute("toggles")) && performance.now() - then < SAME_TAP;
  }

  /* The same words sent again after a lost answer are the same act; other words, or another address, are another. */
  keyFor(words) {
    if (words !== this.words) {
      this.words = words;
      this.key = newKey();
    }
    return this.key;
  }

  /* An answer may take the form away with what stood around it: the nearest that is still there tells it. */
  done(form, answer, line) {
    this.words = null;
    if (this.hasAttribute("reset")) form.reset();
    if (this.hasAttribute("told")) this.tell(answer.say);
    const teller = line.find((element) => element.isConnected);
    teller.dispatchEvent(new CustomEvent("act:done", { bubbles: true, detail: answer }));
  }

  tell(text) {
    this.querySelector("[data-told]")?.remove();
    if (!text) return;
    const place = Object.assign(document.createElement("p"), { className: "told", textContent: text });
    place.dataset.told = place.dataset.keep = "";
    (this.querySelector("form") ?? this).append(place);
  }

  refused(form, answer) {
    if (answer.status !== 0 && answer.status < 500 && !answer.reason) this.words = null;
    const event = new CustomEvent("act:refused", { bubbles: true, cancelable: true, detail: answer });
    if (!this.dispatchEvent(event)) return;
    if (!answer.field || !tellAt(form, answer.field, answer.sentence)) this.refuse(answer.sentence);
    answer.later?.then(() => this.refuse("")); // sent after all; a late refusal is told by <still-waiting>
  }

  refuse(text) {
    let place = this.querySelector("[data-refusal]");
    if (!place && text) {
      place = document.createElement("p");
      place.className = "error";
      place.dataset.refusal = place.dataset.keep = "";
      place.setAttribute("role", "alert");
      (this.querySelector("form") ?? this).append(place);
    }
    if (!place) return;
    place.hidden = !text;
    place.textContent = text;
    if (text) place.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  show(state, button) {
    if (button) {
      button.toggleAttribute("aria-busy", false);
      if (state !== "idle") button.setAttribute("aria-busy", "true");
    }
    this.dataset.state = state;
    clearTimeout(this.telling);
    if (state === "idle" || this.hasAttribute("quiet")) return;
    this.telling = setTimeout(() => say(sentence(state)), state === "sending" ? 300 : 0);
  }
}

function lineage(element) {
  return element ? [element, ...lineage(element.parentElement)] : [document];
}

function wordsOf(url, data) {
  const fields = [...data].filter(([name]) => name !== "key");
  return JSON.stringify([url, ...fields.map(([name, value]) => [name, value?.name ?? value])]);
}

/* The act in words, for when it is told of on another page: "Only here: dots for Water: More: 2 dots". */
function nameOf(button) {
  const group = button?.closest("[role=group][aria-label]")?.getAttribute("aria-label");
  return [group, button?.getAttribute("aria-label") ?? button?.textContent]
    .map((words) => words?.trim().replace(/\s+/g, " "))
    .filter(Boolean)
    .join(": ");
}

/* What the person wrote, to be read when it could not be sent. */
function typedIn(form) {
  const fields = form.querySelectorAll("textarea, input:not([type]), input[type=text]");
  return [...fields]
    .map(({ value }) => value.trim())
    .filter(Boolean)
    .join("\n");
}

/* Browsers before 2023 leave the pressed button out. */
function formDataOf(form, button) {
  const data = new FormData(form, button);
  if (button?.name && !data.getAll(button.name).includes(button.value)) data.append(button.name, button.value);
  return data;
}

customElements.define("act-form", ActForm);
