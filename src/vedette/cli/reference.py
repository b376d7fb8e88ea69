"""The reference of the command line as Markdown, made from the parser: ``python -m vedette.cli.reference``.

docs/cli.md is this; a test compares them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from vedette.cli.main import COMMANDS, EXIT_CODES, Parser, make_parser


def reference() -> str:
    """The whole reference. Written from the parser's parts, because argparse's own layout differs by version."""
    parser = make_parser()
    commands = next(a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    lines = [
        "# The command line",
        "",
        "<!-- Made by `python -m vedette.cli.reference`; change the parser, not this file. -->",
        "",
        f"{parser.description} A case is one file; everything below reads it or adds to it.",
        "",
    ]
    helps = {action.dest: action.help for action in commands._choices_actions}
    lines += [f"- [`vedette {name}`](#vedette-{name}): {helps[name]}" for name in COMMANDS]
    for name in COMMANDS:
        lines += ["", *about(name, commands.choices[name])]
    lines += ["", "## Exit codes", "", "| code | meaning |", "|---|---|"]
    lines += [f"| {code} | {meaning} |" for code, meaning in EXIT_CODES.items()]
    lines += [
        "",
        "Errors are one line on standard error: which file, what, and what to do. Results go to standard output.",
    ]
    return "\n".join(lines) + "\n"


def about(name: str, command: Parser) -> Iterator[str]:
    """One command: what it does, its arguments, examples."""
    arguments = [a for a in command._actions if a.dest != "help"]
    yield f"## vedette {name}"
    yield ""
    yield from (command.description or "").splitlines()
    yield ""
    yield "| argument | meaning |"
    yield "|---|---|"
    for argument in arguments:
        yield f"| `{written(argument)}` | {(argument.help or '').replace('|', chr(92) + '|')} |"
    yield ""
    yield "```sh"
    yield from (line.strip() for line in (command.epilog or "").splitlines()[1:])
    yield "```"


def written(argument: argparse.Action) -> str:
    """An argument as it is typed."""
    named = str(argument.metavar) if argument.metavar else "{" + ", ".join(map(str, argument.choices or ())) + "}"
    if not argument.option_strings:
        return {"*": f"[{named} ...]", "+": f"{named} ..."}.get(str(argument.nargs), named)
    name = ", ".join(argument.option_strings)
    return name if argument.nargs == 0 else f"{name} {named}"


if __name__ == "__main__":
    print(reference(), end="")
