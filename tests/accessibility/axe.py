"""What axe-core says of a page as it stands, the map's frame included: every rule, of every weight, and how large what
one presses is, which axe asks only when told to."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
ASK = """
async () => {
  // The box that follows the pointer over a chart says again what the chart's text and table say.
  const page = {include: [document], exclude: ['#vg-tooltip-element']};
  const found = await axe.run(page, {resultTypes: ['violations'], rules: {'target-size': {enabled: true}}});
  return found.violations.flatMap(rule => rule.nodes.map(node =>
    `${rule.id} (${rule.impact}): ${node.target.flat().join(' >> ')}: ${node.failureSummary}`));
}
"""


@cache
def _script() -> str:
    return SCRIPT.read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """A line for each element that breaks a rule: the rule, its weight, the element and what is wrong with it."""
    for frame in page.frames:
        if not frame.evaluate("typeof axe === 'object'"):
            frame.evaluate(_script())
    found: list[str] = page.evaluate(ASK)
    return found
