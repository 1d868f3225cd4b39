"""How long must the next attempt wait?

Delays grow and never become a lock: an outsider can slow an account, nobody can close it. A known
device is counted apart, so that its owner is not even slowed.
"""

from datetime import datetime, timedelta

from services.identity.models.signin import Throttle, ThrottleKind

FREE: dict[ThrottleKind, int] = {
    "compte": 4,
    "appareil": 4,
    "adresse": 30,
    "code": 10,
    "souscription": 10,
}
"""Failures before the first delay. An address may be a whole company's, so it has more. Of requests
to join, and of mails with their link, each one counts: nobody makes ten a day."""
LONGEST_SECONDS: dict[ThrottleKind, int] = {
    "compte": 300,
    "appareil": 300,
    "adresse": 300,
    "code": 86_400,
    "souscription": 3_600,
}
"""Domain decision. At 5 minutes an attacker has under 300 guesses a day at one account. A second
factor that failed ten times within a day rests for the remainder of it: only who has the password
or the mailbox can bring that about. Source for the ten: NIST SP 800-63B-4, section 3.2.2 (at most
100)."""
FORGOTTEN_AFTER = timedelta(hours=24)


def after_failure(kind: ThrottleKind, before: Throttle | None, now: datetime) -> Throttle:
    """Return the state after one more failure at `now`."""
    if before is None or is_forgotten(kind, before, now):
        before = Throttle(failures=0, first_at=now, until=now)
    failures = before.failures + 1
    wait = wait_seconds(kind, failures)
    if kind == "code" and wait:
        until = max(before.first_at + FORGOTTEN_AFTER, now + timedelta(seconds=1))
        return Throttle(failures=failures, first_at=before.first_at, until=until)
    return Throttle(
        failures=failures, first_at=before.first_at, until=now + timedelta(seconds=wait)
    )


def wait_seconds(kind: ThrottleKind, failures: int) -> int:
    """Return the seconds to wait after so many failures: 0, then 1, 2, 4… up to the longest."""
    over = failures - FREE[kind]
    if over < 0:
        return 0
    longest = LONGEST_SECONDS[kind]
    return longest if kind == "code" else min(longest, 2 ** min(over, 20))


def is_forgotten(kind: ThrottleKind, state: Throttle, now: datetime) -> bool:
    """Say whether failures are so old that counting begins anew."""
    since = state.first_at if kind == "code" else state.until
    return now - since >= FORGOTTEN_AFTER


def remaining_seconds(kind: ThrottleKind, state: Throttle | None, now: datetime) -> int:
    """Return how many seconds an attempt at `now` comes too early; 0 when it may be made."""
    if state is None or is_forgotten(kind, state, now) or now >= state.until:
        return 0
    # Another attempt at the same moment may have been counted an instant "later" than `now`.
    if not wait_seconds(kind, state.failures):
        return 0
    return max(1, round((state.until - now).total_seconds() + 0.499))
