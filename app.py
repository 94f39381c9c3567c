"""Entry script: sign-in, navigation, page config and what all pages share; nothing else."""

import streamlit as st

from lib.gate import account_corner, enter
from lib.ui.frame import PRODUCT_NAME, only_real_switch
from lib.ui.navigation import PAGE_ICON
from lib.ui.run_times import timed_run

page = enter()
st.set_page_config(page_title=f"{page.title} · {PRODUCT_NAME}", page_icon=PAGE_ICON, layout="wide")
only_real_switch()
account_corner()
with timed_run(page.url_path):
    page.run()
