/* <ness-word name="id_name" word="id_ness" touched=""> around the …ness field: proposes "<Name>-ness" as the name is
 * typed, until somebody writes in the field themselves (or `touched` is "yes"). Without JavaScript the server does it.
 */
class NessWord extends HTMLElement {
  connectedCallback() {
    const name = document.getElementById(this.getAttribute("name"));
    const word = document.getElementById(this.getAttribute("word"));
    if (!name || !word || this.getAttribute("touched") === "yes") return;
    let own = false;
    word.addEventListener("input", () => {
      own = word.value !== "";
    });
    name.addEventListener("input", () => {
      const written = name.value.trim();
      if (!own) word.value = written ? `${written.slice(0, 75)}-ness` : "";
    });
  }
}

customElements.define("ness-word", NessWord);
