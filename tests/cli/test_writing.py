"""A result is written as a whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from vedette.cli.writing import write_whole


def test_a_new_result_takes_the_place_of_the_old(tmp_path: Path) -> None:
    out = tmp_path / "brief.md"
    out.write_text("old", "utf-8")
    write_whole(out, "new")
    assert out.read_text("utf-8") == "new"
    assert list(tmp_path.iterdir()) == [out]


def test_a_write_that_fails_leaves_the_old_result_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "brief.md"
    out.write_text("old", "utf-8")

    def full(self: Path, *_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(out, "new")
    assert out.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [out]
