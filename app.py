"""Entry script: sign-in, navigation, page config and what all pages share; nothing else."""

import streamlit as st

from lib.gate import account_corner, enter, plan_corner
from lib.guide import guide_corner, guide_foot
from lib.ui.frame import PRODUCT_NAME, only_real_switch
from lib.ui.navigation import PAGE_ICON, entry_at
from lib.ui.page_imports import load_imports
from lib.ui.run_times import timed_run
from lib.ui.typed import put_back_typed

put_back_typed()
page = enter()
st.set_page_config(page_title=f"{page.title} · {PRODUCT_NAME}", page_icon=PAGE_ICON, layout="wide")
only_real_switch()
plan_corner()
account_corner()
guide_corner(page.url_path)
with timed_run(page.url_path):
    load_imports(entry_at(page.url_path).file)
    page.run()
guide_foot(page.url_path)
