"""How far a run is: a bar with rate and time left for a person, plain lines for a file."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest

from vedette.cli import progress
from vedette.cli.read import refusals
from vedette.records.documents import Rejection
from vedette.run.pile import Tally

WATCHED = """
import time
from vedette.cli.progress import watching
from vedette.run.pile import Tally
tally = Tally()
with watching(lambda: 40) as watch:
    for n in range(40):
        tally.new += 1
        watch(tally, f"{n}.txt")
        time.sleep(0.02)
    tally.linking = True
    watch(tally, "")
    time.sleep(0.2)
"""


def test_a_person_sees_a_bar_with_count_rate_and_time_left() -> None:
    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        [sys.executable, "-c", WATCHED], stderr=theirs, env={**os.environ, "TERM": "xterm", "COLUMNS": "120"}
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # the terminal is closed
            break
        if not piece:
            break
        seen += piece
    assert run.wait() == 0
    screen = seen.decode()
    assert "/40" in screen
    assert "pages/s" in screen
    assert "0:00:" in screen
    assert "Linking" in screen


def test_a_file_gets_plain_lines(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "LINE_EVERY", 0.0)
    tally = Tally(new=3, known=1)
    with progress.watching(lambda: pytest.fail("nobody watches: the sources need not be counted")) as watch:
        watch(tally, "pile/a.txt")
        tally.linking = True
        watch(tally, "")
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("4 pages (")
    assert first.endswith("last pile/a.txt")
    assert second == "4 pages are in, linking"


def test_of_many_refusals_the_first_are_told_and_where_the_rest_is() -> None:
    lines = list(refusals(Tally(refused=[Rejection(f"{n}.txt", "pages", "binary") for n in range(50)])))
    assert len(lines) == 21
    assert lines[0] == "vedette: 0.txt: binary"
    assert "30 more" in lines[-1]
