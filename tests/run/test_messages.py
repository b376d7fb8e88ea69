"""Messages between a run and its workers come out whole however the pipe cuts them."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from vedette.records.documents import Document
from vedette.records.reading import Reading
from vedette.run.messages import Read, Ready, Refused, Unable, answers_in, frame, take_frame

MESSAGES = [Ready(), Read(Reading(Document("d-1", "ünï"))), Refused("read", "why", True), Unable("")]


@given(st.lists(st.sampled_from(MESSAGES)), st.integers(1, 50))
def test_messages_come_out_whole_and_in_order_from_pieces_of_any_size(messages: list[object], size: int) -> None:
    stream = b"".join(frame(message) for message in messages)
    buffer, out = bytearray(), []
    for at in range(0, len(stream), size):
        buffer += stream[at : at + size]
        out += list(answers_in(buffer))
    assert out == messages
    assert not buffer


@given(st.integers(0, 30))
def test_a_message_that_breaks_off_is_none(size: int) -> None:
    whole = frame(Refused("read", "a reason"))
    stream = io.BytesIO(whole[: min(size, len(whole) - 1)])
    assert take_frame(stream) is None
