"""Confinement of the decoding child: it can compute, and use the descriptors that it holds.

Two independent protections of the Linux kernel: Landlock and a seccomp filter. Each alone keeps the child from
files; the filter also forbids programs, processes, signals and every kind of socket.
"""

import ctypes
import os
import sys

from places.imaging import landlock, seccomp

_NO_NEW_PRIVILEGES = 38  # PR_SET_NO_NEW_PRIVS


def protection() -> str:
    """Return what this kernel offers: "full" (filter and Landlock), "partial" (one of them) or "none"."""
    offered = [seccomp.available(), landlock.version() > 0]
    return {2: "full", 1: "partial", 0: "none"}[sum(offered)]


def enclose() -> None:
    """Drop, permanently and for all later threads, the permissions that decoding does not need; no effect where
    the kernel offers no protection.

    Call it before a second thread starts and after the last module was imported. Raises OSError where the kernel
    offers a protection and does not apply it.
    """
    if not sys.platform.startswith("linux"):
        return
    if ctypes.CDLL(None, use_errno=True).prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    if landlock.version() > 0:
        landlock.apply()
    if seccomp.available():
        seccomp.apply()
