"""static/base/act-form.js on a page of its own: what a person sees for each kind of answer, and what is sent."""

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Route, expect

from tests.stories.blank_page import HERE, ORIGIN, BlankPage

FORM = """<act-form {}><form method="post" action="/act/">
<input type="hidden" name="csrfmiddlewaretoken" value="token">
<label>Name <input id="name" name="name"></label><button>Send</button></form></act-form><p id="count">1</p>"""
DONE = {"operations": [{"op": "text", "id": "count", "text": "2"}], "say": "It is done."}
PORTAL = "<!doctype html><title>Wi-Fi</title><p>Sign in"
LEFT_HERE = """() => import("outbox").then(({ load }) => load())"""
SAVE = """([text, rev]) => {
  const words = new FormData();
  words.set("text", text);
  words.set("rev", rev);
  import("act").then(({ send }) => send("/act/", words, { keepsAs: "Text", slot: "one", patience: 10 }));
}"""
PATIENCE = 10.0  # seconds
Answer = Callable[[Route], Any]


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[BlankPage]:
    """One page for all tests of this module; each opens it anew."""
    context = browser.new_context()
    page = BlankPage(context)
    page.page.clock.install()
    yield page
    context.close()
    assert page.errors == []


def says(status: int = 200, **answer: Any) -> Answer:
    return lambda route: route.fulfill(
        status=status, body=json.dumps(answer), content_type="application/json"
    )


def in_turn(*answers: Answer) -> Answer:
    """Answer the first request by the first of these, and so on; all further ones by the last."""
    left = list(answers)

    def answer(route: Route) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(route)

    return answer


def portal(route: Route) -> None:
    route.fulfill(status=200, body=PORTAL, content_type="text/html")


def no_network(route: Route) -> None:
    route.abort("internetdisconnected")


def open_form(blank: BlankPage, answer: Answer, form: str = "", *, body: str = "") -> Locator:
    """Return the form's button; the name is filled in."""
    page = blank.open(FORM.format(form), "base/act-form.js", attributes=body)
    blank.answers["/act/"] = answer
    page.locator("#name").fill("Mira")
    return page.get_by_role("button", name="Send")


def fields(blank: BlankPage) -> list[dict[str, str]]:
    """Return the fields of each act that was sent."""
    sent = []
    for _method, _path, _query, body, headers in blank.requests("/act/"):
        edge = headers["content-type"].partition("boundary=")[2]
        parts = [part.partition("\r\n\r\n") for part in body.split(f"--{edge}")[1:-1]]
        sent.append(
            {head.split('name="')[1].split('"')[0]: value.removesuffix("\r\n") for head, _, value in parts}
        )
    return sent


def keys(blank: BlankPage) -> list[str]:
    return [each["key"] for each in fields(blank)]


def refusal(blank: BlankPage) -> Locator:
    return blank.page.locator("act-form [data-refusal]")


def test_what_was_done_is_shown_told_and_received(blank: BlankPage) -> None:
    button = open_form(blank, says(**DONE), "reset told", body='data-holder="h1"')
    blank.page.evaluate("addEventListener('act:done', ({ detail }) => { window.told = detail; })")
    button.click()
    expect(blank.page.locator("#count")).to_have_text("2")
    expect(blank.page.locator("#announcer")).to_have_text("It is done.")
    expect(blank.page.locator("[data-told]")).to_have_text("It is done.")
    expect(blank.page.locator("#name")).to_have_value("")
    expect(blank.page.locator("act-form")).to_have_attribute("data-state", "idle")
    told = blank.page.evaluate("({ ok: told.ok, url: told.url, name: told.data.get('name') })")
    assert told == {"ok": True, "url": f"{ORIGIN}/act/", "name": "Mira"}
    (sent,) = fields(blank)
    assert {name: value for name, value in sent.items() if name != "key"} == {
        "csrfmiddlewaretoken": "token",
        "name": "Mira",
    }
    assert len(sent["key"]) == 32
    method, _path, _query, _body, headers = blank.requests("/act/")[0]
    assert (method, headers["accept"], headers["x-placeness-holder"]) == ("POST", "application/json", "h1")
    assert blank.page.url == ORIGIN + HERE


def test_a_refusal_is_told_and_what_was_typed_stays(blank: BlankPage) -> None:
    open_form(blank, in_turn(says(403, sentence="Not now."), says(**DONE))).click()
    expect(refusal(blank)).to_have_text("Not now.")
    expect(refusal(blank)).to_have_attribute("role", "alert")
    expect(blank.page.locator("#name")).to_have_value("Mira")
    blank.page.get_by_role("button", name="Send").click()
    expect(blank.page.locator("#count")).to_have_text("2")
    expect(refusal(blank)).to_be_hidden()
    first, second = keys(blank)
    assert first != second  # a refused act is over: the next is another


def test_a_refusal_of_one_question_stands_there(blank: BlankPage) -> None:
    open_form(blank, says(400, sentence="Too long.", field="name")).click()
    name = blank.page.locator("#name")
    expect(name).to_have_attribute("aria-invalid", "true")
    expect(name).to_be_focused()
    expect(blank.page.locator("[data-wrong]")).to_have_text("Too long.")
    assert refusal(blank).count() == 0
    name.press("x")
    expect(blank.page.locator("[data-wrong]")).to_have_count(0)


def test_a_conflict_shows_what_is_so_now(blank: BlankPage) -> None:
    open_form(
        blank, says(409, sentence="Somebody was faster.", operations=DONE["operations"]), "reset"
    ).click()
    expect(refusal(blank)).to_have_text("Somebody was faster.")
    expect(blank.page.locator("#count")).to_have_text("2")
    expect(blank.page.locator("#name")).to_have_value("Mira")


def test_who_tells_a_refusal_otherwise_prevents_the_sentence(blank: BlankPage) -> None:
    button = open_form(blank, says(409, sentence="Somebody was faster."))
    blank.page.evaluate(
        "addEventListener('act:refused', (event) => { event.preventDefault(); window.told = event.detail.sentence; })"
    )
    button.click()
    blank.page.wait_for_function("window.told === 'Somebody was faster.'")
    assert refusal(blank).count() == 0


@pytest.mark.parametrize("wrong", [portal, says(200, hello="others"), says(503), no_network])
def test_what_is_no_answer_of_ours_is_tried_again_with_the_same_key(blank: BlankPage, wrong: Answer) -> None:
    button = open_form(blank, in_turn(wrong, says(**DONE)))
    button.click()
    expect(blank.page.locator("#count")).to_have_text("2")
    first, second = keys(blank)
    assert first == second
    assert refusal(blank).count() == 0


def test_after_a_minute_without_an_answer_it_says_so_and_the_key_stays(blank: BlankPage) -> None:
    button = open_form(blank, portal)
    button.click()
    expect(button).to_have_attribute("aria-busy", "true")
    expect(blank.page.locator("act-form")).to_have_attribute("data-state", "retrying")
    expect(blank.page.locator("#announcer")).to_have_text("Retrying")
    blank.page.clock.fast_forward(70_000)
    expect(refusal(blank)).to_have_text("Not sent")
    expect(blank.page.locator("#name")).to_have_value("Mira")
    assert button.get_attribute("aria-busy") is None
    blank.answers["/act/"] = says(**DONE)
    button.click()
    expect(blank.page.locator("#count")).to_have_text("2")
    assert len(set(keys(blank))) == 1  # the same words: the server knows whether it has them


def test_other_words_after_a_lost_answer_are_another_act(blank: BlankPage) -> None:
    button = open_form(blank, portal)
    button.click()
    expect(blank.page.locator("act-form")).to_have_attribute("data-state", "retrying")
    blank.page.clock.fast_forward(70_000)
    expect(refusal(blank)).to_have_text("Not sent")
    lost = keys(blank)[-1]
    blank.answers["/act/"] = says(**DONE)
    blank.page.locator("#name").fill("Elin")
    button.click()
    expect(blank.page.locator("#count")).to_have_text("2")
    assert keys(blank)[-1] != lost


def test_a_double_tap_sends_once(blank: BlankPage) -> None:
    held: list[Route] = []
    button = open_form(blank, held.append)
    with blank.page.expect_request("**/act/"):
        button.dblclick()
    button.press("Enter")
    says(**DONE)(held[0])
    expect(blank.page.locator("#count")).to_have_text("2")
    assert len(fields(blank)) == 1
    blank.page.clock.fast_forward(500)
    button.click()  # afterwards the button works again
    expect(blank.page.locator("act-form")).to_have_attribute("data-state", "sending")
    assert len(set(keys(blank))) == 2


def test_a_kept_act_waits_on_the_device_until_it_is_acknowledged(blank: BlankPage) -> None:
    button = open_form(blank, no_network, "keeps", body='data-holder="h1"')
    button.click()
    expect(blank.page.locator("act-form")).to_have_attribute("data-state", "retrying")
    blank.page.clock.fast_forward(61_000)
    expect(refusal(blank)).to_have_text("Kept")
    (kept,) = blank.page.evaluate(LEFT_HERE)
    assert kept["fields"] == [["name", "Mira"], ["key", keys(blank)[0]]]
    assert (kept["label"], kept["typed"], kept["holder"]) == ("Send", "Mira", "h1")
    blank.answers["/act/"] = says(**DONE)
    blank.page.clock.fast_forward(20_000)
    expect(blank.page.locator("#count")).to_have_text("2")
    expect(refusal(blank)).to_be_hidden()
    assert blank.page.evaluate(LEFT_HERE) == []
    assert len(set(keys(blank))) == 1


def test_an_act_is_kept_when_its_page_is_left_in_the_same_moment(blank: BlankPage) -> None:
    open_form(blank, no_network, "keeps", body='data-holder="h2"')
    with blank.page.expect_navigation():
        blank.page.evaluate("document.querySelector('button').click(); location.reload()")
    assert [act["typed"] for act in blank.page.evaluate(LEFT_HERE)] == ["Mira"]


def test_where_nothing_can_be_stored_an_act_is_sent_all_the_same(blank: BlankPage) -> None:
    button = open_form(blank, says(**DONE), "keeps", body='data-holder="h3"')
    blank.page.evaluate(
        "() => { indexedDB.open = () => new EventTarget(); Storage.prototype.setItem = () => { throw Error(); }; }"
    )
    button.click()
    blank.page.clock.run_for(2_000)
    expect(blank.page.locator("#count")).to_have_text("2")
    blank.answers["/act/"] = no_network
    button.click()
    blank.page.clock.run_for(2_000)
    assert blank.page.evaluate("import('outbox').then(({ hasUnkept }) => hasUnkept())") is True


def texts_kept(blank: BlankPage) -> list[str]:
    return [dict(act["fields"])["text"] for act in blank.page.evaluate(LEFT_HERE)]


def test_a_newer_text_goes_out_on_top_of_the_one_whose_answer_was_lost(blank: BlankPage) -> None:
    open_form(blank, no_network, "keeps", body='data-holder="h4"')
    blank.page.evaluate(SAVE, ["First", "1"])
    blank.page.evaluate(SAVE, ["Half", "1"])  # never tried: the next one takes its place
    blank.page.evaluate(SAVE, ["Second", "1"])
    until = time.monotonic() + PATIENCE  # what is kept is written down a moment later
    while (texts := texts_kept(blank)) != ["First", "Second"] and time.monotonic() < until:
        blank.page.wait_for_timeout(50)
    assert texts == ["First", "Second"]
    given: list[tuple[str, str]] = []

    def server(route: Route) -> None:
        form = fields(blank)[-1]
        given.append((form["text"], form["rev"]))
        if form["rev"] == "1":  # "First" was written down when its answer was lost
            says(409, sentence="Somebody was faster", rev=2, text="First", html="<p></p>")(route)
        else:
            says(operations=[], rev=3)(route)

    blank.answers["/act/"] = server
    for _ in range(60):
        blank.page.clock.run_for(1_000)
        if not blank.page.evaluate(LEFT_HERE):
            break
    assert given == [("First", "1"), ("Second", "1"), ("Second", "2")]


def test_an_answer_may_take_the_form_away(blank: BlankPage) -> None:
    button = open_form(blank, says(operations=[{"op": "drop", "id": "form"}]), 'id="form"')
    blank.page.evaluate("addEventListener('act:done', ({ target }) => { window.teller = target.id; })")
    button.click()
    blank.page.wait_for_function("window.teller === 'main'")
    assert blank.page.locator("act-form").count() == 0


def test_a_second_tap_just_after_the_answer_is_the_same_act(blank: BlankPage) -> None:
    button = open_form(blank, says(**DONE))
    blank.page.evaluate(
        "addEventListener('act:done', () => document.querySelector('act-form button').click(), { once: true })"
    )
    button.click()
    expect(blank.page.locator("#count")).to_have_text("2")
    blank.page.clock.fast_forward(500)
    assert len(keys(blank)) == 1
    with blank.page.expect_request("**/act/"):
        button.click()  # a later one is another
    assert len(set(keys(blank))) == 2


def test_where_taps_repeat_a_second_one_just_after_the_answer_is_another_act(blank: BlankPage) -> None:
    button = open_form(blank, says(**DONE), "repeats")
    for number in (1, 2):
        with blank.page.expect_response("**/act/"):
            button.click()
        expect(button).not_to_have_attribute("aria-busy", "true")
        assert len(set(keys(blank))) == number


def test_a_form_that_the_browser_sends_goes_out_once(blank: BlankPage) -> None:
    page = blank.open(FORM.replace("act-form", "p"), "base/sent-once.js")
    page.evaluate(
        """addEventListener("submit", (event) => {
          window.sent = (window.sent ?? 0) + !event.defaultPrevented;
          event.preventDefault();
        })"""
    )
    page.evaluate("for (const _tap of [1, 2]) document.querySelector('button').click()")
    assert page.evaluate("window.sent") == 1
