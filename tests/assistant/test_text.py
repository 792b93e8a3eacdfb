"""One form for comparing: script, width, case."""

import pytest
import zhconv

from assistant.text import key, plain


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("停車難怎麼解決", "停车难怎么解决"),
        ("反覆出现", "反复出现"),
        ("看著办", "看着办"),
        ("著名品牌", "著名品牌"),
        ("ＧＤＰ增速４．５％", "GDP增速4.5%"),
    ],
)
def test_plain(words: str, found: str) -> None:
    assert plain(words) == found


@pytest.mark.parametrize("words", ["社会消费品零售总额", "反反覆覆", "乾隆年間", "心里面重复着"])
def test_the_quick_way_gives_what_the_library_gives(words: str) -> None:
    assert key(words) == key(zhconv.convert(words, "zh-cn"))
    assert plain(words) == zhconv.convert(words, "zh-cn")
