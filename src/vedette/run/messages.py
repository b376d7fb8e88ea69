"""What a run and its workers say to each other: msgpack, each message after its length in four bytes."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from vedette.records.reading import Reading

HEAD = struct.Struct(">I")


class Ready(msgspec.Struct, tag="ready"):
    """The worker has loaded and waits for pages."""


class Unable(msgspec.Struct, tag="unable"):
    """The worker can't work at all: no model, say."""

    reason: str


class Read(msgspec.Struct, tag="read"):
    """A page was read."""

    reading: Reading


class Refused(msgspec.Struct, tag="refused"):
    """A page could not be read; ``leaving`` says that the worker ends and a fresh one has to go on."""

    step: str
    reason: str
    leaving: bool = False


Answer = Ready | Unable | Read | Refused
DECODER = msgspec.msgpack.Decoder(Answer)


def frame(message: object) -> bytes:
    """A message as it goes through the pipe."""
    body = msgspec.msgpack.encode(message)
    return HEAD.pack(len(body)) + body


def take_frame(stream: BinaryIO) -> bytes | None:
    """The next message's bytes; None when the other side is gone."""
    head = stream.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    (size,) = HEAD.unpack(head)
    body = stream.read(size)
    return body if len(body) == size else None


def answers_in(buffer: bytearray) -> Iterator[Answer]:
    """The whole messages at the front of a buffer, which loses them."""
    while len(buffer) >= HEAD.size:
        (size,) = HEAD.unpack_from(buffer)
        end = HEAD.size + size
        if len(buffer) < end:
            return
        body = bytes(buffer[HEAD.size : end])
        del buffer[:end]
        yield DECODER.decode(body)
