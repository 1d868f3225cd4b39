"""What can be done with the stack? `python -m deploy.local up | stop | reset | code USERNAME`."""

import asyncio
import sys
import time

import pyotp

from deploy.local import demo, instance
from deploy.local.credentials import Credentials
from deploy.local.instance import AlreadyRunning, NotOurs
from deploy.local.options import OptionError, Options, read
from deploy.local.ports import PortBusy
from deploy.local.process import StartFailed
from deploy.local.stack import Stack

USAGE = "usage: python -m deploy.local up | stop | reset | code USERNAME"


def main(arguments: list[str]) -> int:
    """Do what `arguments` say and return the exit status."""
    options = read()
    match arguments:
        case ["up"]:
            return asyncio.run(Stack(options).run())
        case ["stop"]:
            print(instance.stop(options.directory))
        case ["reset"]:
            print(instance.reset(options.directory))
        case ["code", username]:
            print(code(options, username))
        case _:
            print(USAGE, file=sys.stderr)
            return 2
    return 0


def code(options: Options, username: str) -> str:
    """Return the present TOTP code of a demo account, and for how long it is good.

    Raises: OptionError — no such account, or nothing was ever started here.
    """
    account = demo.account(username)
    if account is None:
        names = ", ".join(one.username for one in demo.ACCOUNTS)
        raise OptionError(f"USER={username}: one of {names} is expected")
    if not (options.directory / demo.DEMO_FILE).exists():
        raise OptionError("There are no accounts yet: `make run` makes them.")
    secret = account.totp_secret(Credentials(options.directory))
    if secret is None:
        raise OptionError(
            f"USER={username} enrols its own application at the first sign-in: "
            "only that application knows its codes."
        )
    now = present(options)
    totp = pyotp.TOTP(secret)
    return f"{totp.at(int(now))}   (for {totp.interval - int(now) % totp.interval} s)"


def present(options: Options) -> float:
    """Return the time, in seconds since 1970, of the stack that runs: a demo's may be another."""
    told = instance.read(options.directory)
    if not told.get("clock_at"):
        return time.time()
    return instance.demo_time(told["clock_at"], told["began_at"])


if __name__ == "__main__":
    try:
        status = main(sys.argv[1:])
    except (AlreadyRunning, NotOurs, PortBusy, StartFailed) as refusal:
        print(refusal, file=sys.stderr)
        status = 1
    sys.exit(status)
