"""The ``vedette`` command: parse, call, and tell errors in one line."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from importlib import import_module
from typing import NoReturn

from vedette.__about__ import __version__

COMMANDS = ("read", "brief", "show", "explain", "search", "export", "remove", "check")
DONE, FOUND_WRONG, USAGE, CASE_FILE, OUTSIDE, READER = 0, 1, 2, 3, 4, 5
BUG, INTERRUPTED, PIPE_CLOSED = 70, 130, 141
EXIT_CODES = {
    DONE: "done",
    FOUND_WRONG: "the answer is no: check found something wrong, or nothing was found or taken in",
    USAGE: "the command can't be understood, or a source that it names isn't there",
    CASE_FILE: "the case file can't be used: missing, of another version, locked, damaged, read-only, disk full",
    OUTSIDE: "another file can't be written or read",
    READER: "no reader could be started (a model that isn't installed, say)",
    BUG: "a defect of vedette; set VEDETTE_DEBUG=1 to see where",
    INTERRUPTED: "stopped by Ctrl-C; finished pages are kept",
    PIPE_CLOSED: "the program that read the output has gone",
}

PLACE = "name another place with --out"
ADVICE = {errno.ENOSPC: "make room and run the same command again", errno.EDQUOT: "make room, or " + PLACE}


class Parser(argparse.ArgumentParser):
    """argparse with one line for an error, and help that keeps its lines."""

    def __init__(self, **options: object) -> None:
        super().__init__(formatter_class=argparse.RawDescriptionHelpFormatter, **options)  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where the help is; exit 2."""
        self.exit(USAGE, f"vedette: {message}; see {self.prog} --help\n")


def make_parser() -> Parser:
    """The whole command line."""
    parser = Parser(
        prog="vedette",
        description="Read the news of a conflict and keep a record that a person can check.",
        epilog="first steps:\n"
        "  vedette read pages/ --case my.case     read a folder of pages into a case\n"
        "  vedette brief my.case                  the story in one page, every line with its words\n"
        "  vedette show my.case conflicts         where the accounts part\n\n"
        "vedette COMMAND --help tells more of each, with examples.\n\n"
        "exit codes:\n" + "\n".join(f"  {code:<4} {meaning}" for code, meaning in EXIT_CODES.items()),
    )
    parser.add_argument("--version", action="version", version=f"vedette {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=Parser)
    for name in COMMANDS:
        module = import_module(f"vedette.cli.{name}")
        examples = "\n".join(f"  {line}" for line in module.EXAMPLES)
        command = commands.add_parser(
            name, help=module.HELP, description=module.DESCRIPTION, epilog=f"examples:\n{examples}"
        )
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that can't show a character must not end the run
            stream.reconfigure(errors="backslashreplace")
    asked = make_parser().parse_args(arguments)
    try:
        code: int = asked.run(asked)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # Python flushes once more at the end: give it somewhere to flush to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        print("vedette: stopped; finished pages are kept", file=sys.stderr)
        return INTERRUPTED
    except Exception as error:
        if os.environ.get("VEDETTE_DEBUG"):
            raise
        code, message = told(error)
        print(f"vedette: {' '.join(message.split())}", file=sys.stderr)
        return code


def told(error: Exception) -> tuple[int, str]:
    """The exit code of an error, and the line that tells it."""
    if isinstance(error, ModuleNotFoundError) and not (error.name or "").startswith("vedette"):
        return READER, f"a library is missing ({error.name}); install vedette again: pip install vedette"
    from vedette.knowledge.files import KnowledgeError
    from vedette.report.explanation import UnknownRecordError
    from vedette.report.filters import FilterError
    from vedette.run.pool import WorkerError
    from vedette.store.errors import CaseFileError

    if isinstance(error, CaseFileError):
        return CASE_FILE, str(error)
    if isinstance(error, FilterError):
        return USAGE, str(error)
    if isinstance(error, UnknownRecordError):
        return FOUND_WRONG, str(error)
    if isinstance(error, WorkerError):
        return READER, f"no reader: {error}"
    if isinstance(error, KnowledgeError):
        return OUTSIDE, str(error)
    if isinstance(error, OSError):
        advice = ADVICE.get(error.errno or 0, PLACE if error.filename else "")
        return OUTSIDE, f"{error.filename or 'output'}: {error.strerror or error}{'; ' if advice else ''}{advice}"
    return BUG, f"a defect, please report it: {type(error).__name__}: {error} (VEDETTE_DEBUG=1 shows where)"


if __name__ == "__main__":
    sys.exit(main())
