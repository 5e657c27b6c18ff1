"""Labels are quotes: each stands in its sentence, and the gold files are compiled from them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support import golden, labels, readme, samples

LABELLED = Path(__file__).parent
NAMES = sorted(path.stem for path in samples.FOLDER.glob("*.txt"))
_SIZES = re.compile(r"(<!-- 生成：规模 -->\n).*?(<!-- 生成完 -->)", re.DOTALL)


@pytest.mark.parametrize("name", NAMES, ids=[name[:2] for name in NAMES])
def test_every_sample_is_labelled_and_its_gold_file_is_fresh(
    name: str, acceptance: golden.Acceptance
) -> None:
    """Every sentence has a role, every quote stands in its sentence, the offsets are of today."""
    gold = _compiled(name)[1]
    golden.compare(LABELLED / f"{name}.gold.json", labels.dumps(gold), acceptance)


def test_there_are_no_labels_without_a_sample() -> None:
    """A renamed or removed sample takes its labels along."""
    for ending in (".labels.tsv", ".gold.json"):
        labelled = LABELLED.glob(f"*{ending}")
        assert {path.name.removesuffix(ending) for path in labelled} == set(NAMES)


def test_the_readme_gives_the_sizes_of_today(acceptance: golden.Acceptance) -> None:
    """Nobody quotes a score without knowing over how much it was taken."""
    path = LABELLED / "README.md"
    text = path.read_text(encoding="utf-8")
    assert _SIZES.search(text)
    golden.compare(
        path, _SIZES.sub(lambda found: f"{found[1]}{_sizes()}\n{found[2]}", text), acceptance
    )


def test_a_label_that_does_not_fit_is_named_with_its_line() -> None:
    """A wrong quote, an unknown role and a sentence without a role are all reported at once."""
    lines = ["role\tS001\tmood", "unit\tS001\tlead\t县水利局", "role\tS009\ttask", "due\tS001"]
    with pytest.raises(labels.LabelError) as caught:
        labels.compile_labels("各村要清沟。\n", lines)
    message = str(caught.value)
    assert "第 1 行：“mood”不在" in message
    assert "第 2 行：S001 里没有“县水利局”" in message
    assert "第 3 行：没有句子 S009" in message
    assert "第 4 行：栏数不对（due 应为 5）" in message
    assert "S001 没有标注句子性质：各村要清沟。" in message


def test_a_sentence_has_one_role() -> None:
    """A second role for the same sentence is refused."""
    with pytest.raises(labels.LabelError, match="标了两种句子性质"):
        labels.compile_labels("各村要清沟。\n", ["role\tS001\ttask", "role\tS001\tmeta"])


def test_the_second_identical_quote_takes_the_second_place() -> None:
    """Two equal quotes in one sentence mark two places, a third one has none."""
    text = "各村要清沟，各村要修路。\n"
    lines = ["role\tS001\ttask", *["unit\tS001\tresponsible\t各村"] * 2]
    units = labels.compile_labels(text, lines)["units"]
    assert [each["start"] for each in units] == [0, 6]
    with pytest.raises(labels.LabelError):
        labels.compile_labels(text, [*lines, lines[-1]])


def test_a_bracket_note_belongs_to_the_sentence_before_it() -> None:
    """Sentences end with their marks, quotes and one bracket note, or with the line."""
    text = "要清沟。（县水利局负责）要“快干。”好\n\n　　散会！\n"
    assert [each.text for each in labels.split(text)] == [
        "要清沟。（县水利局负责）",
        "要“快干。”",
        "好",
        "散会！",
    ]


def _compiled(name: str) -> tuple[str, labels.Gold]:
    text = (samples.FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    lines = (LABELLED / f"{name}.labels.tsv").read_text(encoding="utf-8").splitlines()
    return text, labels.compile_labels(text, lines)


def _sizes() -> str:
    rows = []
    for text, gold in map(_compiled, NAMES):
        tasks = sum(each["role"] == "task" for each in gold["roles"])
        marked = (
            len(gold["outline"]),
            len(gold["units"]),
            len(gold["deadlines"]),
            len(gold["announced"]),
        )
        rows.append((len(text), gold["sentences"], tasks, *marked))
    sums = tuple(map(sum, zip(*rows, strict=True)))
    header = ("文稿", "字数", "句", "任务句", "层次标题", "单位", "时限", "预告")
    named = zip([*NAMES, "合计"], [*rows, sums], strict=True)
    return readme.table(header, [(name, *map(str, row)) for name, row in named])
