"""A page led by the keyboard alone: what has the focus is found with Tab, as somebody without a mouse finds it."""

from playwright.sync_api import Page

NAMED = """
element => {
  if (!element) return '';
  const label = element.labels && element.labels[0];
  const own = element.getAttribute('aria-label') || (label && label.innerText);
  const group = element.closest('[role=radiogroup]');
  return [group && group.getAttribute('aria-label'), own || element.innerText].filter(Boolean).join(': ');
}
"""
"""The name of what has the focus; a radio's begins with the name of its group."""
MOST_STOPS = 90


def tab_to(page: Page, name: str) -> None:
    """Tab until what has the focus is called `name` (the beginning of its name)."""
    passed = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        passed.append(str(page.evaluate(f"({NAMED})(document.activeElement)")))
        if passed[-1].startswith(name):
            return
    raise AssertionError(f"no way with Tab to {name}: {passed}")


def press(page: Page, *keys: str) -> None:
    """One key after the other."""
    for key in keys:
        page.keyboard.press(key)
