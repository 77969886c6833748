"""What is left of a workshop in sessions, jobs and caches."""

from django.contrib.auth import SESSION_KEY
from django.core.cache import caches
from django_tasks_db.models import DBTaskResult

from places.database.sessions import SessionStore
from places.enums import Ground
from places.management.periodic_jobs import remove_expired_sessions
from places.retention.actions.erasing import erase
from places.retention.actions.traces import (
    ErasureFollower,
    forget_cached,
    forget_jobs,
    forget_sessions,
)
from places.vision.actions.suggestions import ask_later
from tests.builders.rooms import Room


def session(**held: object) -> str:
    store = SessionStore()
    store.update(held)
    store.save()
    return str(store.session_key)


def held(key: str) -> dict[str, object] | None:
    return dict(SessionStore(key).items()) if SessionStore().exists(key) else None


def test_sessions_lose_this_workshop_and_nothing_else(db: None) -> None:
    alone = session(participants={"7": [1, "t"]}, passes=[7])
    tablet = session(participants={"7": [0, "t"]})
    both = session(participants={"7": [1, "t"], "8": [2, "u"]}, passes=[8, 7])
    leader = session(**{SESSION_KEY: "3", "passes": [7]})
    other = session(participants={"77": [1, "t"]})
    assert forget_sessions([7]) == 4
    assert forget_sessions([7]) == 0
    assert (held(alone), held(tablet)) == (None, None)
    assert held(both) == {"participants": {"8": [2, "u"]}, "passes": [8]}
    assert held(leader) == {SESSION_KEY: "3"}
    assert held(other) == {"participants": {"77": [1, "t"]}}


def test_jobs_that_were_given_the_workshop_go(room: Room) -> None:
    number = room.workshop.pk
    ask_later.enqueue(number, "leader", None, room.leader.pk)
    ask_later.enqueue(number, "host", 1, None)
    kept = [ask_later.enqueue(number + 1, "leader", None, None), remove_expired_sessions.enqueue()]
    DBTaskResult.objects.create(
        task_path="gone.in.this.version", args_kwargs={"args": [number], "kwargs": {}}
    )
    assert forget_jobs(number) == 2
    left = set(DBTaskResult.objects.exclude(task_path="gone.in.this.version").values_list("pk", flat=True))
    assert {str(each) for each in left} == {each.id for each in kept}


def test_rendered_pages_of_this_process_go(db: None) -> None:
    caches["default"].set("card", "words")
    caches["pages"].set("page", "words")
    forget_cached()
    assert (caches["default"].get("card"), caches["pages"].get("page")) == (None, None)


def test_other_processes_empty_their_caches_when_they_look(room: Room) -> None:
    follower = ErasureFollower()
    for erased, kept in ((False, "words"), (True, None)):
        if erased:
            erase(room.workshop.pk, Ground.DAY)
        caches["default"].set("card", "words")
        follower.look()
        assert caches["default"].get("card") == kept
    caches["default"].set("card", "words")
    follower.look()
    assert caches["default"].get("card") == "words"
