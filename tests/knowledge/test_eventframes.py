"""The lexicon of event frames: every example says what its frame says, and the data holds together."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vedette.extract.events.deeds import Deed, join_deeds
from vedette.extract.events.naming import Naming
from vedette.extract.events.triggers import find_triggers
from vedette.knowledge.eventframes import MODES, Lexicon, lexicon, lexicon_with
from vedette.knowledge.files import KnowledgeError
from vedette.language.understand import Language
from vedette.records.documents import Document
from vedette.records.parsed import Parsed

EXAMPLES = [(f.id, example) for f in lexicon().frames.values() for example in f.examples]


def deeds_of(text: str, language: Language, words: Lexicon) -> tuple[Parsed, list[Deed]]:
    parsed = language.understand(Document("d-1", text))
    return parsed, join_deeds(parsed, words, find_triggers(parsed, words), Naming(parsed, words))


@pytest.mark.parametrize(("frame", "example"), EXAMPLES, ids=[f"{f}-{n}" for n, (f, _) in enumerate(EXAMPLES)])
def test_an_example_tells_its_frame_with_its_roles(frame: str, example: str, language: Language) -> None:
    plain = re.sub(r"[\[\]{}]", "", example)
    parsed, deeds = deeds_of(plain, language, lexicon())
    wanted = lexicon().frames[frame]
    if wanted.type is None:
        assert not deeds
        return
    same = [
        d for d in deeds if frame in {m.frame.id for m in (d.match, *d.merged)} or d.match.frame.type == wanted.type
    ]
    assert same, f"no {wanted.type} in {plain!r}: {[d.match.frame.id for d in deeds]}"
    for opening, closing, field in (("[", "]", "actors"), ("{", "}", "recipients")):
        for marked in re.findall(rf"\{opening}(.+?)\{closing}", example):
            heads = [i for d in same for i in getattr(d, field)]
            parties = Naming(parsed, lexicon()).parties(heads)
            found = {parsed.tokens[i].text for i in heads} | {p.span.text.split()[-1] for p in parties if p.span}
            assert marked.split()[-1] in found, f"{field} of {plain!r}: {found}"


def test_the_lexicon_is_broad_and_covers_every_type_and_mode() -> None:
    frames = lexicon().frames.values()
    assert lexicon().size >= 600
    for kind, modes in MODES.items():
        for mode in modes:
            if (kind, mode) in GROUPS_WITHOUT_FRAMES:
                continue
            assert any(f.type == kind and f.mode == mode for f in frames), f"{kind}/{mode} has no frame"


# The content of a threat or of a refusal is read from the deed in it, not from the verb.
GROUPS_WITHOUT_FRAMES = {
    *(("THREATEN", m) for m in MODES["THREATEN"]),
    *(("REJECT", m) for m in MODES["REJECT"] - {"change"}),
    ("CONSULT", "multilateral"),
}


def test_a_users_frames_add_to_the_shipped_ones_and_replace_those_of_the_same_id(tmp_path: Path) -> None:
    own = tmp_path / "codebook.toml"
    own.write_text(
        '[[frames]]\nid = "bomb"\ntype = "PROTEST"\nmode = "riot"\nexamples = []\nverbs = ["zap"]\n', encoding="utf-8"
    )
    words = lexicon_with(own)
    assert [t.frame.type for t in words.triggers("verb", "zap")] == ["PROTEST"]
    assert all(t.frame.id != "bomb" for t in words.triggers("noun", "bombing"))


@pytest.mark.parametrize(
    ("toml", "fault"),
    [
        ('[[frames]]\nid = "x"\ntype = "AID"\nmode = "drone"\nexamples = []\n', "no mode"),
        ('[[frames]]\nid = "x"\ntype = "FROWN"\nexamples = []\n', "codebook.toml"),
        ('[[frames]]\nid = "x"\nexamples = []\nverb = ["misspelt key"]\n', "codebook.toml"),
    ],
)
def test_a_codebook_that_is_wrong_is_refused_with_the_place(toml: str, fault: str, tmp_path: Path) -> None:
    own = tmp_path / "codebook.toml"
    own.write_text(toml, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=fault):
        lexicon_with(own)
