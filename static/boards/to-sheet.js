/* <to-sheet data-options="select id" data-move-url data-copy-url data-merge-url data-…-title data-new="A new pile: %s">
 *
 * Holds a <dialog> with a form, [data-fields] for hidden fields, [data-find], [data-choices] and [data-none].
 * `open({mode, cards, fields, from})` shows where the cards (handles) may go: the options of that <select> but the pile
 * that all of them come `from`. One types to find a pile, Enter takes the first, arrows go between them; what is typed
 * can also name a new pile when cards are moved (data-find-or-name and data-find-only are the field's two labels).
 * How many pictures lie in each tells two piles of one name apart. On a device without a mouse the focus stays on the
 * heading: the keyboard would come out over the piles.
 */
class ToSheet extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.form = this.querySelector("form");
    this.heading = this.querySelector("h2");
    this.find = this.querySelector("[data-find]");
    this.choices = this.querySelector("[data-choices]");
    this.find.addEventListener("input", () => this.filter());
    this.addEventListener("keydown", (event) => this.key(event));
    this.addEventListener("click", (event) => {
      if (event.target === this.dialog || event.target.closest("[data-close]")) this.dialog.close();
    });
  }

  open({ mode, cards, fields, from = "" }) {
    this.mode = mode;
    this.form.action = this.dataset[`${mode}Url`];
    this.heading.textContent = this.dataset[`${mode}Title`];
    this.find.labels[0].textContent = mode === "move" ? this.dataset.findOrName : this.dataset.findOnly;
    const sent = [...cards.map((card) => ["card", card]), ...Object.entries(fields)];
    this.querySelector("[data-fields]").replaceChildren(...sent.map(([name, value]) => hidden(name, value)));
    this.choices.replaceChildren(...this.options(fields.cluster ?? from).map(choice));
    const refusal = this.querySelector("[data-refusal]");
    if (refusal) refusal.hidden = true;
    this.find.value = "";
    this.filter();
    this.dialog.showModal();
    (matchMedia("(pointer: coarse)").matches ? this.heading : this.find).focus();
  }

  options(without) {
    const barred = ["", without, ...{ merge: ["tray", "new"], copy: ["tray"], move: [] }[this.mode]];
    const options = [...document.getElementById(this.dataset.options).options].filter(
      ({ value }) => !barred.includes(value),
    );
    const rank = ({ value }) => ["tray", "new"].indexOf(value);
    return options.sort((one, other) => rank(one) - rank(other));
  }

  buttons() {
    return [...this.choices.querySelectorAll("li:not([hidden]) > button")];
  }

  filter() {
    const typed = this.find.value.trim();
    const words = typed.toLocaleLowerCase();
    for (const item of this.choices.children) {
      const button = item.firstElementChild;
      const isNew = button.value === "new";
      if (isNew)
        button.textContent =
          typed && this.mode === "move" ? this.dataset.new.replace("%s", () => typed) : button.dataset.words;
      item.hidden = isNew
        ? typed !== "" && this.mode !== "move"
        : !button.textContent.toLocaleLowerCase().includes(words);
    }
    this.naming(typed);
    this.querySelector("[data-none]").hidden = this.buttons().length > 0;
  }

  /* The name goes along only with a new pile: the others ignore it. */
  naming(typed) {
    const fields = this.querySelector("[data-fields]");
    fields.querySelector("[name=name]")?.remove();
    if (typed && this.mode === "move") fields.append(hidden("name", typed));
  }

  key(event) {
    const buttons = this.buttons();
    const here = buttons.indexOf(document.activeElement);
    if (event.key === "Enter" && document.activeElement === this.find) {
      event.preventDefault();
      if (this.find.value.trim()) buttons[0]?.click();
      else buttons[0]?.focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const next = here + (event.key === "ArrowDown" ? 1 : -1);
      (buttons[next] ?? this.find).focus();
    } else if (here >= 0 && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey) {
      this.find.focus();
    }
  }
}

function hidden(name, value) {
  return Object.assign(document.createElement("input"), { type: "hidden", name, value });
}

function choice({ value, text }) {
  const item = document.createElement("li");
  const button = Object.assign(document.createElement("button"), {
    className: "button",
    name: "to",
    value,
    textContent: text,
  });
  button.dir = "auto";
  button.dataset.words = text;
  const count = document.getElementById(`cluster-${value}-count`);
  if (count)
    button.append(
      " ",
      Object.assign(document.createElement("span"), {
        className: "count",
        textContent: count.parentElement.textContent.trim(),
      }),
    );
  item.append(button);
  return item;
}

customElements.define("to-sheet", ToSheet);
