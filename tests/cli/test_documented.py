"""The documentation says what there is: every command, option, setting, exit code and public name."""

import doctest
import re
import shutil
from dataclasses import fields
from pathlib import Path

import msgspec
import pytest
import typer

import onrecord
from onrecord.cli import output
from onrecord.cli.app import COMMANDS, make_app

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"


def sections(page: str) -> dict[str, str]:
    """By heading of the second level, what stands beneath it; what stands before the first under ''."""
    parts = re.split(r"^## (.*)$", (REFERENCE / page).read_text(), flags=re.M)
    return {"": parts[0]} | dict(zip(parts[1::2], parts[2::2], strict=True))


def options(command: object) -> set[str]:
    return {name for option in command.params for name in option.opts if name.startswith("-")}  # type: ignore[attr-defined]


GROUP = typer.main.get_command(make_app())
LISTED = tuple(GROUP.list_commands(None))  # type: ignore[attr-defined]


def under(name: str) -> dict[str, object]:
    """The commands that a command has of its own, by name; none for most."""
    return dict(getattr(GROUP.commands[name], "commands", {}))  # type: ignore[attr-defined]


def test_every_command_has_its_section_and_no_other_has() -> None:
    assert tuple(sections("cli.md"))[1:] == COMMANDS == LISTED


@pytest.mark.parametrize("name", [name for name in COMMANDS if under(name)])
def test_every_command_of_a_command_has_its_part(name: str) -> None:
    parts = re.split(r"^### (.*)$", sections("cli.md")[name], flags=re.M)
    told = dict(zip(parts[1::2], parts[2::2], strict=True))
    assert list(told) == [f"{name} {one}" for one in under(name)]
    for one, command in under(name).items():
        rows = [line.split("|")[1] for line in told[f"{name} {one}"].splitlines() if line.startswith("| `-")]
        assert {option for row in rows for option in re.findall(r"`(-[\w-]+)`", row)} == options(command)
        assert re.search(rf"Examples?:\n\s+.*onrecord {name} {one} ", command.help)  # type: ignore[attr-defined]
        assert all(option.help for option in command.params)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", [name for name in COMMANDS if not under(name)])
def test_every_option_is_documented_and_no_other(name: str) -> None:
    wanted = options(GROUP.commands[name])  # type: ignore[attr-defined]
    rows = [line.split("|")[1] for line in sections("cli.md")[name].splitlines() if line.startswith("| `-")]
    assert {option for row in rows for option in re.findall(r"`(-[\w-]+)`", row)} == wanted


def test_the_options_before_the_command_are_documented() -> None:
    assert options(GROUP) <= set(re.findall(r"`(-[\w-]+)`", sections("cli.md")[""]))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_shows_an_example_of_itself(name: str) -> None:
    command = GROUP.commands[name]  # type: ignore[attr-defined]
    assert re.search(rf"Examples?:\n\s+.*onrecord {name} ", command.help)
    assert all(option.help for option in command.params)


def test_every_exit_code_is_documented_and_no_other() -> None:
    codes = {value for name, value in vars(output).items() if name.isupper() and isinstance(value, int)} - {
        output.WIDTH
    }
    rows = re.findall(r"^\| (\d+) \|", (REFERENCE / "exit-codes.md").read_text(), flags=re.M)
    assert {int(row) for row in rows} == codes


def test_every_setting_is_documented_with_its_default() -> None:
    from onrecord.acquire import Limits
    from onrecord.read import Settings
    from onrecord.record import Settings as Recording

    text = (REFERENCE / "settings.md").read_text()
    documented = dict(re.findall(r"^\| `(\w+)` \| .* \| ([^|]*) \|$", text, flags=re.M))
    wanted = {field.name: getattr(Settings(), field.name) for field in fields(Settings)}
    wanted |= {field.name: getattr(Limits(), field.name) for field in msgspec.structs.fields(Limits)}
    assert set(documented) == set(wanted)
    for name, value in wanted.items():
        told = documented[name].replace(",", "")
        assert told.startswith(
            "no" if value is False else f"`{value}`" if isinstance(value, str) else str(value).removesuffix(".0")
        )
    assert all(f"`{field.name}`" in text for field in msgspec.structs.fields(Recording))


def test_every_public_name_is_documented() -> None:
    pages = (REFERENCE / "library.md").read_text() + (REFERENCE / "model.md").read_text()
    models = msgspec.Struct.__subclasses__()
    for name in onrecord.__all__:
        covered = name.endswith("Error") or getattr(onrecord, name) in models or name == "__version__"
        assert covered or re.search(rf"^::: onrecord\..*\b{name}$", pages, flags=re.M), name
    assert all(
        f"::: onrecord.{module}\n" in pages for module in ("errors", "model.reports", "model.claims", "model.events")
    )


def test_the_examples_of_the_library_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "sample", tmp_path / "sample")
    monkeypatch.chdir(tmp_path)
    failed, tried = doctest.testfile(
        str(REFERENCE / "library.md"), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE
    )
    assert tried > 10
    assert failed == 0
