import errno
import struct
import sys

import pytest

from places.imaging import seccomp

ALLOW, KILL, DENY, ABSENT = 0x7FFF0000, 0x80000000, 0x50000 | errno.EPERM, 0x50000 | errno.ENOSYS
X86, ARM = 0xC000003E, 0xC00000B7
THREAD = 0x3D0F00  # what a C library passes for a thread


def run(machine: str, number: int, *arguments: int, architecture: int | None = None) -> int:
    """Run the filter as the kernel would for one system call, and return its verdict."""
    known = {"x86_64": X86, "aarch64": ARM}[machine]
    padded = [*arguments, *[0] * 6][:6]
    data = struct.pack("<IIQ6Q", number, architecture or known, 0, *padded)
    steps = list(struct.iter_unpack("=HBBI", seccomp.filter_program(machine)))
    at, register = 0, 0
    while True:
        code, if_true, if_false, value = steps[at]
        at += 1
        if code == 0x06:
            return int(value)
        if code == 0x20:
            (register,) = struct.unpack_from("<I", data, value)
        else:
            at += if_true if (register == value if code == 0x15 else register & value) else if_false


@pytest.mark.parametrize(("machine", "read", "futex"), [("x86_64", 0, 202), ("aarch64", 63, 98)])
def test_computing_and_open_descriptors_are_allowed(machine: str, read: int, futex: int) -> None:
    assert [run(machine, number) for number in (read, futex)] == [ALLOW, ALLOW]


@pytest.mark.parametrize(
    ("machine", "numbers"),
    [
        # open, openat, stat, socket, connect, sendmsg, fork, vfork, execve, kill, tkill, tgkill, ptrace, ioctl, fcntl
        ("x86_64", [2, 257, 4, 41, 42, 46, 57, 58, 59, 62, 200, 234, 101, 16, 72]),
        # openat, newfstatat, socket, connect, sendmsg, execve, kill, tkill, tgkill, ptrace, ioctl, fcntl
        ("aarch64", [56, 79, 198, 203, 211, 221, 129, 130, 131, 117, 29, 25]),
    ],
)
def test_files_sockets_programs_and_signals_are_not(machine: str, numbers: list[int]) -> None:
    # openat2, execveat, io_uring_setup, pidfd_send_signal, pidfd_getfd: new calls have one number everywhere
    everywhere = [437, 425, 424, 438, {"x86_64": 322, "aarch64": 281}[machine]]
    assert {run(machine, number) for number in numbers + everywhere} == {DENY}


@pytest.mark.parametrize(("machine", "clone"), [("x86_64", 56), ("aarch64", 220)])
def test_threads_may_start_and_processes_may_not(machine: str, clone: int) -> None:
    assert run(machine, clone, THREAD) == ALLOW
    assert run(machine, clone, 17) == DENY
    assert run(machine, clone, THREAD | 0x10000000) == DENY
    assert run(machine, 435) == ABSENT


@pytest.mark.parametrize(("machine", "prlimit"), [("x86_64", 302), ("aarch64", 261)])
def test_only_its_own_seconds_may_be_set(machine: str, prlimit: int) -> None:
    assert run(machine, prlimit, 0, 0) == ALLOW
    assert run(machine, prlimit, 0, 9) == DENY
    assert run(machine, prlimit, 4711, 0) == DENY


def test_calls_of_another_architecture_end_the_process() -> None:
    assert run("x86_64", 0, architecture=0x40000003) == KILL
    assert run("x86_64", 0x40000000) == DENY  # the numbers of x32


def test_elsewhere_than_on_linux_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not seccomp.available()
