/* Both texts of a sentence that somebody else changed or took out meanwhile: shown under the box until one is chosen.
 *
 *   const both = new BothTexts(editor)   of one <sentence-editor>; the buttons in its refusal's html are [data-choose]
 *   both.isShown                         whether they wait for the choice
 *   both.show({html, rev, text}, isTyping)  the title gets the focus, but not from who is typing on
 *   await both.choose(choice)            mine, theirs, both, mine-again (after theirs), back (put it in again), let-go
 *   both.close()                         takes them away, and the offer of mine-again
 */
import { say } from "announce";
import { elementFrom } from "morph";

export class BothTexts {
  constructor(editor) {
    this.editor = editor;
  }

  get element() {
    return this.editor.querySelector("[data-both]");
  }
  get isShown() {
    return this.element !== null;
  }

  show({ html, rev, text }, isTyping) {
    this.other = { rev, text };
    this.element?.remove();
    const fresh = elementFrom(html);
    this.editor.box.form.closest("act-form").after(fresh);
    const title = fresh.querySelector("h3");
    if (isTyping) say(title.textContent);
    else title.focus({ preventScroll: true });
  }

  async choose(choice) {
    const { dataset, text } = this.editor;
    const mine = choice === "mine-again" ? this.aside : text.mine;
    this.close(choice === "theirs" ? mine : "");
    if (choice === "let-go") this.editor.end();
    else if (choice === "back") await this.put(dataset.restore, { text: mine }, () => this.editor.end());
    else if (choice === "both")
      await this.put(dataset.add, { section: dataset.section, below: text.name, text: mine }, () =>
        this.goOn(this.other.text),
      );
    else this.goOn(choice === "theirs" ? this.other.text : mine);
    if (choice === "mine") this.editor.save();
  }

  /* Write on with `text`, on top of what the sentence says now. */
  goOn(text) {
    this.editor.text.begin(text, this.other.rev, this.other.text);
    this.editor.typed();
    this.editor.box.focus({ preventScroll: true });
  }

  /* One's own words stay kept until the act has been done. */
  async put(url, sent, then) {
    const answer = await this.editor.saver.put(url, sent);
    if (answer.is === "saved") then();
    else this.editor.refused(answer);
  }

  close(offered = "") {
    this.element?.remove();
    this.aside = offered;
    this.editor.querySelector("[data-choose=mine-again]").hidden = !offered;
  }
}
