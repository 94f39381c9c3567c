"""The floor: what Streamlit itself costs in this browser, with one headline and one switch."""

import streamlit as st

st.set_page_config(page_title="Tom", layout="wide")
st.title("Tom")
st.write(st.toggle("Skift"))
