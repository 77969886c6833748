"""No file, no port, no foreign process: a Landlock domain without a single permission (Linux 5.13 and newer).

What the kernel can forbid grows with its version of Landlock: files (1), TCP ports (4), signals and abstract sockets
of others (6). Descriptors that are open stay open. See landlock(7).
"""

import ctypes
import os
import struct
import sys

_CREATE, _RESTRICT = 444, 446  # system calls, the same on every architecture
_ASK_VERSION = 1
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16}  # version: how many rights on files there are from it on
_PORTS_FROM, _SCOPES_FROM = 4, 6


def version() -> int:
    """Return the kernel's version of Landlock, 0 where there is none."""
    if not sys.platform.startswith("linux"):
        return 0
    return max(0, _call(_CREATE, None, 0, _ASK_VERSION))


def rules(version: int) -> bytes:
    """Return all that `version` can forbid, as the kernel's struct landlock_ruleset_attr."""
    rights = max(count for since, count in _FILE_RIGHTS.items() if since <= version)
    fields = [2**rights - 1]
    if version >= _PORTS_FROM:
        fields.append(0b11)  # bind, connect
    if version >= _SCOPES_FROM:
        fields.append(0b11)  # abstract unix sockets, signals
    return struct.pack(f"={len(fields)}Q", *fields)


def apply() -> None:
    """Forbid this process all that the kernel's Landlock knows, for good. Needs no_new_privs. Raises OSError."""
    told = rules(version())
    ruleset = _call(_CREATE, told, len(told), 0)
    if ruleset < 0:
        raise OSError(ctypes.get_errno(), "Landlock took no rules.")
    try:
        if _call(_RESTRICT, ruleset, 0) != 0:
            raise OSError(ctypes.get_errno(), "Landlock was not put in force.")
    finally:
        os.close(ruleset)


def _call(number: int, *arguments: bytes | int | None) -> int:
    library = ctypes.CDLL(None, use_errno=True)
    told = (ctypes.c_long(each) if isinstance(each, int) else each for each in arguments)
    result: int = library.syscall(ctypes.c_long(number), *told)
    return result
