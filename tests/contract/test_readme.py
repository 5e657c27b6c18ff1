"""The README tells the truth: generated blocks are fresh, commands exist, none is left out."""

from __future__ import annotations

import keyword
import re

import click
import pytest

import toolkit
from tests.support import golden, readme
from tests.support.tools import ROOT
from toolkit.cli import program


@pytest.fixture(scope="module")
def text() -> str:
    """The README as it stands."""
    return readme.PATH.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def commands() -> dict[str, click.Command]:
    """The commands of the command line by name."""
    context = click.Context(program)
    found = {name: program.get_command(context, name) for name in program.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


def test_generated_blocks_are_fresh(text: str, acceptance: golden.Acceptance) -> None:
    """Examples and tables are what the tool gives today, and every kind of block is used once."""
    golden.compare(readme.PATH, readme.refreshed(text), acceptance)
    assert sorted(readme.names(text)) == sorted(readme.BLOCKS)


def test_every_command_in_the_readme_exists(text: str, commands: dict[str, click.Command]) -> None:
    """Each `taizhang …` line names a command and options that the command line has."""
    for words in readme.command_lines(text):
        if not words or words[0].startswith("-"):
            continue
        assert words[0] in commands, words
        options = {
            option for parameter in commands[words[0]].params for option in parameter.opts
        } | {"-h", "--help"}
        used = {word.split("=")[0] for word in words[1:] if re.match(r"--?[a-z]", word)}
        assert used <= options, words


def test_every_command_is_in_the_readme(text: str, commands: dict[str, click.Command]) -> None:
    """No command is hidden from the reader, and each has Chinese help with an example."""
    named = {words[0] for words in readme.command_lines(text) if words}
    assert set(commands) <= named
    for name, command in commands.items():
        context = click.Context(command, info_name=f"taizhang {name}", **program.context_settings)
        shown = command.get_help(context)
        assert re.search(r"[\u4e00-\u9fff]", shown), name
        assert f"taizhang {name}" in shown, name


def test_the_library_has_a_function_for_every_command_that_works(
    commands: dict[str, click.Command],
) -> None:
    """Command line and library use the same names; completion makes sense in a shell only."""
    names = {f"{name}_" if keyword.iskeyword(name) else name for name in commands}
    assert names - {"completion"} <= {*toolkit.__all__}
    assert {"read", "parse", "check", "convert", "load", "dump"} <= {*toolkit.__all__}


def test_every_make_target_in_the_readme_exists(text: str) -> None:
    """Each `make …` the reader is told to type is a target of the Makefile."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = {*re.findall(r"^([a-z]+):", makefile, re.MULTILINE)}
    told = {*re.findall(r"(?:^|^\$ |`)make ([a-z]+)", text, re.MULTILINE)}
    assert {"demo", "test"} <= told <= targets


def test_links_lead_to_files_that_exist(text: str) -> None:
    """Relative links of the README resolve in the repository."""
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)\)", text):
        assert (ROOT / target).exists(), target
