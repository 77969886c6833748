"""Pictures that did not come are asked for again by themselves; nobody sees a broken one."""

from playwright.sync_api import BrowserContext, Route, expect

from tests.builders.pictures import drawn
from tests.stories.blank_page import BlankPage

PICTURE = '<img class="photo-picture" src="/media/abc/small" width="40" height="30" alt="The lake">'
QUICKLY = "Math.random = () => -0.48;"  # pauses of 2 % of their length


def test_a_picture_comes_when_its_store_is_back(context: BrowserContext) -> None:
    blank = BlankPage(context)
    blank.page.add_init_script(QUICKLY)
    failures = 2

    def media(route: Route) -> None:
        if len(blank.requests("/media/abc/small")) <= failures:
            route.fulfill(status=503)
        else:
            route.fulfill(body=drawn(40, 30, "WEBP"), content_type="image/webp")

    page = blank.open(PICTURE, "base/picture-again.js", answers={"/media/abc/small": media})
    expect(page.locator("img")).to_have_js_property("naturalWidth", 40)
    expect(page.locator("img:not([data-late])")).to_have_count(1)
    assert len(blank.requests("/media/abc/small")) == 3
    assert blank.errors == []


def test_one_that_does_not_come_shows_its_ground_only_and_others_are_not_touched(
    context: BrowserContext,
) -> None:
    blank = BlankPage(context)
    other = '<img src="/other.png" alt="">'
    page = blank.open(PICTURE + other, "base/picture-again.js")
    expect(page.locator("img[data-late]")).to_have_count(1)
    assert page.locator("img[data-late]").get_attribute("alt") == "The lake"
    assert blank.errors == []
