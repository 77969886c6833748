/* One text being written: what stands in its box, and what the person saw last (`base` with its `rev`).
 *
 * What differs from `base` is kept on this device until it has been sent (kept-words.js).
 */
import { keep, kept, place } from "kept-words";

export class WrittenText {
  constructor(name, box) {
    this.name = name;
    this.box = box;
  }

  get isOpen() {
    return this.rev !== undefined;
  }
  get mine() {
    return this.box.value.trim();
  }
  get place() {
    return place(this.name);
  }
  get isUnsent() {
    return this.isOpen && this.mine !== this.base;
  }

  /** Take up a text with its rev: from here on `base` is what the person has seen. */
  begin(text, rev, base = text) {
    this.box.value = text;
    this.seen(base, rev);
    this.keep();
  }

  /** The server has `base` under this rev; what stands in the box may be newer. */
  seen(base, rev) {
    this.base = base;
    this.rev = rev;
  }

  /** Keep what is not sent; forget what is. */
  keep() {
    keep(this.name, this.isUnsent ? { text: this.box.value, rev: this.rev } : null);
  }

  /** Take up what this device kept from before; false when there is nothing that differs from `shown`. */
  restore(shown) {
    const words = kept(this.name);
    const isOld = !words || words.text.trim() === shown;
    if (isOld) keep(this.name, null);
    else this.begin(words.text, words.rev, null);
    return !isOld;
  }

  end() {
    this.rev = undefined;
    keep(this.name, null);
  }
}
