"""A person who has a keyboard alone, and what they would miss: a focus that is lost, not seen, or jumps about."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

# Where the focus is: what has it, whether that is marked and in sight, and where on the page it stands.
STOP = """() => {
    const own = document.activeElement;
    if (!own || own === document.body) return null;
    const marked = [own, ...(own.labels ?? []), own.closest(".mini, .file-drop")].filter(Boolean);
    const ring = marked.some((each) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(each);
        return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    });
    const shown = marked.find((each) => each.getBoundingClientRect().width > 4) ?? own;
    const { left, right, top, bottom } = shown.getBoundingClientRect();
    let stands = false;
    for (let each = shown; each; each = each.parentElement)
        stands ||= /fixed|sticky/.test(getComputedStyle(each).position);
    const isIn = (x, y) => {
        const there = document.elementFromPoint(x, y);
        return there && (there.contains(shown) || [shown, ...marked].some((each) => each.contains(there)));
    };
    const [middle, high] = [(left + right) / 2, Math.max(top, 0)];
    const low = Math.min(bottom, innerHeight);
    const name = own.ariaLabel || own.innerText || own.labels?.[0]?.innerText || own.name || own.id || own.className;
    return {
        name: `${own.localName} “${String(name).trim().replace(/\\s+/g, " ").slice(0, 50)}”`,
        ring: ring || own.localName === "main" || own.matches("[tabindex='-1']"),
        seen: high < low && isIn(middle, (high + low) / 2),
        kind: own.className,
        inOrder: !stands && Boolean(own.closest("main")),
        left, right, top: top + scrollY, bottom: bottom + scrollY,
    };
}"""


class KeyUser:
    """Somebody at `page` who only presses keys; `faults` gathers what they could not see or follow."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        self.page.keyboard.type(text)

    def go_to(self, target: Locator, key: str = "Tab", most: int = 90) -> None:
        """Press Tab (or another key) until `target` has the focus; note each stop that nobody could see."""
        expect(target).to_be_attached()
        for _stop in range(most):
            if target.evaluate("element => element === document.activeElement"):
                return
            self.press(key)
            self.look()
        raise AssertionError(f"no way to {target} by {key} on {self.page.url}; last at {self.look()}")

    def choose(self, radio: Locator) -> None:
        """Go to a group of choices, and with the arrows to one of them."""
        expect(radio).to_be_attached()
        is_in_group = "radio => document.activeElement.name === radio.name"
        for _stop in range(90):
            if radio.evaluate(is_in_group):
                break
            self.press("Tab")
            self.look()
        self.go_to(radio, "ArrowDown")
        self.press("Space")

    def enter(self, target: Locator) -> None:
        """Go to a link or button and press Enter."""
        self.go_to(target)
        self.press("Enter")

    def look(self) -> dict[str, Any] | None:
        """Return where the focus is (None: nowhere), and note when it is not marked or not in sight."""
        stop: dict[str, Any] | None = self.page.evaluate(STOP)
        if stop and not (stop["ring"] and stop["seen"]):
            self.page.wait_for_timeout(300)  # a busy browser draws and scrolls a moment later
            stop = self.page.evaluate(STOP)
        if stop and not stop["ring"]:
            self.faults.append(f"{self.page.url}: {stop['name']} shows no focus")
        if stop and not stop["seen"]:
            self.faults.append(f"{self.page.url}: {stop['name']} has the focus out of sight")
        return stop

    def keeps_focus(self, after: str) -> None:
        """Note when the focus has been lost by what happened."""
        if self.look() is None:
            self.faults.append(f"{self.page.url}: the focus is lost after {after}")

    def walk(self, most: int = 120) -> None:
        """Open the page anew and go through it from stop to stop; note each that goes back up what is read."""
        self.page.reload()
        before = None
        for _stop in range(most):
            self.press("Tab")
            stop = self.look()
            if stop is None or (before and "skip-link" in stop["kind"]):
                return
            if not stop["inOrder"]:
                continue
            if before and stop["bottom"] <= before["top"] and stop["left"] < before["right"]:
                self.faults.append(f"{self.page.url}: {stop['name']} stands above {before['name']}")
            before = stop
        raise AssertionError(f"{self.page.url} has more than {most} stops")
