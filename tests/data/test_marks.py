"""Marked-up texts are read as data/README.md says, on one so small that every offset can be counted."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from data import build
from data.marks import MarkError, Version, read_marked
from data.truth import truth

MARKED = """\
topic: ferry
published: 2024-09-03
spelling: UK

PERSON Ida Voss = Ida Vos
ORG Coast Guard

== original

#headline {0}Ferry aground

KELMAR — {1}A ferry with [n:214 people=214 people] sank [w:Tuesday]. {2}[q:“It was calm,”=Ida Voss=said] said Ida Voss.

{3}[i:Nobody was hurt=Coast Guard=said], the Coast Guard said.

== light

#headline {0}Ferry aground

{1}A ferry with [x:number:[n:241 people=241 people]=214 people] sank.

{2}[i:It was calm=Ida Voss=said], said [x:spelling:Ida Vos=Ida Voss].

{+}Ferries matter. {+!}The crew slept.
"""


@pytest.fixture(scope="module")
def versions() -> dict[str, Version]:
    return read_marked(MARKED)[1]


def test_the_text_is_what_stands_without_marks(versions: dict[str, Version]) -> None:
    assert versions["original"].text == (
        "Ferry aground\n\n"
        "KELMAR — A ferry with 214 people sank Tuesday. “It was calm,” said Ida Voss.\n\n"
        "Nobody was hurt, the Coast Guard said."
    )
    assert read_marked(MARKED)[0] == {"topic": "ferry", "published": "2024-09-03", "spelling": "UK"}


def test_blocks_have_their_kind_and_dateline_and_sentences_start_after_it(versions: dict[str, Version]) -> None:
    original = versions["original"]
    assert original.blocks == [
        {"kind": "headline", "start": 0, "end": 13, "dateline": ""},
        {"kind": "paragraph", "start": 15, "end": 91, "dateline": "KELMAR — "},
        {"kind": "paragraph", "start": 93, "end": 131, "dateline": ""},
    ]
    assert original.sentences == [
        {"block": 0, "start": 0, "end": 13},
        {"block": 1, "start": 24, "end": 61},
        {"block": 1, "start": 62, "end": 91},
        {"block": 2, "start": 93, "end": 131},
    ]


def test_facts_quotations_and_names_know_their_offsets(versions: dict[str, Version]) -> None:
    original = versions["original"]
    assert original.facts == [
        {"start": 37, "end": 47, "kind": "number", "value": "214", "unit": "people"},
        {"start": 53, "end": 60, "kind": "weekday", "value": "Tuesday", "unit": ""},
    ]
    assert original.quotes == [
        {"start": 63, "end": 75, "kind": "direct", "speaker": "Ida Voss", "cue": "said"},
        {"start": 93, "end": 108, "kind": "indirect", "speaker": "Coast Guard", "cue": "said"},
    ]
    assert [(row["start"], row["name"]) for row in original.entities] == [(82, "Ida Voss"), (114, "Coast Guard")]


def test_a_form_stands_for_its_name_and_a_version_may_have_names_of_its_own() -> None:
    own = MARKED.replace("== light\n", "== light\n\n@PERSON Ida Vos\n")
    assert read_marked(MARKED)[1]["light"].entities[0]["name"] == "Ida Voss"
    assert read_marked(own)[1]["light"].entities[0]["name"] == "Ida Vos"
    assert read_marked(own)[1]["light"].text == read_marked(MARKED)[1]["light"].text


def test_every_difference_has_both_wordings_and_what_is_lost_is_found() -> None:
    rows = truth("ferry", MARKED)["texts"]["light"]["differences"]
    assert [(row["kind"], (row["a"] or {}).get("text"), (row["b"] or {}).get("text")) for row in rows] == [
        ("number", "214 people", "241 people"),
        ("spelling", "Ida Voss", "Ida Vos"),
        ("added_claim", None, "The crew slept."),
        ("dropped_quotation", "It was calm,", None),
        ("dropped_source", "Coast Guard", None),
    ]
    assert rows[0]["a"] == {"sentence": 1, "start": 37, "end": 47, "text": "214 people"}
    assert rows[0]["b"] == {"sentence": 1, "start": 28, "end": 38, "text": "241 people"}


def test_alignment_names_the_sentences_of_the_original() -> None:
    light = truth("ferry", MARKED)["texts"]["light"]
    assert light["alignment"] == [
        {"b": 0, "a": [0]},
        {"b": 1, "a": [1]},
        {"b": 2, "a": [2]},
        {"b": 3, "a": []},
        {"b": 4, "a": []},
    ]
    assert light["boundary"] == 3


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("[w:Tuesday]", "[w:Tuesday", "ferry/original: a mark [w: is never closed"),
        ("Ferries matter", "Ferries] matter", "ferry/light: a bracket closes that none opened"),
        ("{0}Ferry aground", "Ferry aground", "ferry/original: a block needs a sentence mark"),
        ("{3}[i", "{4}[i", "ferry/original: sentences must be numbered 0, 1, 2 …; got [0, 1, 2, 4]"),
        ("{+}Ferries", "{7}Ferries", "ferry/light: the original has sentences 0 to 3; got 7"),
        ("=214 people] sank.", "=215 people] sank.", "'215 people', for '241 people', stands 0 times"),
        ("PERSON Ida", "PERSON Piet Lund\nPERSON Ida", "ferry/names are listed that stand in no version: Piet Lund"),
        ("== original", "== other", "ferry/a story needs a version '== original'; got other, light"),
    ],
)
def test_what_does_not_fit_is_an_error_that_names_the_place(old: str, new: str, says: str) -> None:
    with pytest.raises(MarkError) as error:
        truth("ferry", MARKED.replace(old, new))
    assert says in str(error.value)


def test_the_example_in_the_readme_holds_and_shows_every_mark() -> None:
    readme = (build.HERE / "README.md").read_text("utf-8")
    (example,) = re.findall(r"```text\n(.*?)```", readme, re.DOTALL)
    light = truth("ferry", example)["texts"]["light"]
    assert [row["kind"] for row in light["differences"]][:3] == ["number", "spelling", "added_claim"]


def test_building_writes_the_texts_the_gold_and_the_readme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "HERE", tmp_path)
    (tmp_path / "marked").mkdir()
    (tmp_path / "marked" / "ferry.txt").write_text(MARKED, "utf-8")
    (tmp_path / "README.md").write_text(
        "Before\n<!-- stories -->\nold\n<!-- /stories -->\nand\n<!-- differences -->\n<!-- /differences -->\nafter\n",
        "utf-8",
    )
    assert build.main([]) == 0
    assert (tmp_path / "stories" / "ferry" / "light.txt").read_text("utf-8").endswith("The crew slept.\n")
    assert json.loads((tmp_path / "gold" / "ferry.json").read_text("utf-8")) == truth("ferry", MARKED)
    said = (tmp_path / "README.md").read_text("utf-8")
    assert "| `ferry` | ferry | Ferry aground | UK |  |" in said
    assert "| `number` | 1 | 0 | 0 | 1 |" in said
    assert "old" not in said
    assert said.endswith("after\n")


def test_building_says_what_is_wrong_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build, "HERE", tmp_path)
    (tmp_path / "marked").mkdir()
    (tmp_path / "marked" / "ferry.txt").write_text(MARKED.replace("[w:Tuesday]", "[w:Tuesday"), "utf-8")
    assert build.main(["ferry"]) == 1
    assert "never closed" in capsys.readouterr().err
    assert not (tmp_path / "stories").exists()
