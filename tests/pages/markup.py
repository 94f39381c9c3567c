"""What a page's own markup says."""

import re

from streamlit.testing.v1 import AppTest

_UNREAD = re.compile(r"<(style|script)\b.*?</\1>", re.DOTALL)


def html_of(page: AppTest) -> str:
    """All markup of the page but what nobody reads: style sheets and scripts."""
    return _UNREAD.sub("", "\n".join(element.proto.body for element in page.get("html")))
