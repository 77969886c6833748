"""`manage.py worker`: works until it is asked to stop."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections
from django_tasks_db.models import DBTaskResult

from places.consensus.actions.proposing import work_out_later


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_does_what_waits_and_ends_when_asked(
    on_disk: Path, number: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("places.management.worker.RESTS_SECONDS", 0.01)
    work_out_later.enqueue(10**9, 1)
    handlers = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}

    def ask() -> None:
        ends = time.monotonic() + 20
        while not DBTaskResult.objects.successful().exists() and time.monotonic() < ends:
            time.sleep(0.01)
        connections.close_all()
        os.kill(os.getpid(), number)

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        call_command("worker")
    finally:
        asking.join()
        for each, handler in handlers.items():
            signal.signal(each, handler)
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"
