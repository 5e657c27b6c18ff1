"""Encodings: every file a Chinese office sends is read right, and rubbish is never read at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.readers.encodings import (
    PLAUSIBLE,
    Decoded,
    Undecodable,
    decode,
    file_name,
    plausibility,
)

SPEECH = "同志们：\n一、提高思想认识。各车间要在6月底前完成整改，确保“零事故”。\n"
TRADITIONAL = (
    "各位同志：今天我們召開全市安全生產工作會議，主要任務是貫徹落實上級部署，總結經驗，分析形勢，"
    "安排下一步工作。一要提高認識，切實增強責任感。二要突出重點，全面排查隱患，確保年底前完成任務。"
)
EVERYDAY = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"
    "同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自"
    "二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日"
    "那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变"
    "条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总"
    "次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指"
    "几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器"
    "压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安"
    "场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集"
)
MARKS = "，。；：、？！“”（）《》—…\n \t0123456789%ABCabc"


@pytest.mark.parametrize(
    ("codec", "mark", "encoding"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8-sig"),
        ("gb18030", b"", "gb18030"),
        ("gbk", b"", "gb18030"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
    ],
)
def test_a_speech_is_read_in_every_encoding(codec: str, mark: bytes, encoding: str) -> None:
    """The same words come out, and the encoding is told."""
    assert decode(mark + SPEECH.encode(codec)) == Decoded(SPEECH, encoding)


@given(text=st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"], ids=["le", "be"])
def test_any_text_is_read_back_from_marked_utf16(mark: bytes, text: str) -> None:
    """With a byte order mark nothing has to be guessed: any text at all comes back equal."""
    codec = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
    found = decode(mark + text.encode(codec))
    assert isinstance(found, Decoded)
    assert found.text == text


@given(text=st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "marked"])
def test_any_text_is_read_back_from_utf8(mark: bytes, text: str) -> None:
    """UTF-8 is strict enough to be believed without a mark."""
    found = decode(mark + text.encode("utf-8"))
    assert isinstance(found, Decoded)
    assert found.text == text.removeprefix("\ufeff" if not mark else "")


@given(text=st.text(alphabet=EVERYDAY + MARKS, min_size=20))
def test_everyday_chinese_is_read_back_from_gb18030(text: str) -> None:
    """Everyday words and marks in GB18030 come back equal."""
    data = (text + "。我们要确保完成任务").encode("gb18030")
    found = decode(data)
    assert isinstance(found, Decoded)
    assert found == Decoded(data.decode("gb18030"), "gb18030")


@given(text=st.text(alphabet=EVERYDAY + MARKS, min_size=5))
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_everyday_chinese_is_read_back_from_unmarked_utf16(codec: str, text: str) -> None:
    """A line feed gives NUL bytes; which of them hold the high half is told by the words.

    一 (U+4E00) has a NUL in the low half, so counting NULs by parity would not do.
    """
    words = f"一、{text}\n确保完成任务。"
    assert decode(words.encode(codec)) == Decoded(words, codec)


@given(data=st.binary(max_size=300))
def test_any_bytes_are_text_or_refused_without_replacement(data: bytes) -> None:
    """Nothing raises, and what is taken for text spells exactly these bytes."""
    found = decode(data)
    if isinstance(found, Decoded):
        mark = {"utf-8-sig": 3, "utf-16-le": 2, "utf-16-be": 2}.get(found.encoding, 0)
        codec = found.encoding.removesuffix("-sig")
        assert found.text.encode(codec) in {data, data[mark:]}
    elif isinstance(found, Undecodable):
        assert data[found.offset :].startswith(found.bytes)


@pytest.mark.parametrize("cut", [1, 2])
def test_a_file_cut_inside_its_last_character_is_reported_where_it_breaks_off(cut: int) -> None:
    """UTF-8 that ends in half a character is no GB18030, though strict GB18030 may accept it."""
    whole = SPEECH.strip().encode("utf-8")
    last = len(whole) - 3
    assert decode(whole[:-cut]) == Undecodable(last, whole[last:-cut], "UTF-8")


def test_a_gb18030_file_cut_inside_its_last_character_is_reported_there() -> None:
    """The place is the last byte, not the first Han character, where only UTF-8 gives up."""
    whole = SPEECH.strip().encode("gb18030")
    assert decode(whole[:-1]) == Undecodable(len(whole) - 2, whole[-2:-1], "GB18030")


def test_one_wrong_byte_in_utf8_is_reported_there() -> None:
    """A stray byte in the middle of a long file is named by its place."""
    data = SPEECH.encode("utf-8")
    place = data.index("各".encode())
    found = decode(data[:place] + b"\xff" + data[place:])
    assert found == Undecodable(place, b"\xff", "UTF-8 或 GB18030")


def test_big5_is_refused_though_gb18030_accepts_its_bytes() -> None:
    """Strict GB18030 turns Big5 into other Han characters; they do not read like Chinese."""
    assert isinstance(decode(TRADITIONAL.encode("big5")), Undecodable)


def test_traditional_characters_in_gbk_are_read() -> None:
    """A text in traditional characters is plausible, though a third of it is not everyday."""
    assert decode(TRADITIONAL.encode("gbk")) == Decoded(TRADITIONAL, "gb18030")


def test_nul_bytes_without_words_are_binary() -> None:
    """NUL bytes that make no UTF-16 text mean that the bytes are no text."""
    assert decode(b"\0\1\2\3" * 50) is None
    assert decode("同志们".encode() + b"\0\0") is None


def test_a_name_from_a_windows_archive_is_read_as_it_was_meant() -> None:
    """Bytes of GB18030 in a file name come as lone surrogates; other names stay."""
    assert file_name("讲话.txt".encode("gb18030").decode("utf-8", "surrogateescape")) == "讲话.txt"
    assert file_name("讲话.txt") == "讲话.txt"
    assert file_name("\udcff.txt") == "\\xff.txt"


def test_plausibility_tells_text_from_its_misreadings() -> None:
    """The threshold lies far from both sides."""
    assert plausibility(SPEECH) > 0.95
    assert plausibility(TRADITIONAL) > PLAUSIBLE + 0.1
    assert plausibility(SPEECH.encode()[:-1].decode("gb18030", "ignore")) < PLAUSIBLE - 0.1
    assert plausibility("plain ASCII") == 1
