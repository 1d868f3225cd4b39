"""Do names tell what things know, and numbers their unit?"""

import ast
import re
import typing

import msgspec
import pytest
from msgspec import inspect as kinds

from shared.settings import BaseSettings
from tests.architecture.house import ROOT, modules, services, tree

BANNED = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager", "service2"}
UNITS = (
    "_seconds", "_minutes", "_hours", "_days", "_bytes", "_kib", "_percent", "_minor", "_centimes",
    "_size", "_per_minute", "_per_second", "_per_hour", "_passes", "_lanes", "_count", "_max",
    "_connections", "_replicas", "_per_caller", "_port", "_messages", "_characters",
)  # fmt: skip
UNITLESS = {"port"}


def test_no_file_is_named_for_being_useful() -> None:
    everything = modules("services", "gateway", "shared", "deploy", "tests", "docs")
    wrong = [str(path) for path in everything if {*path.parts[:-1], path.stem} & BANNED]

    assert not wrong, f"name a file for what it knows: {wrong}"


@pytest.mark.parametrize("room", [*services(), "gateway"])
def test_number_among_the_settings_says_its_unit(room: str) -> None:
    module = "gateway.settings" if room == "gateway" else f"services.{room}.settings"
    settings: type[BaseSettings] = __import__(module, fromlist=["Settings"]).Settings
    silent = [
        field.name
        for field in msgspec.structs.fields(settings)
        if isinstance(kinds.type_info(bare(field.type)), kinds.IntType | kinds.FloatType)
        and field.name not in UNITLESS
        and not field.name.endswith(UNITS)
    ]

    assert not silent, f"{module}: end the name with its unit, e.g. _seconds: {silent}"


def bare(kind: typing.Any) -> typing.Any:
    """Return `X` for `X | None`."""
    inner = [each for each in typing.get_args(kind) if each is not type(None)]
    return inner[0] if len(inner) == 1 else kind


def test_no_promise_is_left_in_a_comment_without_its_number() -> None:
    words = "TO" + "DO", "FIX" + "ME"
    promises = [
        f"{path}:{number}"
        for path in modules("services", "gateway", "shared", "deploy", "tests", "docs")
        for number, line in enumerate((ROOT / path).read_text().splitlines(), start=1)
        if re.search(rf"\b({'|'.join(words)})\b", line) and not re.search(r"#\d+|ADR \d+", line)
    ]

    assert not promises, f"do it, or name the issue or ADR that will: {promises}"


def test_every_module_opens_with_what_it_answers() -> None:
    silent = [
        str(path)
        for path in modules("services", "gateway", "shared", "deploy")
        if tree(path).body and not ast.get_docstring(tree(path))
    ]

    assert not silent, f"open the module with the question it answers: {silent}"
