"""What an open page says when other figures have been published since it was drawn: it does not change by itself while
somebody reads it. Its browser asks the server once a second (lib/serving/published.py); no run of the page is made."""

from pathlib import Path

import streamlit as st

from lib.ui.markup import element, text

_SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


def new_figures(plan_id: str, token: str) -> None:
    """The notice, hidden until the version in force is another one than `token`'s."""
    link = element("a", "genindlæs siden", href="", target="_self")
    words = element("span", text("Nye tal er udgivet. De kommer med dit næste klik, eller "), link, text("."))
    notice = element(
        "div", words, class_="zk-new-figures", role="status", data_plan=plan_id, data_udgave=token
    )
    st.html(f"{notice}<script>{_SCRIPT}</script>", unsafe_allow_javascript=True)
