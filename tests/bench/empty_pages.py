"""The floor of a page switch: two empty pages in a menu as ours has one."""

import streamlit as st

st.set_page_config(page_title="Tom", layout="wide")


def one() -> None:
    """A headline."""
    st.title("En")


def other() -> None:
    """Another."""
    st.title("To")


pages = [st.Page(one, title="En", url_path="en"), st.Page(other, title="To", url_path="to")]
st.navigation({"Se": pages}, position="top").run()
