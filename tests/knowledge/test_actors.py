"""The actor knowledge: it loads, a user's own file comes first, and a wrong file says what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from vedette.knowledge.actors import shipped, with_own_actors
from vedette.knowledge.files import KnowledgeError
from vedette.language.lexicon import Lexicon

OWN = """
[group.ours]
kind = "armed_group"
country = "KE"
sector = "REB"
actors = [
  { name = "Front of the Lake", aliases = ["Lake Front"], acronyms = ["FOL"] },
  { name = "Taliban", kind = "organization" },
]
"""


def test_actors_of_a_users_own_file_are_known_and_win_over_the_shipped_ones(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN, "utf-8")
    lexicon = Lexicon(with_own_actors(shipped(), [path]))
    lake, taliban = lexicon.by_words("Lake Front"), lexicon.by_words("Taliban")
    assert lake is not None
    assert (lake.name, lake.kind, lake.country, lake.sector) == ("Front of the Lake", "armed_group", "KE", "REB")
    assert taliban is not None
    assert taliban.kind == "organization"


def test_an_own_file_with_a_wrong_key_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN.replace("aliases", "alias"), "utf-8")
    with pytest.raises(KnowledgeError, match=r"own\.toml.*alias"):
        with_own_actors(shipped(), [path])


def test_no_files_leave_the_knowledge_as_it_is() -> None:
    assert with_own_actors(shipped(), []) is shipped()


def test_no_actor_is_listed_twice_with_its_country() -> None:
    names = [(a.name, a.country or g.country) for g in shipped().groups for a in g.actors]
    assert sorted(n for n in set(names) if names.count(n) > 1) == []


def test_every_sector_is_a_plover_code() -> None:
    codes = set(
        "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split()
    )
    knowledge = shipped()
    given = {a.sector or g.sector for g in knowledge.groups for a in g.actors} | {
        i.sector for i in knowledge.institutions
    }
    given |= {n.sector for n in knowledge.nominals} | {s.code for s in knowledge.roles.sector}
    assert given - {None} <= codes
