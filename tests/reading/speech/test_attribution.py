"""Who is quoted and by which words: the places where newspapers put them."""

from __future__ import annotations

import pytest

from newslib.reading.speech.attribution import colon_before, source_ending
from newslib.reading.speech.cue_phrases import phrase_at
from newslib.reading.speech.cues import verb_at
from newslib.reading.speech.noun_phrases import phrase_ending, phrase_starting
from newslib.reading.speech.speech_verbs import verb_forms
from newslib.reading.speech.subjects import subject_before
from tests.reading.quoted import passage_of, told


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        # after
        ("“It is late,” said Ida Voss, the harbour master.", "Ida Voss", "said"),
        ("“It is late,” Ida Voss said.", "Ida Voss", "said"),
        ("“It is late,” said a teacher from Ellan, Ida Voss.", "Ida Voss", "said"),
        ("“It is late,” the head of the board, Ida Voss, said.", "Ida Voss", "said"),
        ("“It is late,” harbour master Ida Voss told reporters on Monday.", "Ida Voss", "told"),
        ("“It is late,” Ida Voss, 52, of Ellan, said.", "Ida Voss", "said"),
        ("“It is late,” Rep. Ida Voss (D-Ohio) said.", "Ida Voss", "said"),
        ("“Is it late?” asked Ida Voss.", "Ida Voss", "asked"),
        ("“It is late,” according to Ida Voss.", "Ida Voss", "according to"),
        ("‘It is late’, said Ida Voss.", "Ida Voss", "said"),
        ("“It is late.” ― Ida Voss", "Ida Voss", None),
        ("“It is late,” as Ida Voss put it.", "Ida Voss", "put"),
        ("“It is late,” a source said.", "source", "said"),
        ("“It is late,” an official familiar with the talks said.", "official", "said"),
        ("“It is late,” protesters marching through the streets chanted.", "protesters", "chanted"),
        ("“It is late,” a spokesman for Voss said.", "spokesman for Voss", "said"),
        # before
        ("Ida Voss said, “It is late.”", "Ida Voss", "said"),
        ("Ida Voss, speaking in Ellan, said: “It is late.”", "Ida Voss", "said"),
        ("Ida Voss shut the gate, saying “it is late” twice.", "Ida Voss", "saying"),
        ("Ida Voss shut the gate and said “it is late” twice.", "Ida Voss", "said"),
        ("The vote against came from Ida Voss, a clerk, who called it “too late.”", "Ida Voss", "called"),
        ("It was first told by a newsletter, which called it “too late.”", "newsletter", "called"),
        ("In her words, the plan is “too late” for Ellan.", None, "In her words"),
        ("In Ida Voss’s view, the plan is “too late” for Ellan.", "Ida Voss", "In Ida Voss’s view"),
        # at the end and at the beginning
        ("The plan is “a shame” for Ellan, Ida Voss said.", "Ida Voss", "said"),
        ("The plan is “a shame” for Ellan, according to Ida Voss.", "Ida Voss", "according to"),
        ("To Ida Voss the plan is “a shame” for Ellan.", "Ida Voss", None),
    ],
)
def test_a_quotation_finds_its_source(text: str, speaker: str | None, cue: str | None) -> None:
    assert [row[1:] for row in told(text)] == [(speaker, cue)]


def test_the_nearest_cue_before_counts_and_a_weak_one_only_where_there_is_no_other() -> None:
    assert told("Tom Reed said Ida Voss called it “too late.”")[0][1:] == ("Ida Voss", "called")
    assert told("Tom Reed said the rain showed “it is late” to all.")[0][1:] == ("Tom Reed", "said")
    assert told("The rain showed “it is late” to all.")[0][1:] == ("rain", "showed")


def test_a_verb_of_another_clause_is_no_cue() -> None:
    text = (
        "Bemoaning the “poor old ferry of the island,” Tom Reed left the hall although a review of records showed rust."
    )
    assert told(text)[0][2] is None


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("Voss says so", "says", True),
        ("Voss was told so", "told", False),
        ("Voss has told us", "told", True),
        ("Voss is telling us", "telling", True),
        ("the claims are old", "claims", False),
        ("late-night tweets stopped", "tweets", False),
        ("officials claim it", "claim", True),
        ("Voss claims it", "claims", True),
        ("it is known to all", "known", False),
        ("she has known it", "known", True),
        ("his repeated wish", "repeated", False),
        ("Voss points out rust", "points", True),
        ("Voss points at rust", "points", False),
    ],
)
def test_verbs_of_saying_are_told_from_nouns_and_passives(text: str, word: str, found: bool) -> None:
    tokens = passage_of(text).tokens
    place = next(i for i, token in enumerate(tokens) if token.word == word)
    assert (verb_at(tokens, place) is not None) == found


def test_forms_of_verbs() -> None:
    forms = verb_forms()
    assert {"said", "says", "saying", "wrote", "denies", "denied", "noted", "putting"} <= forms.keys()
    assert [verb.finite for verb in forms["said"]] == [True]
    assert [verb.finite for verb in forms["saying"]] == [False]
    assert forms["makes"][0].rest == ("it", "clear")  # the longest first
    assert not {"sayed", "writed", "telled", "maked"} & forms.keys()


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("the head of the board left", "head of the board"),
        ("a spokesman for the mayor left", "a spokesman for the mayor"),
        ("on the road the mayor left", "the mayor"),
        ("the mother of three left", "The mother"),
    ],
)
def test_noun_phrases_are_found_backwards(text: str, want: str) -> None:
    passage = passage_of(text)
    last = len(passage.tokens) - (3 if passage.tokens[-2].word == "left" else 2)
    phrase = phrase_ending(passage.tokens, last, 0)
    assert phrase is not None
    assert passage.words(*phrase).lower().endswith(want.lower())


def test_noun_phrases_are_found_forwards() -> None:
    for text, want in [
        ("the Harbour Board on Monday", "the Harbour Board"),
        ("harbour master Ida Voss of Ellan", "Ida Voss"),
        ("a lawyer for Ida Voss on Monday", "a lawyer for Ida Voss"),
        ("a teacher from Ellan, Ida Voss.", "Ida Voss"),
        ("she left", "she"),
    ]:
        passage = passage_of(text)
        phrase = phrase_starting(passage.tokens, 0)
        assert phrase is not None
        assert passage.words(*phrase) == want
    assert phrase_starting(passage_of("in Ellan").tokens, 0) is None


def test_the_subject_stands_before_what_describes_it() -> None:
    for text, want in [
        ("Ida Voss, the board’s chief engineer, later said", "Ida Voss"),
        ("The Harbour Board (HB), which owns the pier, said", "The Harbour Board"),
        ("Its maker, Acme, said", "Acme"),
        ("Ida Voss this week also said", "Ida Voss"),
        ("Observers in Ellan and around the island said", "Observers in Ellan"),
        ("It rained, the league, known as the LL, said", "the league"),
    ]:
        passage = passage_of(text)
        verb = next(i for i, token in enumerate(passage.tokens) if token.word == "said")
        phrase = subject_before(passage.tokens, verb, 0)
        assert phrase is not None
        assert passage.words(*phrase) == want


def test_phrases_that_attribute() -> None:
    tokens = passage_of(
        "According to Ida Voss it rains. In their view it rains. In the view from here it rains."
    ).tokens
    found = [i for i in range(len(tokens)) if phrase_at(tokens, i)]
    assert [tokens[i].word for i in found] == ["according", "in"]
    assert found[1] < len(tokens) / 2


def test_a_colon_at_the_end_of_a_block_and_only_there() -> None:
    assert colon_before(passage_of("Ida Voss added:")) is not None
    assert colon_before(passage_of("Ida Voss added it.")) is None
    assert colon_before(passage_of("Note: Ida Voss added it.")) is None


def test_the_source_of_a_sentence() -> None:
    passage = passage_of("It rains, Ida Voss said. It rains.")
    end = next(i for i, token in enumerate(passage.tokens) if token.kind == "stop")
    phrase = source_ending(passage.tokens, end)
    assert phrase is not None
    assert passage.words(*phrase) == "Ida Voss"
    assert source_ending(passage.tokens, 0) is None
