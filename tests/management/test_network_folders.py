"""Whether a folder is on a network share, by the list of mounted file systems."""

from pathlib import Path

import pytest

from places.management.network_folders import network_share

MOUNTS = """\
/dev/vda / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
server:/export /srv/shared nfs4 rw,vers=4.2 0 0
//nas/rooms /mnt/our\\040rooms cifs rw 0 0
ann@host:/rooms /mnt/ssh fuse.sshfs rw 0 0
share /mnt/vm 9p rw,trans=virtio 0 0
/dev/vdb /srv/shared/local ext4 rw 0 0
server:/two /mnt/twice nfs rw 0 0
tmpfs /mnt/twice tmpfs rw 0 0
portal /run/doc fuse.portal rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/lib/placeness", ""),
        ("/srv/shared", "nfs4"),
        ("/srv/shared/room/data", "nfs4"),
        ("/srv/shared/local/data", ""),
        ("/srv/sharedness", ""),
        ("/mnt/our rooms/data", "cifs"),
        ("/mnt/ssh/data", "fuse.sshfs"),
        ("/mnt/vm/data", "9p"),
        ("/mnt/twice/data", ""),
        ("/run/doc/data", ""),
    ],
)
def test_the_last_file_system_at_the_nearest_place_counts(tmp_path: Path, folder: str, kind: str) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)
    assert network_share(Path(folder), mounts) == kind


@pytest.mark.parametrize(("root", "kind"), [("9p", ""), ("nfs", "nfs"), ("overlay", "")])
def test_virtual_machines_show_their_own_disk_as_9p(tmp_path: Path, root: str, kind: str) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"rootfs / {root} rw 0 0\n")
    assert network_share(Path("/var/lib"), mounts) == kind


def test_where_the_kernel_says_nothing_nothing_is_known(tmp_path: Path) -> None:
    assert network_share(tmp_path, tmp_path / "missing") == ""


def test_this_machine_s_own_list_can_be_read(tmp_path: Path) -> None:
    assert network_share(tmp_path) == ""
