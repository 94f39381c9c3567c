"""When a page has come to rest, by the browser's own clock: its script has ended and its DOM changes no more.

Every frame notes its own changes, for the map lives in a frame of its own. Times are ms since the epoch.
"""

from playwright.sync_api import Page

QUIET_MS = 250
POLL_MS = 50
PENDING = '[data-testid="stSkeleton"], [data-stale="true"]'
IDLE = '[data-testid="stApp"][data-test-connection-state="CONNECTED"][data-test-script-state="notRunning"]'
FAILED = '.zk-empty[role="alert"], [data-testid="stException"]'
NOTE_CHANGES = """
new MutationObserver(() => { window.lastChange = performance.timeOrigin + performance.now(); })
  .observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
"""
LAST_CHANGE = """
() => Math.max(...[window, ...Array.from(window.frames)].map(frame => {
  try { return frame.lastChange || 0 } catch (error) { return 0 }
}))
"""
QUIET = f"""
([since, idle, pending]) => {{
  const last = ({LAST_CHANGE})();
  const now = performance.timeOrigin + performance.now();
  const drawn = document.querySelector(idle) !== null && document.querySelector(pending) === null;
  return drawn && last > since && now - last > {QUIET_MS};
}}
"""


def wait_ready(page: Page) -> None:
    """Come back when the page's headline stands and its script has run to the end; at once when it failed."""
    page.locator(f"h1, {FAILED}").first.wait_for(state="visible")
    page.locator(IDLE).wait_for(state="attached")
    failed = page.locator(FAILED)
    assert failed.count() == 0, failed.first.inner_text()


def wait_still(page: Page, since: float = 0) -> float:
    """Come back when something has changed after `since`, and nothing more for a while; when it last did."""
    page.wait_for_function(QUIET, arg=[since, IDLE, PENDING], polling=POLL_MS)
    return float(page.evaluate(LAST_CHANGE))
