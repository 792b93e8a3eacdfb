"""The page people use: navigation only. Start it with `make run`."""

import streamlit as st

from pages.chat import chat_page

st.set_page_config(page_title="报告问答助手", page_icon="📘", layout="wide")
st.navigation(
    [st.Page(chat_page, title="问答", icon=":material/chat:", url_path="chat", default=True)]
).run()
