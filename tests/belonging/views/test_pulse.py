"""The pulse on the phone and on the desk."""

from django.urls import reverse

from places.belonging.actions import pulse
from places.enums import PulseItem, PulseMoment
from places.models import PulseAnswer
from tests.builders.belonging import close, crowd, promise, take
from tests.builders.rooms import Room
from tests.one_line import one_line


def test_from_the_button_on_the_desk_to_the_sums(room: Room) -> None:
    leader, mira = room.leader_client(), room.client(room.people[0])
    desk = leader.get(reverse("desk", args=[room.code])).content.decode()
    assert reverse("pulse-open", args=[room.code, "start"]) in desk
    leader.post(reverse("pulse-open", args=[room.code, "start"]))
    page = one_line(mira.get(reverse("pulse", args=[room.code])).content.decode())
    assert page.count('type="radio"') == 40
    assert ("Here, I feel accepted" in page, "not a validated scale" in page) == (True, True)
    sent = {"accepted": "4", "included": "", "change-accepted": "", "respected": "²"}
    answer = mira.post(reverse("pulse-answer", args=[room.code, "start"]), sent)
    assert answer.headers["Location"] == reverse("pulse", args=[room.code])
    assert PulseAnswer.objects.values_list("item", "value").get() == ("accepted", 4)
    after = mira.get(reverse("pulse", args=[room.code])).content.decode()
    assert ('type="radio"' in after, "1 person has answered." in after) == (False, True)
    leader.post(reverse("pulse-close", args=[room.code, "start"]))
    told = leader.get(reverse("desk-belonging", args=[room.code])).content.decode()
    assert "Fewer than five people have answered" in told


def test_who_opens_and_closes_it_stays_where_they_are(room: Room) -> None:
    leader = room.leader_client()
    for act in ("pulse-open", "pulse-close"):
        where = reverse(act, args=[room.code, "start"])
        answer = leader.post(where, headers={"Accept": "application/json"}).json()
        assert ([one["op"] for one in answer["operations"]], "go" in answer) == (["refresh"], False)


def test_a_step_down_is_sent_with_its_sign(room: Room) -> None:
    pulse.open_pulse(actor=room.leading, moment=PulseMoment.END)
    sent = {"accepted": "2", "change-accepted": "-2"}
    room.client(room.people[0]).post(reverse("pulse-answer", args=[room.code, "end"]), sent)
    values = PulseAnswer.objects.order_by("value").values_list("measure", "value")
    assert list(values) == [("change", -2), ("step", 2)]


def test_the_result_in_both_languages_and_as_files(db: None) -> None:
    room = crowd(6)
    take(room, PulseMoment.START, [dict.fromkeys(PulseItem.values, 2 + n % 4) for n in range(6)])
    client = room.client(room.people[0])
    page = one_line(client.get(reverse("pulse", args=[room.code])).content.decode())
    assert page.count("2 of 6 say mostly or fully.") == 8
    assert ("at home here, and free to be as they are" in page, "xclusion" in page) == (True, False)
    swedish = client.get(reverse("pulse", args=[room.code]), headers={"Accept-Language": "sv"})
    assert "2 av 6 svarar mest eller helt." in swedish.content.decode()
    leader = room.leader_client()
    for ending, start in (("csv", b'\xef\xbb\xbf"round"'), ("json", b"[")):
        file = leader.get(reverse("pulse-sums", args=[room.code, ending]))
        assert (file.status_code, file.content.startswith(start)) == (200, True)


def test_the_desk_offers_to_keep_promises_until_people_are_asked(room: Room) -> None:
    promise(close(room, kept_for=90), room.people[0], "Greet")
    url, keep = (reverse(name, args=[room.code]) for name in ("desk-belonging", "desk-change"))
    page = room.leader_client().get(url).content.decode()
    assert (f"{keep}#id_keep_until" in page, "deleted before that day" in page) == (True, True)
    close(room, kept_for=400)
    page = room.leader_client().get(url).content.decode()
    assert (f"{keep}#id_keep_until" in page, "deleted before that day" in page) == (False, False)
