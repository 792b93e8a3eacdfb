"""Who is using the page: a name made by chance, kept in a cookie, so that nobody needs to log in.

It parts one person's conversations and learning from another's. It is no proof of identity.
"""

import re
import secrets

import streamlit as st

COOKIE = "report_assistant_person"
_NAME = re.compile(r"[0-9a-f]{32}")
_YEAR = 365 * 24 * 3600


def person() -> str:
    """The reader's name: 32 hexadecimal digits, the same in all tabs of one browser."""
    known = st.context.cookies.get(COOKIE)
    if isinstance(known, str) and _NAME.fullmatch(known):
        return known
    made: str = st.session_state.setdefault("person", secrets.token_hex(16))
    # The name holds only hexadecimal digits, so that nothing of a reader gets into the script.
    st.html(
        f'<script>document.cookie = "{COOKIE}={made}; path=/; max-age={_YEAR}; SameSite=Lax"'
        "</script>",
        unsafe_allow_javascript=True,
    )
    return made
