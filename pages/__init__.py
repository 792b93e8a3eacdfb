"""Draws what people see; holds no logic.

Streamlit takes a folder named `pages` beside the started script for its older kind of application
and would run a module of it as a page of its own, until `st.navigation` is called for the first
time: the first visitor after a start who follows a link to a page would see a blank one. So that
kind is switched off at the first import, and the visit begins again in app.py.
"""

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

if PagesManager.uses_pages_directory:
    PagesManager.uses_pages_directory = False
    st.rerun()
