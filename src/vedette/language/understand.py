"""The language room's one call: a document in, a Parsed page with its entities and mentions out."""

from __future__ import annotations

from vedette.language.parser import DEFAULT_MODEL, Parser
from vedette.records.documents import Document
from vedette.records.parsed import Parsed


class Language:
    """A loaded parser with the actor knowledge. ``version`` names parser and model."""

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.parser = Parser(model)
        self.version = self.parser.version

    def understand(self, document: Document) -> Parsed:
        """Syntax, names, mentions and coreference of one document."""
        return self.parser.parse(document)
