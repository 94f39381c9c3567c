"""Entry script: navigation, page config and the switch that all pages share; nothing else."""

import streamlit as st

from lib.ui.frame import PRODUCT_NAME, only_real_switch
from lib.ui.navigation import PAGE_ICON, enter_navigation

page = enter_navigation()
st.set_page_config(page_title=f"{page.title} · {PRODUCT_NAME}", page_icon=PAGE_ICON, layout="wide")
only_real_switch()
page.run()
