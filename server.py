"""What `streamlit run server.py` serves: app.py behind our own headers.

Streamlit finds the `st.App` below by reading this file and runs it as an ASGI app. It is not started where a door would
stand open (lib/access_settings.py says when).
"""

import sys

import streamlit as st
from starlette.middleware import Middleware

from lib.access_settings import AccessUnclear, Way, is_loopback, read_access
from lib.gate import check_start
from lib.serving.health import check_health
from lib.serving.health_routes import HealthRoutes
from lib.serving.hosts import AllowedHosts, read_hosts
from lib.serving.life import tell_refused_start, telling_life
from lib.serving.published import PublishedRoute, published_token
from lib.serving.rate_limit import RateLimit
from lib.settings import read_settings
from lib.ui.errors import show_script_error
from lib.ui.headers import SecurityHeaders
from lib.ui.live_connections import send_where_they_are
from lib.ui.loopback import LoopbackOnly
from lib.ui.navigation import PAGES, only_through_app
from lib.ui.page_imports import load_imports
from lib.ui.return_path import ReturnPath
from lib.ui.vendor import lay_out_vendor_files

APP = "app.py"
SWITCH_S = 0.0005
"""How long a thread may hold the interpreter while others wait; Python's own choice is ten times as long. What the
pages have drawn is sent by one thread that asks for the interpreter once for every element: with ten people's scripts
beside it, it waited seconds."""

try:
    access = read_access()
    check_start(access)
except AccessUnclear as unclear:
    tell_refused_start(unclear)
    sys.exit(str(unclear))

lay_out_vendor_files()
load_imports(APP)
only_through_app()
sys.setswitchinterval(SWITCH_S)
address = st.get_option("server.address")
health = HealthRoutes(lambda: check_health(read_settings()))
published = PublishedRoute(
    lambda plan_id: published_token(read_settings(), plan_id),
    lambda plan_id: (read_settings().plan_folder.parent / plan_id).is_dir(),
)
middleware = [
    Middleware(SecurityHeaders),
    Middleware(AllowedHosts, hosts=read_hosts([address, st.get_option("browser.serverAddress")])),
    Middleware(RateLimit),
    Middleware(ReturnPath, paths=[entry.url_path for entry in PAGES]),
]
if access.way is Way.LOKAL:
    middleware.append(Middleware(LoopbackOnly, is_loopback=is_loopback))

app = st.App(
    APP,
    routes=[*health.routes(), *published.routes()],
    lifespan=telling_life(address, st.get_option("server.port"), before=send_where_they_are),
    middleware=middleware,
    secrets={"auth": dict(access.provider)} if access.provider else None,
    on_script_error=show_script_error,
)
