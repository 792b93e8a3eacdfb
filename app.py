"""The pages people use: navigation only. Start it with `make run`."""

import streamlit as st

from pages.chat import chat_page
from pages.theme import apply_theme

st.set_page_config(page_title="报告问答助手", page_icon="📘", layout="wide")
apply_theme()
st.navigation(
    [
        st.Page(chat_page, title="问答", icon=":material/forum:", url_path="chat", default=True),
    ],
    position="top",
).run()
