"""Whether a folder is on a network share, by what the kernel says of the file systems that it has mounted."""

import re
from pathlib import Path

MOUNTS = Path("/proc/self/mounts")  # Linux; elsewhere nothing is known
NETWORK = re.compile(
    r"nfs4?|cifs|smb[23fs]*|9p|afs|ceph|lustre|gfs2|ocfs2|beegfs|glusterfs|ncpfs|davfs2?"
    r"|fuse\.(sshfs|glusterfs|ceph|s3fs|rclone|davfs2?|gcsfuse|mount-s3|smbnetfs|curlftpfs|juicefs)"
)


def network_share(folder: Path, mounts: Path = MOUNTS) -> str:
    """Return the kind of network file system that `folder` is on (as `nfs4`), or "" for a disk of this machine.

    A root file system of kind 9p is a disk of this machine: that is how virtual machines show theirs.
    """
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    place, kind = Path("/"), ""
    for line in lines:
        _device, where, found, *_options = line.split(" ")
        where = Path(re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), where))
        if folder.is_relative_to(where) and len(where.parts) >= len(place.parts):
            place, kind = where, found  # of several at one place, the last one is seen
    is_local_root = kind == "9p" and place == Path("/")
    return kind if NETWORK.fullmatch(kind) and not is_local_root else ""
