"""The leader's page: makes the link, shows it with its code, renews it, takes it back."""

from django.conf import settings
from django.urls import reverse

from places.enums import Stage
from places.models import ShareLink
from tests.builders.rooms import Room


def test_from_no_link_to_one_and_back(room: Room) -> None:
    room.at(Stage.WRITE)
    leader = room.leader_client()
    where = reverse("share-link", args=[room.code])
    assert "Make the link" in leader.get(where).content.decode()
    assert leader.get(reverse("share-link-qr", args=[room.code])).status_code == 404
    answer = leader.post(reverse("share-link-make", args=[room.code]))
    assert (answer.status_code, answer.url) == (303, where)
    token = ShareLink.objects.get().token
    text = leader.get(where).content.decode()
    assert f'text="{settings.PUBLIC_URL}/v/{token}/"' in text
    code = leader.get(reverse("share-link-qr", args=[room.code]))
    assert (code.headers["Content-Type"], b"<svg" in code.content) == ("image/svg+xml", True)
    leader.post(reverse("share-link-make", args=[room.code]))
    assert token not in leader.get(where).content.decode()
    leader.post(reverse("share-link-back", args=[room.code]))
    assert not ShareLink.objects.exists()
    assert "Make the link" in leader.get(where).content.decode()


def test_before_there_is_a_text_it_can_only_be_taken_back(room: Room) -> None:
    ShareLink.objects.create(workshop=room.at(Stage.COMBINE).workshop)
    text = room.leader_client().get(reverse("share-link", args=[room.code])).content.decode()
    assert ("Take the link back" in text, "Give it a new address" in text) == (True, False)


def test_the_vision_page_leads_a_leader_there_and_nobody_else(room: Room) -> None:
    where = reverse("share-link", args=[room.code])
    for stage in (Stage.WRITE, Stage.CLOSE):
        room.at(stage)
        page = reverse("vision", args=[room.code])
        assert where in room.leader_client().get(page).content.decode()
        assert where not in room.client(room.people[0]).get(page).content.decode()
