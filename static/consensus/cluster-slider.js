/* <cluster-slider data-recommended="5"> around a form with a <select name="clusters">: the choice as a slider.
 *
 * The slider has one notch for each option and says its words; it sends the form when it is let go, or half a second
 * after the last key. Without JavaScript the select and its button do the same.
 */
const REST = 500;

class ClusterSlider extends HTMLElement {
  connectedCallback() {
    this.select = this.querySelector("select");
    if (!this.select || this.slider) return;
    this.build();
    this.onApplied = () => this.catchUp();
    document.addEventListener("operations:applied", this.onApplied);
  }

  disconnectedCallback() {
    document.removeEventListener("operations:applied", this.onApplied);
  }

  build() {
    this.slider = document.createElement("input");
    Object.assign(this.slider, {
      type: "range",
      min: "0",
      max: String(this.select.options.length - 1),
      step: "1",
      id: "clusters-slider",
      className: "slider",
    });
    this.slider.dataset.keep = "";
    this.words = document.createElement("output");
    this.words.className = "slider-words";
    this.words.dataset.keep = "";
    this.words.htmlFor = "clusters-slider";
    this.place = document.createElement("div");
    this.place.className = "slider-place";
    this.place.dataset.keep = "";
    this.notch = document.createElement("span");
    this.notch.className = "notch";
    this.place.append(this.slider, this.notch);
    this.querySelector(".count-line").after(this.place, this.words);
    this.slider.addEventListener("input", () => this.moved());
    this.slider.addEventListener("change", () => this.rest());
    this.catchUp();
  }

  /* A live update makes the form as the server wrote it, with another number perhaps: the slider takes it over again
     and follows, unless somebody has just moved it. */
  catchUp() {
    if (!this.select.isConnected) this.select = this.querySelector("select");
    if (!this.select) return;
    this.querySelector("label").htmlFor = "clusters-slider";
    this.toggleAttribute("data-slides", true);
    if (this.timer) return;
    this.slider.max = String(this.select.options.length - 1);
    const selected = [...this.select.options].findIndex((option) => option.defaultSelected);
    if (selected >= 0) this.select.selectedIndex = selected;
    this.slider.value = String(this.select.selectedIndex);
    this.show();
  }

  moved() {
    this.select.selectedIndex = Number(this.slider.value);
    this.show();
  }

  show() {
    const option = this.select.options[Number(this.slider.value)];
    const text = option?.text ?? "";
    this.slider.setAttribute("aria-valuetext", text);
    this.words.textContent = text;
    const best = [...this.select.options].findIndex(({ value }) => value === this.dataset.recommended);
    this.notch.hidden = best < 0;
    const last = Math.max(1, this.select.options.length - 1);
    this.notch.style.setProperty("--at", best / last);
  }

  rest() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      this.select.form.requestSubmit();
    }, REST);
  }
}

customElements.define("cluster-slider", ClusterSlider);
