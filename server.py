"""What `streamlit run server.py` serves: app.py behind our own headers.

Streamlit finds the `st.App` below by reading this file and runs it as an ASGI app.
"""

import streamlit as st
from starlette.middleware import Middleware

from lib.ui.errors import show_script_error
from lib.ui.headers import SecurityHeaders
from lib.ui.vendor import lay_out_vendor_files

lay_out_vendor_files()

app = st.App("app.py", middleware=[Middleware(SecurityHeaders)], on_script_error=show_script_error)
