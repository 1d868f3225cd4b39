"""Are the files made from the code those that the code makes today?"""

import subprocess
import sys

import pytest

from deploy.local import schema
from deploy.local.options import ROOT


@pytest.mark.parametrize("what", ["schema", "openapi"])
def test_generated_files_are_fresh(what: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", f"deploy.local.{what}", "--check"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 0, f"{done.stdout}{done.stderr}"


def test_schema_keeps_statements_and_drops_noise() -> None:
    dumped = (
        "--\n-- PostgreSQL database dump\n--\n\nSET lock_timeout = 0;\n"
        "\\restrict abc\n\n\n--\n-- Name: a; Type: TABLE\n--\n\n"
        "CREATE TABLE public.a (\n    n integer\n);\n\n\n"
        "CREATE FUNCTION public.f() RETURNS trigger\n    AS $$\nBEGIN\n    RETURN NULL;\nEND\n$$;\n"
    )

    assert schema.tidy(dumped) == (
        schema.HEADER + "\nCREATE TABLE a (\n    n integer\n);\n\n"
        "CREATE FUNCTION f() RETURNS trigger\n    AS $$\nBEGIN\n    RETURN NULL;\nEND\n$$;\n"
    )
