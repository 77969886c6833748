/* <copy-button text="…" data-text-copied="Copied"><button type="button" class="button">Copy</button></copy-button>
 *
 * Copies `text` (or the text of the element that `from` names). On a plain-http network there is no clipboard:
 * then the text is selected, so that one more touch copies it. Says the translated data-text-copied.
 */
import { say } from "announce";

class CopyButton extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      if (event.target.closest("button")) this.copy();
    });
  }

  async copy() {
    const source = document.getElementById(this.getAttribute("from") ?? "");
    const text = this.getAttribute("text") ?? source?.textContent.trim() ?? "";
    if (!(await copyText(text))) {
      if (source) getSelection().selectAllChildren(source);
      return;
    }
    say(this.dataset.textCopied);
    const button = this.querySelector("button");
    const label = button.querySelector("[data-label]") ?? button;
    this.label ??= label.textContent;
    label.textContent = this.dataset.textCopied ?? this.label;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      label.textContent = this.label;
    }, 4000);
  }
}

async function copyText(text) {
  if (navigator.clipboard)
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "visually-hidden";
  document.body.append(area);
  area.select();
  const isCopied = document.execCommand("copy"); // the only way without a secure context
  area.remove();
  return isCopied;
}

customElements.define("copy-button", CopyButton);
