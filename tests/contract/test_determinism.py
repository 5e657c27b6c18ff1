"""The same input gives the same bytes, on another day, in another time zone and locale."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.support import samples

# Imported by every Python that starts with its folder on PYTHONPATH: puts the clock off.
ANOTHER_DAY = """
import datetime, time

SHIFT = {seconds}
_real_time = time.time

class _Same(type):
    def __instancecheck__(cls, value):
        return isinstance(value, cls.__mro__[1])

class _DateTime(datetime.datetime, metaclass=_Same):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + datetime.timedelta(seconds=SHIFT)
    @classmethod
    def utcnow(cls):
        return cls.now(datetime.UTC).replace(tzinfo=None)

class _Date(datetime.date, metaclass=_Same):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(_real_time() + SHIFT)

time.time = lambda: _real_time() + SHIFT
datetime.datetime, datetime.date = _DateTime, _Date
"""

YEARS = """
import datetime, time
print(datetime.date.today().year, datetime.datetime.now().year, time.gmtime(time.time()).tm_year)
"""
YEAR = 365 * 86_400


def surroundings(folder: Path, seconds: int, **environment: str) -> dict[str, str]:
    """An environment whose Pythons live `seconds` from now."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(
        ANOTHER_DAY.replace("{seconds}", str(seconds)), encoding="utf-8"
    )
    return {"PYTHONPATH": str(folder), **environment}


def test_the_clock_of_the_other_surroundings_is_off(tmp_path: Path) -> None:
    """The means of this test work: a program started there lives some years ago."""
    environment = surroundings(tmp_path / "past", -3 * YEAR)
    years = subprocess.run(
        [sys.executable, "-c", YEARS],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
    ).stdout.split()
    now = datetime.now(UTC).year
    assert len(years) == 3
    assert all(now - int(year) in {2, 3, 4} for year in years)


def test_bytes_do_not_depend_on_day_zone_locale_or_hash_order(
    sample_outputs: Path, tmp_path: Path
) -> None:
    """All outputs of all samples are byte-identical here and now, and in strange surroundings."""
    strange = surroundings(
        tmp_path / "future",
        2 * YEAR,
        TZ="Pacific/Auckland",
        LC_ALL="C",
        PYTHONHASHSEED="7",
    )
    for name, data in samples.convert(tmp_path / "made", strange).items():
        assert (sample_outputs / name).read_bytes() == data, name


def test_a_speech_in_json_gives_the_bytes_of_the_original(
    sample_outputs: Path, tmp_path: Path
) -> None:
    """Converting the JSON gives the same ledger, brief and JSON as converting the text."""
    json = sample_outputs / f"{samples.sources()[0].stem}.json"
    samples.taizhang("convert", "-o", tmp_path, json)
    made = sorted(tmp_path.iterdir())
    assert len(made) == 3
    for path in made:
        assert (sample_outputs / path.name).read_bytes() == path.read_bytes(), path.name
