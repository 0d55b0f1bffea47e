"""The same verb with another object in aligned sentences: "banned the strike", "banned the march".

Another noun may be another word for the same thing, and mostly is; so what is found here is `possible`, and the least
sure of what is. Objects that are a fact or part of a name are left out: those have rows of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from newslib.analysis.claims.claim import Claim, Finding
from newslib.reading.name_types import words_in
from newslib.reading.verb_objects import VerbObject, verb_objects
from newslib.reading.words import stem_of, term_of, words_of

if TYPE_CHECKING:
    from newslib.analysis.claims.wording import Line


def match_objects(pairs: Sequence[tuple[Line, Line]], others: Iterable[Claim]) -> Iterator[Finding]:
    """Verbs that both of two aligned sentences have, with objects that either has alone.

    Parameters
    ----------
    pairs : sequence of (Line, Line)
        Sentences of A and of B that belong together.
    others : iterable of Claim
        The facts and names of the story.
    """
    taken = {place for claim in others for place in range(claim.start, claim.end)}
    lines = list({read.sentence: read for pair in pairs for read in pair}.values())
    found = dict(zip((read.sentence for read in lines), verb_objects([read.text for read in lines]), strict=True))
    stems = {read.sentence: {stem_of(term_of(word)) for word in words_of(read.text)} for read in lines}
    for a, b in pairs:
        for one in found[a.sentence]:
            for other in found[b.sentence]:
                if one.verb != other.verb or one.noun == other.noun or one.verb in words_in("light_verbs"):
                    continue
                alone = stem_of(one.noun) not in stems[b.sentence] and stem_of(other.noun) not in stems[a.sentence]
                if alone and a.start + one.noun_start not in taken and b.start + other.noun_start not in taken:
                    yield Finding(
                        "possible", _claim(a, one), _claim(b, other), 0.0, "the same verb with another object"
                    )


def _claim(read: Line, found: VerbObject) -> Claim:
    """The noun as a claim, with what stands before it up to the verb, where that is near."""
    start = found.verb_start if 0 < found.noun_end - found.verb_start <= 40 else found.noun_start
    text = read.text[start : found.noun_end]
    return Claim(read.half, read.sentence, read.start + start, read.start + found.noun_end, text, "wording", found.noun)
