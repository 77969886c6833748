"""static/base/operations.js on a page of its own: each operation, once and again."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.stories.blank_page import HERE, ORIGIN, BlankPage

LIST = '<ul id="list"><li id="a">A</li><li id="b">B</li></ul>'
TWO = '<ul id="list"><li id="a">A</li><li id="b">B</li></ul><ul id="other"><li id="c">C</li></ul>'
ORDERED = '<ul id="list"><li id="a" data-order="1">A</li><li id="b" data-order="3">B</li></ul>'
NEW = '<li id="n">N</li>'


def put(**more: Any) -> dict[str, Any]:
    return {"op": "put", "id": "n", "target": "list", "html": NEW, **more}


def attr(name: str, value: str | None, element: str = "a") -> dict[str, Any]:
    return {"op": "attr", "id": element, "name": name, "value": value}


# What stands there, the operation, and what stands there after it, once or twice.
CASES: dict[str, tuple[str, dict[str, Any], str]] = {
    "put at the end": (LIST, put(), f'<ul id="list"><li id="a">A</li><li id="b">B</li>{NEW}</ul>'),
    "put first": (LIST, put(after=""), f'<ul id="list">{NEW}<li id="a">A</li><li id="b">B</li></ul>'),
    "put after another": (
        LIST,
        put(after="a"),
        f'<ul id="list"><li id="a">A</li>{NEW}<li id="b">B</li></ul>',
    ),
    "put after one that is gone": (
        LIST,
        put(after="gone"),
        f'<ul id="list"><li id="a">A</li><li id="b">B</li>{NEW}</ul>',
    ),
    "put where its order belongs": (
        ORDERED,
        put(html='<li id="n" data-order="2">N</li>'),
        '<ul id="list"><li id="a" data-order="1">A</li><li id="n" data-order="2">N</li>'
        '<li id="b" data-order="3">B</li></ul>',
    ),
    "put what stands there": (
        LIST,
        {"op": "put", "id": "a", "html": '<li id="a" class="new">Other</li>'},
        '<ul id="list"><li id="a" class="new">Other</li><li id="b">B</li></ul>',
    ),
    "put into another list": (
        TWO,
        {"op": "put", "id": "a", "target": "other", "html": '<li id="a">A2</li>'},
        '<ul id="list"><li id="b">B</li></ul><ul id="other"><li id="c">C</li><li id="a">A2</li></ul>',
    ),
    "put once what stands there": (LIST, put(id="a", once=True, html='<li id="a">Other</li>'), LIST),
    "put into a list that is missing": (LIST, put(target="gone"), LIST),
    "put nothing": (LIST, put(html=""), LIST),
    "put what is kept": (
        '<p id="a" data-keep="">Mine</p>',
        {"op": "put", "id": "a", "html": '<p id="a">Theirs</p>'},
        '<p id="a" data-keep="">Mine</p>',
    ),
    "move to another list": (
        TWO,
        {"op": "move", "id": "a", "target": "other", "after": ""},
        '<ul id="list"><li id="b">B</li></ul><ul id="other"><li id="a">A</li><li id="c">C</li></ul>',
    ),
    "move by its order": (
        ORDERED,
        {"op": "move", "id": "a", "target": "list", "order": "5"},
        '<ul id="list"><li id="b" data-order="3">B</li><li id="a" data-order="5">A</li></ul>',
    ),
    "move what is missing": (TWO, {"op": "move", "id": "gone", "target": "other"}, TWO),
    "drop": (LIST, {"op": "drop", "id": "a"}, '<ul id="list"><li id="b">B</li></ul>'),
    "drop what is missing": (LIST, {"op": "drop", "id": "gone"}, LIST),
    "text": (
        LIST,
        {"op": "text", "id": "a", "text": 12},
        '<ul id="list"><li id="a">12</li><li id="b">B</li></ul>',
    ),
    "text is no markup": (
        LIST,
        {"op": "text", "id": "a", "text": "<b>1</b>"},
        '<ul id="list"><li id="a">&lt;b&gt;1&lt;/b&gt;</li><li id="b">B</li></ul>',
    ),
    "text of what is missing": (LIST, {"op": "text", "id": "gone", "text": "x"}, LIST),
    "attr": ('<p id="a"></p>', attr("data-state", "open"), '<p id="a" data-state="open"></p>'),
    "attr taken away": ('<p id="a" hidden=""></p>', attr("hidden", None), '<p id="a"></p>'),
    "attr that runs scripts": ('<p id="a"></p>', attr("onclick", "alert(1)"), '<p id="a"></p>'),
    "attr that leads away": ('<a id="a"></a>', attr("href", "https://example.org"), '<a id="a"></a>'),
    "attr of what is missing": (LIST, attr("hidden", "", "gone"), LIST),
    "an operation that nobody knows": (LIST, {"op": "explode", "id": "a"}, LIST),
}


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[BlankPage]:
    """One page for all tests of this module; each sets what stands in <main>."""
    context = browser.new_context(reduced_motion="reduce")
    page = BlankPage(context)
    page.open("")
    yield page
    context.close()
    assert page.errors == []


def show(blank: BlankPage, main: str) -> None:
    blank.page.evaluate("(html) => { document.querySelector('main').innerHTML = html; }", main)


@pytest.mark.parametrize("name", CASES)
def test_an_operation_is_safe_to_apply_twice(blank: BlankPage, name: str) -> None:
    before, operation, after = CASES[name]
    show(blank, before)
    blank.apply(operation)
    assert blank.main() == after
    blank.apply(operation, operation)
    assert blank.main() == after


def test_what_follows_an_unknown_operation_is_applied(blank: BlankPage) -> None:
    show(blank, LIST)
    blank.apply({"op": "explode"}, {"op": "drop", "id": "a"})
    assert blank.main() == '<ul id="list"><li id="b">B</li></ul>'


def test_typed_text_and_focus_survive_put_and_move(blank: BlankPage) -> None:
    field = '<li id="a"><input id="field" value="{}"><span>{}</span></li>'
    show(blank, f'<ul id="list">{field.format("", "old")}<li id="b">B</li></ul><ul id="other"></ul>')
    blank.page.locator("#field").fill("typed")
    blank.apply(
        {"op": "put", "id": "a", "html": field.format("theirs", "new")},
        {"op": "move", "id": "a", "target": "other"},
    )
    expect(blank.page.locator("#other span")).to_have_text("new")
    expect(blank.page.locator("#field")).to_be_focused()
    expect(blank.page.locator("#field")).to_have_value("typed")


def test_a_part_in_which_somebody_types_is_marked_and_stays(blank: BlankPage) -> None:
    show(
        blank,
        '<ul id="list"><li id="a"><input id="field"></li><li id="b"><button id="press">B</button></li></ul>',
    )
    blank.page.locator("#field").fill("typed")
    blank.apply({"op": "drop", "id": "a"})
    assert blank.page.locator("#a").get_attribute("data-gone") == ""
    expect(blank.page.locator("#field")).to_be_focused()
    blank.page.locator("#press").focus()  # a button holds nothing of a person's
    blank.apply({"op": "drop", "id": "b"})
    assert blank.page.locator("#b").count() == 0


def test_all_wait_while_something_is_dragged(blank: BlankPage) -> None:
    show(blank, LIST)
    blank.page.evaluate("document.body.dataset.dragging = ''")
    blank.apply({"op": "drop", "id": "a"})
    blank.apply({"op": "text", "id": "b", "text": "later"})
    assert blank.main() == LIST
    blank.page.evaluate("delete document.body.dataset.dragging")
    assert blank.main() == '<ul id="list"><li id="b">later</li></ul>'


def test_what_scripts_have_put_beside_a_field_stays_when_hidden_fields_come_and_go(blank: BlankPage) -> None:
    hidden = '<input type="hidden" name="token" value="x">'
    form = """<form id="a">
        {hidden}
        <div class="field">
        <label for="number">How many</label> <b>or</b> <i>none</i>
        <select id="number"><option>{number}</option></select>
        </div>
        </form>"""
    show(blank, form.format(hidden="", number=1))
    blank.page.evaluate("""() => {
        const slider = document.createElement("output");
        slider.dataset.keep = "";
        document.querySelector("select").after(slider);
    }""")
    for fields in (hidden, hidden * 2, "", hidden):
        blank.apply({"op": "put", "id": "a", "html": form.format(hidden=fields, number=2)})
        assert blank.page.locator("#a .field > output[data-keep]").count() == 1
        assert blank.page.locator("#a input").count() == fields.count("input")
    expect(blank.page.locator("#a")).to_have_text("How many or none 2")


def test_the_page_is_told_what_was_applied(blank: BlankPage) -> None:
    show(blank, LIST)
    told = blank.page.evaluate("""() => {
        const told = [];
        document.addEventListener("operations:applied", ({ detail }) => told.push(detail.map(({ op }) => op)));
        apply([{ op: "drop", id: "a" }, { op: "text", id: "b", text: "x" }]);
        apply([]);
        apply(undefined);
        return told;
    }""")
    assert told == [["drop", "text"]]


def test_an_act_is_said_once(blank: BlankPage) -> None:
    aloud = blank.page.locator("#announcer")
    blank.apply({"op": "say", "text": "First", "at": "e:1"}, {"op": "say", "text": "Last", "at": "e:1"})
    expect(aloud).to_have_text("Last")
    blank.apply({"op": "say", "text": "Other", "at": "e:2"})
    expect(aloud).to_have_text("Other")
    blank.apply({"op": "say", "text": "Last", "at": "e:1"}, {"op": "say", "text": ""})
    blank.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    expect(aloud).to_have_text("Other")


def test_refresh_fetches_the_page_and_keeps_what_is_typed(blank: BlankPage) -> None:
    page = blank.open('<p id="count">1</p><input id="field">')
    page.locator("#field").fill("typed")
    first = len(blank.requests(HERE))
    blank.serve('<p id="count">2</p><input id="field"><p>More</p>')
    fresh, down = blank.answers[HERE], [True]
    blank.answers[HERE] = lambda route: route.fulfill(status=503) if down and down.pop() else fresh(route)
    blank.apply({"op": "refresh", "only": "nowhere"})
    blank.apply({"op": "refresh", "only": "count"}, {"op": "refresh"}, {"op": "refresh"})
    expect(page.locator("main")).to_contain_text("More")
    expect(page.locator("#count")).to_have_text("2")
    expect(page.locator("#field")).to_have_value("typed")
    expect(page.locator("#field")).to_be_focused()
    assert len(blank.requests(HERE)) == first + 2  # the server was away once; three refreshes are one


def test_go_takes_the_page_along_after_what_is_unfinished(blank: BlankPage) -> None:
    page = blank.open("<dialog id=sheet>Open</dialog>")
    blank.serve("<p>There</p>", "/w/ABC/weigh/")
    page.evaluate("document.getElementById('sheet').show()")
    blank.apply({"op": "go", "url": "/w/ABC/weigh/", "text": "The room has moved on"})
    notice = page.locator("#notices [data-name=go]")
    expect(notice).to_contain_text("The room has moved on")
    expect(notice.get_by_role("link")).to_have_attribute("href", f"{ORIGIN}/w/ABC/weigh/")
    assert page.url == ORIGIN + HERE
    page.evaluate("document.getElementById('sheet').close()")
    page.wait_for_url("**/weigh/")
    expect(page.locator("main")).to_have_text("There")
