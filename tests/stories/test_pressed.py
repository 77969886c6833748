"""Story: a button does what it said when it was pressed, also when the page is renewed under the finger."""

from playwright.sync_api import expect

from places.boards.actions import cards as card_actions
from places.desk.actions import workshops
from places.enums import Stage
from tests.builders.boards import board_of, seen
from tests.builders.rooms import Room, open_room
from tests.stories.coming_in import come_in
from tests.stories.test_writing import Open

# Where a button would send its form, or null where it is not on the page any more.
WOULD_DO = "button => button.isConnected ? button.form.getAttribute('action') : null"
ANOTHER_ACT = """async () => {
    const { elementFrom, morph } = await import("morph");
    const form = (action) => `<act-form id="example"><form method="post" action="${action}">
        <button type="submit">Press</button></form></act-form>`;
    document.querySelector("main").append(elementFrom(form("/do/")));
    const button = document.querySelector("#example button");
    button.focus();
    morph(document.querySelector("#example"), elementFrom(form("/undo/")));
    if (button.isConnected) throw new Error("the pressed button got another meaning");
}"""


def sort_all(room: Room) -> None:
    """Each table puts its pictures into two piles: combining them is the next step then."""
    for table in (0, 1):
        board = board_of(room, table)
        for name, photos in (("Water", room.photos[:3]), ("Light", room.photos[3:])):
            cards = seen(board, *photos)
            card_actions.put_together(
                actor=room.actor(room.people[table * 2]), board_id=board.pk, cards=cards, name=name
            )


def test_a_button_pressed_while_the_desk_is_renewed_never_does_something_else(
    people: Open, server: str
) -> None:
    room = open_room(Stage.SHARE, photos=6)
    for stage in (Stage.CLUSTER, Stage.COMBINE):
        workshops.move_stage(actor=room.leading, stage=stage)
    desk = people(desktop=True)
    come_in(desk, room.leader_client(), server)
    desk.goto(f"/w/{room.code}/desk/")
    pressed = desk.locator(".desk-next").get_by_role("button", name="Back to: Put together").element_handle()
    sort_all(room)
    expect(desk.locator(".desk-next").get_by_role("button")).to_have_text(["Combine the boards now"])
    assert pressed.evaluate(WOULD_DO) in (None, f"/w/{room.code}/desk/stage/")


def test_the_focus_stays_where_one_act_takes_the_place_of_another(people: Open, server: str) -> None:
    room = open_room(Stage.GATHER, photos=1)
    phone = people()
    come_in(phone, room.client(room.people[0]), server)
    phone.goto(f"/w/{room.code}/bring/")
    phone.evaluate(ANOTHER_ACT)
    expect(phone.locator("#example button")).to_be_focused()
    assert phone.locator("#example form").evaluate("form => [form.getAttribute('action'), form.id]") == [
        "/undo/",
        "",
    ]
