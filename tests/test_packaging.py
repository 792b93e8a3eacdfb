"""What `pip install .` would install: every module and every data file that the code reads."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "setuptools"
]
PACKAGES = ("assistant", "corpus", "eval", "index", "pages")


def test_every_data_file_is_installed() -> None:
    for package in PACKAGES:
        globs = SETTINGS["package-data"].get(package, [])
        installed = {path for one in globs for path in (ROOT / package).glob(one)}
        data = {
            path
            for path in (ROOT / package).rglob("*")
            if path.is_file() and path.suffix not in (".py", ".pyc")
        }
        assert data <= installed, sorted(map(str, data - installed))


def test_every_folder_with_modules_is_a_package() -> None:
    wanted = SETTINGS["packages"]["find"]["include"]
    assert wanted == [f"{one}*" for one in PACKAGES]
    for package in PACKAGES:
        folders = {path.parent for path in (ROOT / package).rglob("*.py")}
        assert [one for one in folders if not (one / "__init__.py").exists()] == []
