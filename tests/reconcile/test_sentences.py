from __future__ import annotations

from vedette.reconcile.sentences import Sentences

TEXT = "Gen. A went to the port. It was late.\nHe left at once."


def test_a_sentence_ends_at_a_stop_and_not_after_a_rank() -> None:
    at = TEXT.index("port")
    assert Sentences(TEXT).around(at, at + 4) == "Gen. A went to the port. "


def test_a_line_ends_a_sentence() -> None:
    sentences = Sentences(TEXT)
    assert sentences.number(TEXT.index("late")) + 1 == sentences.number(TEXT.index("He left"))


def test_a_text_without_stops_gives_no_endless_sentence() -> None:
    text = "word " * 10_000
    assert len(Sentences(text).around(25_000, 25_004)) < 2_000
