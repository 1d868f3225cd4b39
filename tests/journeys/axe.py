"""Which accessibility rules does a page break? axe-core, of the version the client pins."""

from pathlib import Path

from playwright.sync_api import Page

SOURCE = Path(__file__).parents[2] / "gateway/web/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """Return one line for each rule broken: the rule, the first element, what to do.

    The page's context must have been made with `bypass_csp`, or axe cannot be brought in.
    """
    page.evaluate(SOURCE.read_text())
    found = page.evaluate("rules => axe.run(document, { runOnly: rules })", RULES)
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:160]} — {one['nodes'][0].get('failureSummary')}"
        for one in found["violations"]
    ]
