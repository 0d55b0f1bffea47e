"""The measures of manner, in the order of their table: what each is, and what it can tell and cannot."""

from __future__ import annotations

from typing import Final, NamedTuple

WORDS: Final = "per 100 words"
SENTENCES: Final = "per 100 sentences"
CLAUSES: Final = "per 100 clauses"


class Measure(NamedTuple):
    """A row of the table without its values; `english`, whether it says nothing of a text in another language.

    `counted` are those whose value is a number of stretches of words, as it is or on a hundred of something.
    """

    group: str
    name: str
    unit: str
    can: str
    cannot: str
    english: bool = False
    counted: bool = False


def _plain(group: str, name: str, unit: str, can: str, cannot: str) -> Measure:
    return Measure(group, name, unit, can, cannot)


def _formula(group: str, name: str, unit: str, can: str, cannot: str) -> Measure:
    return Measure(group, name, unit, can, cannot, english=True)


def _count(group: str, name: str, unit: str, can: str, cannot: str, *, english: bool = True) -> Measure:
    return Measure(group, name, unit, can, cannot, english, counted=True)


MEASURES: Final = (
    _plain("length", "words", "words", "How much is told.", "Not how much of it is news."),
    _plain("length", "sentences", "sentences", "In how many steps it is told.", "Not how long each of them is."),
    _plain("length", "mean sentence length", "words a sentence", "How long sentences are on average.",
           "One long sentence moves it; the median is steadier."),
    _plain("length", "median sentence length", "words a sentence", "How long a sentence in the middle is.",
           "Not whether the others vary."),
    _plain("length", "mean word length", "letters a word", "How long words are, figures counted as letters.",
           "Long words need not be hard, and names count too."),
    _plain("vocabulary", "type-token ratio", "share, 0 to 1", "Which share of the words are different ones.",
           "It falls as texts grow: compare halves of one length only."),
    _plain("vocabulary", "MTLD", "words", "How many words in a row keep their variety above 0.72; more is more varied.",
           "Unsteady below about 100 words; missing where no word comes twice."),
    _plain("vocabulary", "MATTR", "share of 50 words, 0 to 1", "Which share of 50 words in a row are different ones.",
           "Missing where a half has fewer than 50 words."),
    _formula("readability", "mean syllables", "syllables a word", "How long words are when read aloud.",
             "Unknown names are estimated, figures left out."),
    _formula("readability", "Flesch reading ease", "points, more is easier",
             "How easy sentences and words are by their length.", "Not whether the text is clear, or well ordered."),
    _formula("readability", "Flesch-Kincaid grade", "years of school, US", "The same two lengths, as a year of school.",
             "No pupil was asked; a point more or less means little."),
    _count("readability", "hard words", WORDS, "How many words fourth-graders of 1948 did not know.",
           "Words of today are hard to a list of 1948; names and numbers count as easy."),
    _formula("readability", "Dale-Chall score", "points, more is harder",
             "How hard a text is by its words and its sentences' length.",
             "It jumps by 3.6 where hard words pass 5 percent."),
    _count("grammar", "clauses", "clauses", "How many verbs carry a clause, finite or not.",
           "The parser errs at times, more so in headlines."),
    _count("grammar", "passives", CLAUSES, "How often the one acted on is the subject.",
           "Not whether the doer is hidden; “the man shot by police” is not counted."),
    _count("grammar", "adjectives", WORDS, "How much is described.",
           "“Long” and “Ukrainian” count as much as “shocking”."),
    _count("sourcing", "quotations", WORDS, "How often words stand in marks that quote somebody.",
           "Not whether they were said so.", english=False),
    _count("sourcing", "quoted words", WORDS, "How much of the text is somebody's own words.",
           "Not whether they were said so.", english=False),
    _count("sourcing", "attribution verbs", WORDS, "How often a verb gives words or thoughts to somebody.",
           "Not whether that source is good; quoted speech is left out."),
    _count("sourcing", "attribution phrases", WORDS, "How often “according to” and the like name a source.",
           "Not whether that source is good; quoted speech is left out."),
    _count("sourcing", "named sources", "sources", "How many people and bodies speak under their name.",
           "Not how much they say; a speaker whom only a caption names may be missed."),
    _count("sourcing", "numbers", WORDS, "How often a number, a sum of money or a percentage stands there.",
           "Not whether it is right; dates and times are left out.", english=False),
    _count("sourcing", "hedges", WORDS, "How often less is said than that a thing is so.",
           "Whose caution it is, the writer's or a source's, it cannot tell."),
    _formula("sentiment", "mean sentiment", "VADER compound, -1 to 1", "Whether words are friendly or grim on average.",
             "Made for social media: news of war scores negative whatever its slant."),
    _count("sentiment", "positive sentences", SENTENCES, "How many sentences have friendly words (0.05 and more).",
           "Words, not views: “a secure base” counts as friendly."),
    _count("sentiment", "negative sentences", SENTENCES, "How many sentences have grim words (-0.05 and less).",
           "Words, not views: “a missile strike” counts as grim."),
)  # fmt: skip
