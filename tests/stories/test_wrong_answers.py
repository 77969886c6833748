"""Story: on every form a wrong entry is told at its question, which is in view and has the focus."""

import contextlib

import pytest
from playwright.sync_api import Page, TimeoutError

from places.enums import Stage
from places.models import Group
from tests.looks import GUEST, LEADER, MIRA, FurnishedWorkshop, Look
from tests.stories.test_access import SEND, pages, workshop

__all__ = ["pages", "workshop"]  # fixtures

TELL = """() => {
    const control = document.activeElement;
    const question = control.closest(".field") ?? control.parentElement;
    const error = (control.getAttribute("aria-describedby") ?? "").split(" ")
        .concat((control.closest("fieldset")?.getAttribute("aria-describedby") ?? "").split(" "))
        .map((id) => id && document.getElementById(id)).find((place) => place && /_error|_wrong|error/.test(place.id));
    const inSight = (element) => {
        const { top, bottom, left, width, height } = element.getBoundingClientRect();
        if (top < 0 || bottom > innerHeight || !height) return false;
        const there = document.elementFromPoint(left + Math.min(width / 2, 40), top + height / 2);
        return question.contains(there);
    };
    return {
        name: control.name ?? control.localName,
        invalid: control.getAttribute("aria-invalid"),
        says: error?.innerText.trim() ?? "",
        controlInSight: inSight(control.closest("label") ?? control),
        errorInSight: Boolean(error) && inSight(error),
    };
}"""
FILL = """([form, fields]) => {
    const found = document.querySelector(form);
    for (const [name, value] of Object.entries(fields)) {
        const control = found.elements[name];
        if (control instanceof RadioNodeList) [...control].forEach((each) => { each.checked = each.value === value; });
        else control.value = value;
    }
}"""
# Which form, what is sent wrong, and the name of the first wrong question.
WRONG: list[tuple[Look, str, dict[str, str], str]] = [
    (Look("enter-code", GUEST), "form.door", {"code": "nonsense"}, "code"),
    (Look("join", GUEST, Stage.GATHER), "form.door", {"first_name": ""}, "first_name"),
    (Look("come-back", GUEST), "form.door", {"code": "", "return_code": ""}, "code"),
    (Look("open-workshop", LEADER), "main form", {"name": "", "tables": "999"}, "name"),
    (Look("open-workshop", LEADER), "main form", {"name": "Borås", "tables": "999"}, "tables"),
    (Look("open-workshop", LEADER), "main form", {"name": "Borås", "photos_each": "0"}, "photos_each"),
    (Look("desk-change", LEADER), "main form", {"name": "", "photos_each": ""}, "name"),
    (Look("desk-change", LEADER), "main form", {"photos_each": "99"}, "photos_each"),
    (Look("desk-tables", LEADER), "main form", {"table-*": "x" * 81}, "table-*"),
    (Look("password", LEADER), "main form", {"new_password1": "", "new_password2": ""}, "new_password1"),
    (Look("import-sorts", LEADER), "main form", {"name": ""}, "name"),
    (Look("bring-step", MIRA, Stage.GATHER, things={"step": "see"}), "main form", {"see": "x" * 151}, "see"),
    (
        Look("bring-step", MIRA, Stage.GATHER, things={"step": "people"}),
        "main form",
        {"people": ""},
        "people",
    ),
]


@pytest.fixture
def language() -> str:
    return "en"


def test_an_error_is_at_its_question(workshop: FurnishedWorkshop, pages: dict[str, Page]) -> None:
    first = str(Group.objects.order_by("number")[0].pk)
    found = []
    for look, form, fields, wrong in WRONG:
        page = pages[look.who]
        name = wrong.replace("*", first)
        sent = {key.replace("*", first): value for key, value in fields.items()}
        page.set_viewport_size({"width": 390, "height": 844})
        for is_scripted in (False, True):
            page.goto(workshop.address(look))
            if is_scripted:
                page.evaluate(FILL, [form, sent])
                page.locator(f"{form} [type=submit]").last.click()
                with contextlib.suppress(TimeoutError):  # told below
                    page.locator(":focus[aria-invalid=true]").wait_for(state="attached", timeout=10_000)
            else:
                with page.expect_navigation():
                    page.evaluate(SEND, [form, sent])
            told = page.evaluate(TELL)
            says = told.pop("says")
            right = {"name": name, "invalid": "true", "controlInSight": True, "errorInSight": True}
            if told != right or not says:
                found.append(f"{look.name} {fields} {'scripted' if is_scripted else 'sent'}: {told} {says!r}")
    assert found == [], "\n".join(found)
