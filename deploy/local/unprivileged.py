"""As whom does a server run that refuses to be root?

PostgreSQL refuses uid 0. Under root it runs as an account that every system has; when that account
cannot reach the files (a clone under /root), it keeps one capability: passing through directories.
Executed as a script, this file becomes that account and then the program named after it.
"""

import ctypes
import os
import pwd
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ACCOUNTS = ("nobody", "daemon", "postgres", "www-data")

CAP_DAC_OVERRIDE = 1
"""Source: capabilities(7); numbers of this section from linux/capability.h and linux/prctl.h."""
PR_SET_KEEPCAPS = 8
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_RAISE = 2
LINUX_CAPABILITY_VERSION_3 = 0x20080522


def account() -> pwd.struct_passwd | None:
    """Return whom a server should run as, or None when this process is not root itself.

    Raises: LookupError — root, and none of the usual accounts exists.
    """
    if os.geteuid() != 0:
        return None
    for name in ACCOUNTS:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise LookupError(f"none of the accounts {', '.join(ACCOUNTS)} exists")


def own(path: Path) -> None:
    """Make the directory `path`, private to the account that servers run as."""
    who = account()
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if who is not None:
        os.chown(path, who.pw_uid, who.pw_gid)


def lower(argv: tuple[str, ...], *paths: Path) -> tuple[tuple[str, ...], Mapping[str, Any]]:
    """Return how to execute `argv` without being root: argv and Popen's identity arguments.

    `paths` are the files that the program must reach; `argv[0]` is one of them always.
    """
    who = account()
    if who is None:
        return argv, {}
    if all(_is_reachable(path, who) for path in (Path(argv[0]), *paths)):
        return argv, {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}
    return (sys.executable, "-I", str(Path(__file__).resolve()), who.pw_name, *argv), {}


def _is_reachable(path: Path, who: pwd.struct_passwd) -> bool:
    for directory in path.resolve().parents:
        status = directory.stat()
        bit = 0o100 if status.st_uid == who.pw_uid else 0o001
        if not status.st_mode & bit:
            return False
    return True


def become(name: str) -> None:
    """Become the account `name`, keeping the one capability in force across execve.

    Raises: OSError — the kernel refuses.
    """
    who = pwd.getpwnam(name)
    libc = ctypes.CDLL(None, use_errno=True)

    def call(function: Any, *arguments: Any) -> None:
        if function(*arguments) != 0:
            raise OSError(ctypes.get_errno(), "the kernel refuses to pass on CAP_DAC_OVERRIDE")

    call(libc.prctl, PR_SET_KEEPCAPS, 1, 0, 0, 0)
    os.setgroups([])
    os.setgid(who.pw_gid)
    os.setuid(who.pw_uid)
    header = (ctypes.c_uint32 * 2)(LINUX_CAPABILITY_VERSION_3, 0)
    bit = 1 << CAP_DAC_OVERRIDE
    sets = (ctypes.c_uint32 * 6)(bit, bit, bit, 0, 0, 0)  # effective, permitted, inheritable
    call(libc.capset, header, sets)
    call(libc.prctl, PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_DAC_OVERRIDE, 0, 0)


if __name__ == "__main__":
    try:
        become(sys.argv[1])
    except OSError as refused:
        sys.exit(
            f"a server that refuses to be root runs as {sys.argv[1]}, who cannot reach its files"
            f" ({refused.strerror}): keep the checkout and LOCAL_DIR outside of root's home"
        )
    os.execv(sys.argv[2], sys.argv[2:])  # noqa: S606 - this is the point
