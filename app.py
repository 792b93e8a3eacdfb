"""The pages people use: navigation only. Start it with `make run`."""

import logging

import streamlit as st

from pages.audit import audit_page
from pages.chat import chat_page
from pages.documents import documents_page
from pages.indicators import indicators_page
from pages.learning import learning_page
from pages.quality import quality_page
from pages.reader import reader_page
from pages.terms import terms_page
from pages.theme import apply_theme

st.set_page_config(page_title="报告问答助手", page_icon="📘", layout="wide")
apply_theme()

CHAT = st.Page(chat_page, title="问答", icon=":material/forum:", url_path="chat")


def to_chat() -> None:
    """The root address leads to the chat; its question or conversation goes along."""
    st.switch_page(CHAT, query_params=st.query_params.to_dict())


page = st.navigation(
    [
        st.Page(to_chat, title="首页", url_path="home", default=True, visibility="hidden"),
        CHAT,
        st.Page(indicators_page, title="指标", icon=":material/bar_chart:", url_path="indicators"),
        st.Page(terms_page, title="术语", icon=":material/menu_book:", url_path="terms"),
        st.Page(learning_page, title="学习", icon=":material/school:", url_path="learning"),
        st.Page(reader_page, title="原文", icon=":material/article:", url_path="reader"),
        st.Page(audit_page, title="核查", icon=":material/fact_check:", url_path="audit"),
        st.Page(quality_page, title="质量", icon=":material/verified:", url_path="quality"),
        st.Page(documents_page, title="资料", icon=":material/folder_open:", url_path="documents"),
    ],
    position="top",
)
try:
    page.run()
except Exception:
    # Streamlit's own box for this is in English and offers to search the web.
    logging.getLogger(__name__).exception("page %s", page.title)
    st.error(
        "这一页出了问题，详情已写入服务器日志。请重新载入；仍然不行，请换一个页面，并告诉管理员。"
    )
