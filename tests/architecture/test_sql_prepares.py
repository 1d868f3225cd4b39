"""Does every statement fit the tables as they are?"""

import ast
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from shared.database import connect_once
from tests.architecture.house import modules, roles, services, tree

HELPERS = {"one": 2, "many": 2, "value": 1, "run": 1}
"""Functions of shared.database and where their statement stands."""
METHODS = {"fetch", "fetchrow", "fetchval", "execute", "executemany", "cursor", "prepare"}


def statements(path: Path) -> Iterator[tuple[int, ast.expr]]:
    """Give line and expression of every statement that a file sends to its database."""
    helpers = {
        alias.asname or alias.name: HELPERS[alias.name]
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module == "shared.database"
        for alias in node.names
        if alias.name in HELPERS
    }
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in helpers:
            place = helpers[node.func.id]
        elif isinstance(node.func, ast.Attribute) and node.func.attr in METHODS:
            place = 0
        else:
            continue
        if len(node.args) > place:
            yield node.lineno, node.args[place]


def constants(path: Path) -> dict[str, ast.expr]:
    """Return the texts that a module names at its top."""
    found = {}
    for node in tree(path).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id] = node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            found[node.target.id] = node.value
    return found


def literal(expression: ast.expr, known: dict[str, ast.expr]) -> str | None:
    """Return the text of a statement that stands there as it is, None when it is put together."""
    if isinstance(expression, ast.Name):
        expression = known.get(expression.id, expression)
    if isinstance(expression, ast.Constant) and isinstance(expression.value, str):
        return expression.value
    return None


@pytest.mark.parametrize("service", services())
async def test_every_statement_prepares_on_the_migrated_schema(
    service: str, database: Callable[[str], Awaitable[str]]
) -> None:
    wrong: list[str] = []
    conn = await connect_once(await database(service))
    try:
        for path in [*roles(service, "queries"), *modules("shared")]:
            if path.name == "migrate.py":  # its statements make the tables
                continue
            known = constants(path)
            for line, expression in statements(path):
                sql = literal(expression, known)
                if sql is None:
                    if path.name != "database.py":  # hands on what it is given
                        wrong.append(f"{path}:{line}: SQL is a literal, never put together")
                    continue
                try:
                    await conn.prepare(sql)
                except Exception as error:
                    wrong.append(f"{path}:{line}: {error}")
    finally:
        await conn.close()

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("service", services())
def test_sql_stands_in_queries_only(service: str) -> None:
    queries = set(roles(service, "queries"))
    folder = Path("services") / service
    elsewhere = [
        f"{path}:{line}"
        for path in modules("services")
        if folder in path.parents and path not in queries
        for line, expression in statements(path)
        if literal(expression, constants(path)) is not None
    ]

    assert not elsewhere, f"move the statement into queries: {elsewhere}"
