"""Starts the pages: `python -m pages --port 8501`. The library is open before the first visitor."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

APP = Path(__file__).parent.parent / "app.py"


def main(arguments: Sequence[str] | None = None) -> None:
    """Load what every page needs, then serve until stopped.

    With `streamlit run app.py` the first visitor waits for this; all else is the same.
    """
    options = _options(arguments)
    # Before torch is loaded. One sentence a question: one thread is fastest. On two busy cores a
    # question takes 80 ms; two threads that wait for each other, 250 to 1,250.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    print("正在载入报告和页面……", flush=True)
    from streamlit.runtime.pages_manager import PagesManager
    from streamlit.web import cli

    # Until `st.navigation` has run once, Streamlit takes our folder for its old kind of pages: a
    # link to /chat as the very first visit would show the source of the module as a page.
    PagesManager.uses_pages_directory = False
    _load()
    sys.argv = ["streamlit", "run", str(APP)]
    sys.argv += ["--server.address", options.address, "--server.port", str(options.port)]
    sys.exit(cli.main())


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m pages",
        description="启动网页问答。例：python -m pages --address 0.0.0.0 --port 8501",
    )
    parser.add_argument("--address", default="127.0.0.1", help="监听的地址（默认只有本机能打开）")
    parser.add_argument("--port", type=int, default=8501, help="端口（默认 8501）")
    return parser.parse_args(arguments)


def _load() -> None:
    """Import the pages and open the library; slow imports would else be the first visitor's wait."""
    for module in iter_modules([str(Path(__file__).parent)]):
        import_module(f"pages.{module.name}")
    from pages.opened import preload

    preload()


if __name__ == "__main__":
    main()
