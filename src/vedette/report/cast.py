"""How a brief calls people and bodies: by title and full name at first, short from then on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from vedette.knowledge.briefing import brief_words
from vedette.records.entities import CaseEntity, Party
from vedette.report.docket import Docket
from vedette.report.wording import shown, unique

WORD = re.compile(r"[^\W_]+")
BRACKETS = str.maketrans("", "", "[]")  # an editor's insertion ("Donald] Trump") is no part of a name
POSSESSIVE = re.compile(r"\w+[’']s ")
NUMERAL = re.compile(r"[IVX]+")
TITLED = re.compile(r"(?:[A-Z][\w.’'-]* ){1,5}")
LONGEST_ROLE = 60
MUTE = frozenset({"place", "facility", "weapon", "agreement"})
BARE_KINDS = frozenset({"person", "place", "news_agency"})


def role_words(role: str) -> str | None:
    """A role as it stands in brackets after a name; None for one that leans on words before it ("their lawyer").

    >>> role_words("the Russian ambassador"), role_words("Their lawyer")
    ('Russian ambassador', None)
    """
    words = shown(role)
    first, _, rest = words.partition(" ")
    if first.casefold() in brief_words().names.nobody or len(words) > LONGEST_ROLE:
        return None
    return rest if first.casefold() in ("the", "a", "an") else words


class Cast:
    """Remembers who was introduced; composing goes from top to bottom, so the first mention is the reader's first."""

    def __init__(self, docket: Docket) -> None:
        self._docket = docket
        self._entities = {member: e for e in docket.links.entities for member in e.members}
        self._by_name = {e.name: e for e in reversed(docket.links.entities)}
        self._introduced: set[str] = set()
        persons = [e for e in docket.links.entities if e.kind == "person"]
        self._last_names = Counter(e.name.split()[-1] for e in persons if e.name.split())
        self._article: dict[str, bool] = {}
        self._printed: dict[str, str] = {}

    def entity(self, document: str, party: Party) -> CaseEntity | None:
        """The entity of the case that a party of a page is."""
        return self._entities.get((document, party.entity or "")) or self._by_name.get(party.name)

    def name(self, document: str, party: Party) -> str:
        """The canonical name, without a word about how to introduce it."""
        entity = self.entity(document, party)
        return entity.name if entity else party.name

    def known(self, name: str) -> CaseEntity | None:
        """The entity of the case that bears this canonical name."""
        return self._by_name.get(name)

    def can_speak(self, name: str) -> bool:
        """Whether a name is of somebody who can say something; the city of a dateline says nothing."""
        entity = self.known(name)
        return entity is None or entity.kind not in MUTE

    def is_nobody(self, name: str) -> bool:
        """Whether a name tells nobody: a pronoun that was tied to no one, "group", or a day ("Thursday force")."""
        folded = name.casefold().strip()
        words = brief_words().names
        first, _, rest = name.strip().partition(" ")
        return folded in words.nobody or folded in words.vague or (first.casefold() in words.days and rest.islower())

    def who(self, document: str, party: Party | None) -> str | None:
        """The canonical name of a party; None where there is none, or only a pronoun."""
        name = self.name(document, party) if party else ""
        return name if name and not self.is_nobody(name) else None

    def say(self, document: str, party: Party) -> str:
        """The party in running text."""
        return self.say_name(self.name(document, party))

    def say_name(self, name: str) -> str:
        """An entity, by its canonical name, in running text: introduced the first time, short afterwards."""
        entity = self._by_name.get(name)
        if entity is None:
            return shown(name).translate(BRACKETS)
        stranger = self._as_printed(entity)
        if stranger:
            return f"the {stranger}" if self._printed_with_article(stranger) else stranger
        first = entity.id not in self._introduced
        self._introduced.add(entity.id)
        if entity.kind == "person":
            return self._introduce(entity) if first else self.short(entity)
        return self._with_article(entity)

    def list_names(self, names: Iterable[str], most: int = 3) -> list[str]:
        """Several entities, each once; of a long list the first few and how many more."""
        each = [n for n in unique(names) if not self.is_nobody(n)]
        said = [self.say_name(n) for n in each[:most]]
        return said + (["one other" if len(each) == most + 1 else "others"] if len(each) > most else [])

    def _as_printed(self, entity: CaseEntity) -> str:
        """What the pages call it, where the canonical name has nothing in common with any of their words.

        A name that was looked up for three letters may be somebody else's; the letters are what the page says.
        """
        if entity.kind == "state" or entity.id in self._printed:
            return self._printed.get(entity.id, "")
        words = {w for w in WORD.findall(entity.name.casefold()) if len(w) > 2}
        initials = "".join(w[0] for w in WORD.findall(entity.name) if w[0].isupper())
        printed = Counter(shown(m.text) for m in entity.mentions if not self.is_nobody(m.text))
        said = {w for text in printed for w in WORD.findall(text.casefold())}
        alike = any(a == b or (len(a) > 4 and a[:5] == b[:5]) for a in words for b in said)
        acronym = any(text.replace(".", "").upper() == initials for text in printed)
        known = alike or acronym or entity.country is not None or not printed
        best = min(printed, key=lambda t: (-printed[t], not t[:1].isupper(), -len(t), t), default="")
        self._printed[entity.id] = "" if known else best
        return self._printed[entity.id]

    def _printed_with_article(self, words: str) -> bool:
        """Whether the pages mostly put "the" before these words."""
        if words.casefold().startswith("the "):
            return False
        texts = [d.text for d in self._docket.documents.values()]
        with_it = sum(len(re.findall(rf"\bthe {re.escape(words)}\b", t, re.IGNORECASE)) for t in texts)
        every = sum(len(re.findall(rf"\b{re.escape(words)}\b", t, re.IGNORECASE)) for t in texts)
        return with_it * 3 > every

    def short(self, entity: CaseEntity) -> str:
        """The last name where the pages use it alone and only one person of the case has it."""
        words = entity.name.split()
        used = {shown(m.text) for m in entity.mentions}
        last = words[-1] if words else entity.name
        if len(words) > 1 and last in used and self._last_names[last] == 1 and not NUMERAL.fullmatch(last):
            return shown(last).translate(BRACKETS)
        alone = sorted(w for w in words if w in used and len(w) > 2 and not NUMERAL.fullmatch(w))
        if len(words) > 1 and len(alone) == 1 and self._last_names[last] == 1:
            return shown(alone[0])
        return shown(entity.name).translate(BRACKETS)

    def _introduce(self, entity: CaseEntity) -> str:
        """Title and name as the first page that gives a title prints them; else the name with a role in brackets."""
        mentions = sorted(entity.mentions, key=lambda m: (self._docket.order(m.document), m.start))
        for mention in mentions:
            text = shown(mention.text)
            if text.endswith(entity.name) and TITLED.fullmatch(text.removesuffix(entity.name)):
                return text
        ordered = sorted(entity.roles, key=lambda r: (self._docket.order(r.evidence.document), r.evidence.start))
        role = next((said for r in ordered if (said := role_words(r.role))), None)
        name = shown(entity.name).translate(BRACKETS)
        return f"{name} ({role})" if role else name

    def _with_article(self, entity: CaseEntity) -> str:
        name = shown(entity.name).translate(BRACKETS)
        return f"the {name}" if self._takes_article(entity) else name

    def _takes_article(self, entity: CaseEntity) -> bool:
        """Whether the pages mostly put "the" before the name; where none shows it, by the name's last word."""
        if entity.kind in BARE_KINDS or entity.name.lower().startswith("the ") or POSSESSIVE.match(entity.name):
            return False
        if entity.id not in self._article:
            bare = entity.name.casefold()
            votes = Counter(self._article_before(m.document, m.start, m.text, bare) for m in entity.mentions)
            seen = votes[True] + votes[False]
            last = bare.split()[-1] if bare.split() else ""
            by_word = last in brief_words().names.article or (entity.name[:1].islower() and not last.endswith("s"))
            self._article[entity.id] = votes[True] * 2 > seen if seen else by_word
        return self._article[entity.id]

    def _article_before(self, document: str, start: int, text: str, bare: str) -> bool | None:
        """True or False for a mention by the canonical name, with or without "the"; None for any other mention."""
        folded = text.casefold()
        if folded == f"the {bare}":
            return True
        if folded != bare:
            return None
        before = (
            self._docket.documents[document].text[max(0, start - 4) : start]
            if document in self._docket.documents
            else ""
        )
        return before.casefold() == "the " or (None if before.casefold().endswith(("a ", "n ")) else False)
