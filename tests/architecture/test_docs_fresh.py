"""Are the generated pages what the code says?"""

import re

import pytest

from deploy.local import openapi as local_openapi
from docs import generate
from gateway import openapi
from tests.architecture.house import ROOT


@pytest.mark.parametrize("name", sorted(generate.pages()))
def test_page_is_fresh(name: str) -> None:
    written = ROOT / name

    assert written.read_text(encoding="utf-8") == generate.pages()[name], "run `make docs`"


def test_links_between_pages_lead_somewhere() -> None:
    link = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
    broken = [
        f"{page.relative_to(ROOT)} → {target}"
        for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
        for target in link.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]

    assert not broken, broken


def test_public_api_is_fresh() -> None:
    made = openapi.text(openapi.merged(local_openapi.documents()))

    assert openapi.SNAPSHOT.read_text(encoding="utf-8") == made, "run `make openapi`"
