"""Traditional characters: folded one for one, only where the text is written in them."""

from __future__ import annotations

from toolkit.source import SourceText
from toolkit.zh import traditional


def test_a_text_in_traditional_characters_is_recognised() -> None:
    """A paragraph of them is, the same in simplified ones is not."""
    assert traditional.is_traditional("各縣區要開展隱患排查，將進展報市政府。")
    assert not traditional.is_traditional("各县区要开展隐患排查，将进展报市政府。")


def test_a_single_traditional_character_changes_nothing() -> None:
    """A name that keeps one old character does not turn the text into a traditional one."""
    source = SourceText("由陳某負责，各县区要开展排查，六月底前将进展情况报市政府办公室备案。" * 3)
    assert "陳" in source.shadow


def test_the_shadow_has_the_length_of_the_text() -> None:
    """Every character has exactly one counterpart."""
    text = "壓實責任、嚴格問責，發現問題及時處理。"
    source = SourceText(text)
    assert len(source.shadow) == len(text)
    assert source.shadow == "压实责任、严格问责，发现问题及时处理。"


def test_no_simplified_character_is_touched() -> None:
    """The table turns no character that GB 2312 knows into another."""
    for code in traditional.table():
        try:
            chr(code).encode("gb2312")
        except UnicodeEncodeError:
            continue
        raise AssertionError(chr(code))
