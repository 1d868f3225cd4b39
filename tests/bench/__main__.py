"""`make bench`: every promise with a budget, one after another on a quiet machine.

The tables are Markdown, as they stand in docs/benchmarks.md.
"""

import platform
import subprocess
import sys

BENCHES = (
    ("Gateway, beside nginx and HAProxy", "tests.bench.gateway"),
    ("Ingestion by the dashboard", "tests.bench.ingestion"),
    ("From a partner's event to an open page", "tests.bench.live_latency"),
    ("The whole portal, as a visitor meets it", "tests.bench.portal"),
    ("Sign-ins at Portnet ID", "tests.bench.sign_in"),
    ("From a revocation to the first refusal", "tests.bench.revocation"),
)


def main() -> None:
    """Run each bench in a process of its own, and stop at the first that fails."""
    print(f"{platform.platform()}, Python {platform.python_version()}\n", flush=True)
    for title, module in BENCHES:
        print(f"## {title}\n\n`python -m {module}`\n", flush=True)
        subprocess.run([sys.executable, "-m", module], check=True)
        print(flush=True)


main()
