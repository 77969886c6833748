"""The pool of limited child processes, with a bounded first-in-first-out queue."""

import asyncio
import os
import threading
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from places import cpu_affinity
from places.errors import Busy
from places.imaging.worker import Child, ChildLost, Job, Limits

WAITING_LIMIT = 200


def processors() -> int:
    """Return how many processors child processes may use; the calling thread itself may be bound to one."""
    return len(cpu_affinity.ALL) or os.cpu_count() or 1


def default_size() -> int:
    """Children to run beside the server: one processor is left to other work."""
    return max(1, processors() - 1)


class Seat:
    """A slot for one child, started at first use and replaced after its last job or when it has ended."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.child: Child | None = None
        self.closed = False

    def ask(self, job: Job) -> dict[str, Any]:
        """Answer one job. Raises ChildLost; Busy when the pool was stopped meanwhile."""
        try:
            reply = self._fit_child().ask(job)
        except ChildLost as error:
            if self.closed:
                raise Busy from error
            raise
        if reply.get("reason") == "hard":  # it ran out of memory: a fresh one is sounder
            self.vacate()
        return reply

    def vacate(self) -> None:
        """End the child, if there is one."""
        if self.child is not None:
            self.child.end()
            self.child = None

    def close(self) -> None:
        """End the child for good, from any thread."""
        self.closed = True
        if (child := self.child) is not None:
            child.kill()

    def _fit_child(self) -> Child:
        if self.child is None or not self.child.fit:
            self.vacate()
            self.child = Child(self.limits)
        if self.closed:
            self.child.kill()
        return self.child


class Pool:
    """Children that do jobs for any number of threads and tasks. Nothing is started before the first job."""

    def __init__(
        self, size: int | None = None, waiting_limit: int = WAITING_LIMIT, limits: Limits | None = None
    ) -> None:
        self.size = size or default_size()
        self.waiting_limit = waiting_limit
        self._seats = [Seat(limits or Limits()) for _ in range(self.size)]
        self._free = list(self._seats)
        self._waiting: deque[Future[Seat]] = deque()
        self._lock = threading.Lock()
        self._threads = ThreadPoolExecutor(self.size, thread_name_prefix="pictures")

    def run(self, job: Job) -> dict[str, Any]:
        """Do `job` and return the child's answer, blocking. Raises Busy (queue full, or stopped), ChildLost."""
        claim = self._claim()
        try:
            seat = claim.result()
        except BaseException:
            self._abandon(claim)
            raise
        return self._work(seat, job)

    async def run_async(self, job: Job) -> dict[str, Any]:
        """Do `job` as `run` does, without blocking the event loop; waiting jobs take no thread."""
        claim = self._claim()
        try:
            seat = await asyncio.wrap_future(claim)
        except BaseException:
            self._abandon(claim)
            raise
        # Shielded: when the caller is cancelled, the child still finishes and the seat is returned.
        return await asyncio.shield(asyncio.wrap_future(self._threads.submit(self._work, seat, job)))

    def waiting(self) -> int:
        """How many jobs wait for a seat."""
        with self._lock:
            return sum(not claim.cancelled() for claim in self._waiting)

    def children(self) -> list[int]:
        """Process ids of the children that are running."""
        alive = (seat.child for seat in self._seats if seat.child is not None)
        return [child.process.pid for child in alive if child.process.poll() is None]

    def stop(self) -> None:
        """End all children at once. Running and waiting jobs raise Busy; their senders try again."""
        with self._lock:
            claims, self._waiting = self._waiting, deque()
            self.waiting_limit, self._free = 0, []
        for claim in claims:
            if claim.set_running_or_notify_cancel():
                claim.set_exception(Busy())
        for seat in self._seats:
            seat.close()

    def _claim(self) -> Future[Seat]:
        claim: Future[Seat] = Future()
        with self._lock:
            if self._free:
                claim.set_result(self._free.pop())
                return claim
            if len(self._waiting) >= self.waiting_limit:
                self._waiting = deque(waiting for waiting in self._waiting if not waiting.cancelled())
            if len(self._waiting) >= self.waiting_limit:
                raise Busy
            self._waiting.append(claim)
        return claim

    def _work(self, seat: Seat, job: Job) -> dict[str, Any]:
        try:
            return seat.ask(job)
        finally:
            self._give_back(seat)

    def _give_back(self, seat: Seat) -> None:
        claim = self._next_claim(seat)
        if claim is not None:
            claim.set_result(seat)

    def _next_claim(self, seat: Seat) -> Future[Seat] | None:
        with self._lock:
            while self._waiting:
                claim = self._waiting.popleft()
                if claim.set_running_or_notify_cancel():
                    return claim
            self._free.append(seat)
        return None

    def _abandon(self, claim: Future[Seat]) -> None:
        # The seat may already be assigned to a caller that gave up: it must be returned.
        if not claim.cancel():
            claim.add_done_callback(lambda done: None if done.exception() else self._give_back(done.result()))
