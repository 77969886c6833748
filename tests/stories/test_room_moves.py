"""Story: the room moves on, and every open page goes along by itself; who is in the middle of something goes later."""

from collections.abc import Callable

from django.urls import reverse
from playwright.sync_api import Page, Route, expect

from places.desk.actions import workshops
from places.enums import Kind, Stage
from places.models import Activity, Participant, Photo
from places.people.actions import joining as people_acts
from places.photos.actions import visibility
from places.weighing.actions import ballots
from tests.builders.rooms import Room, open_room
from tests.builders.shared_boards import share
from tests.builders.tables import sort_all

Open = Callable[..., Page]
# What comes while the next page is on its way does not reach this one any more.
HEARS_NO_MORE = (
    """() => addEventListener("beforeunload", () => document.querySelector("live-stream").remove())"""
)
AT_ONCE = "Math.random = () => 0;"  # nobody waits for their turn
# What a fresh load of this address has, and the open page has not; the same for the words of title, header and bar.
LACKS = """async () => {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    const assets = (page) => [...page.querySelectorAll("link[rel=stylesheet], script[src]")]
        .map((element) => element.getAttribute("href") ?? element.getAttribute("src"));
    const words = (page) => ["title", "body > header", "nav.bar"]
        .map((part) => page.querySelector(part)?.textContent.replace(/\\s+/g, " ").trim() ?? "");
    const [here, there] = [assets(document), words(document)];
    const missing = assets(page).filter((asset) => !here.includes(asset));
    return [...missing, ...words(page).filter((word) => !there.includes(word))];
}"""


def enter(page: Page, room: Room, person: Participant | None, server: str) -> Page:
    """Let this browser be a person of the room, or its leader."""
    client = room.client(person) if person else room.leader_client()
    page.context.add_cookies([{"name": "session", "value": client.cookies["session"].value, "url": server}])
    page.context.add_init_script(AT_ONCE)
    return page


def at(page: Page, room: Room, name: str, **more: object) -> None:
    """Wait until the page stands at this address, complete."""
    page.wait_for_url("**" + reverse(name, kwargs={"code": room.code, **more}))
    assert page.evaluate(LACKS) == []


def move(room: Room, stage: Stage) -> None:
    workshops.move_stage(actor=room.leading, stage=stage)


def test_the_projector_stays_at_its_own_address_beside_the_desk(people: Open, server: str) -> None:
    room = open_room(Stage.WELCOME, photos=2)
    desk = enter(people(desktop=True), room, None, server)
    desk.goto(reverse("desk", args=[room.code]))
    screen = desk.context.new_page()
    where = server + reverse("screen", args=[room.code])
    screen.goto(where)
    for stage, words in (
        (Stage.GATHER, "have brought theirs"),
        (Stage.SHARE, "Essence 1"),
        (Stage.GATHER, "have brought theirs"),
    ):
        move(room, stage)
        expect(screen.locator("main")).to_contain_text(words)
        expect(screen.locator("#stage-name")).to_have_text(str(stage.label))
        assert screen.url == where
    desk.context.clear_cookies()
    workshops.change_code(actor=room.leading)
    expect(screen.get_by_role("heading", name="One moment, please")).to_be_visible()
    assert screen.url == where


def test_a_room_that_moves_on_while_a_page_is_on_its_way_takes_that_page_along(
    people: Open, server: str
) -> None:
    room, late = open_room(Stage.SHARE, photos=2), []
    share(room, "Water")
    phone = enter(people(), room, room.people[0], server)
    phone.goto(reverse("wall", args=[room.code]))

    def come_late(route: Route) -> None:
        late.append(move(room, Stage.WEIGH))
        route.continue_()

    phone.route("**" + reverse("combine", args=[room.code]), come_late, times=1)
    phone.evaluate(HEARS_NO_MORE)
    move(room, Stage.COMBINE)
    at(phone, room, "weigh")
    assert len(late) == 1


def test_the_projector_keeps_its_computer_awake(people: Open, server: str) -> None:
    room = open_room(Stage.GATHER)
    screen = enter(people(desktop=True), room, None, server)
    screen.add_init_script(
        "window.asked = []; navigator.wakeLock.request ="
        " async (kind) => { window.asked.push(kind); return { released: window.asked.length < 2 }; };"
    )
    screen.goto(reverse("screen", args=[room.code]))
    screen.wait_for_function("window.asked.length === 1")
    for _seen_again in range(2):  # the first lock was taken back, the second one is held
        screen.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert screen.evaluate("window.asked") == ["screen", "screen"]


def test_from_welcome_to_gather_the_whole_page_comes(people: Open, server: str) -> None:
    room = open_room(Stage.WELCOME)
    mira = enter(people(), room, room.people[0], server)
    mira.goto(reverse("home", args=[room.code]))
    move(room, Stage.GATHER)
    at(mira, room, "bring")
    expect(mira.get_by_role("link", name="Bring", exact=True)).to_have_attribute("aria-current", "page")
    assert mira.evaluate("customElements.get('photo-upload') !== undefined")


def test_the_reveal_and_the_hiding_take_everybody_along(people: Open, server: str) -> None:
    room = open_room(Stage.WEIGH, photos=4)
    share(room, "Water")
    mira, sam = (enter(people(), room, person, server) for person in room.people[:2])
    mira.goto(reverse("weigh", args=[room.code]))
    sam.goto(reverse("wall", args=[room.code]))
    ballots.reveal(actor=room.leading)
    for page in (mira, sam):
        at(page, room, "results")
        expect(page.get_by_role("link", name="Result", exact=True)).to_have_attribute("aria-current", "page")
    ballots.hide(actor=room.leading)
    for page in (mira, sam):
        at(page, room, "weigh")
        expect(page.get_by_role("link", name="Result", exact=True)).to_have_count(0)


def test_what_went_wrong_just_before_is_read_on_the_next_page(people: Open, server: str) -> None:
    room = open_room(Stage.WELCOME, photos=2)
    phone = enter(people(), room, room.people[0], server)
    phone.goto(reverse("home", args=[room.code]))
    phone.evaluate("import('announce').then(({ notice }) => notice('It came too late.', { kind: 'error' }))")
    move(room, Stage.GATHER)
    phone.wait_for_url("**" + reverse("bring", args=[room.code]))
    expect(phone.locator("#notices .error")).to_contain_text("It came too late.")
    phone.goto(reverse("me", args=[room.code]))  # a way of one's own: it was seen
    expect(phone.locator("main")).to_be_visible()
    assert phone.locator("#notices .error").count() == 0


def test_who_writes_is_told_the_present_stage_and_goes_along_when_finished(people: Open, server: str) -> None:
    room = open_room(Stage.SHARE, photos=1)
    mira = enter(people(), room, room.people[0], server)
    mira.goto(reverse("photo", args=[room.code, room.photos[0].pk]))
    word = mira.locator(".add-word input[type=text]")
    word.fill("Wat")
    notice = mira.locator("#notices")
    move(room, Stage.CLUSTER)
    expect(notice).to_contain_text("The room has moved on to: Put together.")
    move(room, Stage.COMBINE)
    expect(notice).to_contain_text("The room has moved on to: Combine.")
    expect(notice).not_to_contain_text("Put together")
    word.press_sequentially("er")
    word.press("Enter")
    at(mira, room, "combine")
    assert list(room.photos[0].themes.values_list("name", flat=True)) == ["Water"]
    mira.goto(reverse("photo", args=[room.code, room.photos[0].pk]))
    word.fill("x")
    move(room, Stage.WEIGH)
    expect(notice).to_contain_text("The room has moved on to: Weigh.")
    word.fill("")
    word.blur()
    at(mira, room, "weigh")


def test_who_looks_into_a_pile_goes_along_and_who_names_it_later(people: Open, server: str) -> None:
    room = open_room(Stage.CLUSTER, photos=4)
    sort_all(room, {1: {"": [0, 1]}, 2: {"Paths": [2, 3]}})
    mira, anna = (enter(people(), room, room.people[number], server) for number in (0, 2))
    for page in (mira, anna):
        page.goto(reverse("board", args=[room.code]) + "?view=outline")
        expect(page.get_by_label("Name of this pile")).to_be_visible()
    anna.get_by_label("Name of this pile").fill("Paths to the lake")
    move(room, Stage.WEIGH)
    at(mira, room, "weigh")
    expect(anna.get_by_text("Go when you have finished.")).to_be_visible()
    anna.get_by_label("Name of this pile").fill("Paths")
    at(anna, room, "weigh")


def test_a_page_that_is_opened_anew_while_the_room_moves_on_goes_along(people: Open, server: str) -> None:
    room = open_room(Stage.CLOSE, photos=2)
    mira = enter(people(), room, room.people[0], server)
    mira.route("**/live/**", lambda _route: None)  # it receives nothing by itself
    mira.goto(reverse("vision", args=[room.code]))
    move(room, Stage.WRITE)

    def meanwhile(route: Route) -> None:
        if route.request.is_navigation_request():
            mira.unroute("**/live/**")
            move(room, Stage.WEIGH)
        route.continue_()

    mira.route("**/vision/", meanwhile)
    mira.evaluate("import('page-refresh').then(({ refresh }) => { refresh(); })")
    at(mira, room, "weigh")


def test_a_new_code_a_new_host_and_a_picture_that_goes(people: Open, server: str) -> None:
    room = open_room(Stage.SHARE, photos=2)
    mira, sam = (enter(people(), room, person, server) for person in room.people[:2])
    mira.goto(reverse("wall", args=[room.code]))
    with sam.expect_response("**/opened/") as told:
        sam.goto(reverse("photo", args=[room.code, room.photos[0].pk]))
    assert (told.value.status, Photo.objects.get(pk=room.photos[0].pk).opened) == (204, True)
    people_acts.set_host(actor=room.leading, participant_id=room.people[0].pk, on=True)
    expect(mira.get_by_role("link", name="Desk", exact=True)).to_be_visible()
    visibility.withdraw(actor=room.actor(room.people[0]), photo_id=room.photos[0].pk)
    sam.wait_for_url("**" + reverse("wall", args=[room.code]))
    expect(sam.get_by_text("What you were looking at is not here any more.")).to_be_visible()
    workshops.change_code(actor=room.leading)
    room.workshop.refresh_from_db()
    for page in (mira, sam):
        at(page, room, "wall")
    mira.goto(reverse("desk", args=[room.code]))
    people_acts.set_host(actor=room.leading, participant_id=room.people[0].pk, on=False)
    mira.wait_for_url("**" + reverse("wall", args=[room.code]))
    Participant.objects.filter(pk=room.people[1].pk).update(token="taken away")
    people_acts.set_host(actor=room.leading, participant_id=room.people[1].pk, on=False)
    expect(sam.get_by_role("heading", name="You are no longer in this room on this device.")).to_be_visible()


def test_a_page_that_news_has_overtaken_on_its_way_is_fetched_again(people: Open, server: str) -> None:
    room = open_room(Stage.SHARE, photos=2)
    mira = enter(people(), room, room.people[0], server)
    mira.goto(reverse("wall", args=[room.code]))
    held: list[Route] = []

    def overtake(route: Route) -> None:
        if route.request.headers.get("x-requested-with") != "placeness" or held:
            route.continue_()
            return
        held.append(route)
        older = route.fetch()
        photo = room.photo(room.people[1], "Fog over the lake")
        Activity.record(room.actor(room.people[1]), Kind.PHOTO_BROUGHT, photo=photo.pk)
        expect(mira.get_by_text("Fog over the lake")).to_be_visible()
        route.fulfill(response=older)

    mira.route("**/wall/", overtake)
    people_acts.set_host(actor=room.leading, participant_id=room.people[0].pk, on=True)
    expect(mira.get_by_role("link", name="Desk", exact=True)).to_be_visible()
    expect(mira.get_by_text("Fog over the lake")).to_be_visible()


def _pairs() -> list[Stage]:
    """A way through the stages that makes each step from one to another exactly once."""
    order, left, way = (
        list(Stage),
        {one: [two for two in Stage if two != one] for one in Stage},
        [Stage.WELCOME],
    )
    done: list[Stage] = []
    while way:
        if left[way[-1]]:
            way.append(left[way[-1]].pop())
        else:
            done.append(way.pop())
    assert len(done) == len(order) * (len(order) - 1) + 1
    return done[::-1]


PLACE = dict(
    zip(Stage, ("home", "bring", "wall", "board", "combine", "weigh", "vision", "vision"), strict=True)
)


def test_every_step_from_every_stage_to_every_other(people: Open, server: str) -> None:
    first, *steps = _pairs()
    room = open_room(first, photos=3)
    mira = enter(people(), room, room.people[0], server)
    mira.goto(reverse("home", args=[room.code]))
    for stage in steps:
        move(room, stage)
        mira.wait_for_url("**" + reverse(PLACE[stage], args=[room.code]))
        expect(mira.locator("#stage-name")).to_have_text(str(stage.label))
    assert mira.evaluate(LACKS) == []
