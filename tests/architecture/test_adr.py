"""Can a reader find why it is so?"""

import re

from tests.architecture.house import ROOT

FOLDER = ROOT / "docs" / "adr"
HEADINGS = ["Context", "Options", "Decision", "Consequences"]


def test_decisions_are_numbered_without_gaps() -> None:
    names = sorted(path.name for path in FOLDER.glob("*.md") if path.name != "template.md")

    numbers = [int(name[:4]) for name in names]
    assert numbers == list(range(1, len(names) + 1)), f"the next number is {len(names) + 1:04}"


def test_decisions_have_their_four_parts() -> None:
    wrong = {}
    for path in sorted(FOLDER.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
        if headings != HEADINGS:
            wrong[path.name] = headings
        elif path.name != "template.md" and not text.startswith(f"# {path.name[:4]}. "):
            wrong[path.name] = text.splitlines()[:1]

    assert not wrong, f"'# NNNN. Title', then {HEADINGS}: {wrong}"
