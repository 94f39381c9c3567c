"""An empty app that has imported what the real one has: the floor of its memory."""

import importlib
import json
import os
from contextlib import suppress
from pathlib import Path

import streamlit as st

for module in json.loads(Path(os.environ["BENCH_SAME"]).read_text(encoding="utf-8")):
    # A module may be one that only its own package can import: then it is not there, here or in ours, for anybody else.
    with suppress(Exception):
        importlib.import_module(module)

st.title("Tom")
st.write(st.toggle("Skift"))
