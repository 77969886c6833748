"""The system calls that decoding needs, and no others: a seccomp filter for this process (Linux, x86-64 and ARM64).

The list is of what is allowed. All else fails with EPERM: opening and naming files, sockets, programs, processes,
signals, tracing. Built here by seccomp(2), because the known packages need a system library.
"""

import ctypes
import errno
import os
import struct
import sys

# name: (x86-64, ARM64); None where the architecture has no such call
_ALLOWED = {
    "read": (0, 63),
    "write": (1, 64),
    "close": (3, 57),
    "fstat": (5, 80),
    "poll": (7, None),
    "lseek": (8, 62),
    "mmap": (9, 222),
    "mprotect": (10, 226),
    "munmap": (11, 215),
    "brk": (12, 214),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "pread64": (17, 67),
    "pwrite64": (18, 68),
    "readv": (19, 65),
    "writev": (20, 66),
    "sched_yield": (24, 124),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "nanosleep": (35, 101),
    "getpid": (39, 172),
    "recvmsg": (47, 212),
    "exit": (60, 93),
    "ftruncate": (77, 46),
    "gettimeofday": (96, 169),
    "getrusage": (98, 165),
    "sigaltstack": (131, 132),
    "gettid": (186, 178),
    "futex": (202, 98),
    "sched_getaffinity": (204, 123),
    "restart_syscall": (219, 128),
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "clock_nanosleep": (230, 115),
    "exit_group": (231, 94),
    "ppoll": (271, 73),
    "set_robust_list": (273, 99),
    "getcpu": (309, 168),
    "getrandom": (318, 278),
    "membarrier": (324, 283),
    "rseq": (334, 293),
}
_CLONE, _PRLIMIT, _SECCOMP = (56, 220), (302, 261), (317, 277)
_CLONE3 = 435
_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}  # column above, and the kernel's own name
_THREAD, _NAMESPACES = 0x00010000, 0x7E020000  # flags of clone(2)
_ALLOW, _KILL, _ERRNO = 0x7FFF0000, 0x80000000, 0x00050000
_LOAD, _EQUAL, _ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16  # places in the kernel's struct seccomp_data
_SET_FILTER, _ASK_ACTION, _ALL_THREADS = 1, 2, 1
_CPU = 0  # RLIMIT_CPU


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def available() -> bool:
    """Whether this kernel filters system calls and the filter knows this architecture."""
    if not sys.platform.startswith("linux") or os.uname().machine not in _MACHINES:
        return False
    action = ctypes.c_uint32(_ERRNO)
    return _seccomp(_ASK_ACTION, 0, ctypes.byref(action)) == 0


def apply() -> None:
    """Allow all threads of this process the listed calls only, for good. Needs no_new_privs. Raises OSError."""
    program = filter_program(os.uname().machine)
    told = _Program(len(program) // 8, program)
    if _seccomp(_SET_FILTER, _ALL_THREADS, ctypes.byref(told)) != 0:
        raise OSError(ctypes.get_errno(), "The filter of system calls was not taken.")


def filter_program(machine: str) -> bytes:
    """Return the filter for `machine` ("x86_64", "aarch64") as BPF instructions of 8 bytes each."""
    column, architecture = _MACHINES[machine]
    numbers = [call[column] for call in _ALLOWED.values()]
    parts = [
        _step(_LOAD, _ARCHITECTURE),
        _step(_EQUAL, architecture, 1, 0),
        _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER),
        *(_when(number, [_step(_RETURN, _ALLOW)]) for number in numbers if number is not None),
        _when(_CLONE[column], _only_threads()),
        _when(
            _CLONE3, [_step(_RETURN, _ERRNO | errno.ENOSYS)]
        ),  # its flags cannot be seen: clone is tried next
        _when(_PRLIMIT[column], _only_own_seconds()),
        _step(_RETURN, _ERRNO | errno.EPERM),
    ]
    return b"".join(parts)


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)


def _when(number: int, then: list[bytes]) -> bytes:
    """Return instructions that do `then` (which must return) for the call `number`, and continue for others."""
    return _step(_EQUAL, number, 0, len(then)) + b"".join(then)


def _only_threads() -> list[bytes]:
    """Allow a new thread of this process; refuse a process, or anything in a new namespace."""
    return [
        _step(_LOAD, _ARGUMENTS),
        _step(_ANY_BIT, _NAMESPACES, 2, 0),
        _step(_ANY_BIT, _THREAD, 0, 1),
        _step(_RETURN, _ALLOW),
        _step(_RETURN, _ERRNO | errno.EPERM),
    ]


def _only_own_seconds() -> list[bytes]:
    """Allow this process its own limit of processor time, which is counted anew for each picture."""
    return [
        _step(_LOAD, _ARGUMENTS),
        _step(_EQUAL, 0, 0, 3),
        _step(_LOAD, _ARGUMENTS + 8),
        _step(_EQUAL, _CPU, 0, 1),
        _step(_RETURN, _ALLOW),
        _step(_RETURN, _ERRNO | errno.EPERM),
    ]


def _seccomp(operation: int, flags: int, told: object) -> int:
    library = ctypes.CDLL(None, use_errno=True)
    number = _SECCOMP[_MACHINES[os.uname().machine][0]]
    result: int = library.syscall(ctypes.c_long(number), ctypes.c_uint(operation), ctypes.c_uint(flags), told)
    return result
