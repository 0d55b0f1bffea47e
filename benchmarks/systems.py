"""What is timed: newslib, other summarizers, and two floors that summarize nothing.

Every summarizer goes from raw texts to three sentences each. NLTK's trained sentence splitter is a download, so the
libraries that want it get Punkt with our list of abbreviations, which cuts as well and is no slower.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from newslib.reading.lexicons import load_lexicon

SENTENCES = 3
Run = Callable[[Sequence[str]], object]


def newslib_() -> Run:
    from newslib import summarize_texts

    return lambda texts: summarize_texts(texts, SENTENCES)


def newslib_from_nothing() -> Run:
    from newslib import summarize_texts
    from newslib.reading.vocabulary import nothing_remembered

    def run(texts: Sequence[str]) -> object:
        with nothing_remembered():
            return summarize_texts(texts, SENTENCES)

    return run


def token_regex() -> Run:
    pattern = re.compile(r"(?u)\b\w\w+\b")  # scikit-learn's default `token_pattern`
    return lambda texts: [pattern.findall(text) for text in texts]


def tfidf_vectorizer() -> Run:
    from sklearn.feature_extraction.text import TfidfVectorizer

    # Sentences by a bare regular expression: what is measured is the vectorizer.
    return lambda texts: TfidfVectorizer().fit_transform(
        [sentence for text in texts for sentence in re.split(r"(?<=\.)\s", text)]
    )


@cache
def punkt() -> Any:
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()
    parameters.abbrev_types = {entry.split(maxsplit=1)[1] for entry in load_lexicon("abbreviations")}
    return PunktSentenceTokenizer(parameters)


def _sumy(summarizer: Any) -> Run:
    from nltk.tokenize import NLTKWordTokenizer
    from sumy.nlp.stemmers import Stemmer
    from sumy.nlp.tokenizers import Tokenizer
    from sumy.parsers.plaintext import PlaintextParser
    from sumy.utils import get_stop_words

    class Words(Tokenizer):  # type: ignore[misc]
        def _get_sentence_tokenizer(self, language: str) -> Any:
            return punkt()

        def _get_word_tokenizer(self, language: str) -> Any:
            return NLTKWordTokenizer()

    tokenizer = Words("english")
    summarize = summarizer(Stemmer("english"))
    summarize.stop_words = get_stop_words("english")
    return lambda texts: [summarize(PlaintextParser(text, tokenizer).document, SENTENCES) for text in texts]


def sumy_lexrank() -> Run:
    from sumy.summarizers.lex_rank import LexRankSummarizer

    return _sumy(LexRankSummarizer)


def sumy_textrank() -> Run:
    from sumy.summarizers.text_rank import TextRankSummarizer

    return _sumy(TextRankSummarizer)


def sumy_lsa() -> Run:
    from sumy.summarizers.lsa import LsaSummarizer

    return _sumy(LsaSummarizer)


def summa() -> Run:
    from summa.summarizer import summarize

    def run(texts: Sequence[str]) -> object:
        return [summarize(text, ratio=SENTENCES / 20, split=True) for text in texts]

    return run


def newspaper4k() -> Run:
    from newspaper import nlp
    from newspaper.text import StopWords

    nlp.split_sentences._tokenizer = punkt()
    stop_words = StopWords("en")
    # It scores sentences by the words of the title; the opening words stand for one.
    return lambda texts: [nlp.summarize(text[:60], text, stop_words, SENTENCES) for text in texts]


SYSTEMS: dict[str, Callable[[], Run]] = {
    "newslib": newslib_,
    "newslib, nothing remembered": newslib_from_nothing,
    "token regex alone": token_regex,
    "TfidfVectorizer alone": tfidf_vectorizer,
    "newspaper4k": newspaper4k,
    "summa TextRank": summa,
    "sumy TextRank": sumy_textrank,
    "sumy LexRank": sumy_lexrank,
    "sumy LSA": sumy_lsa,
}
SUMMARIZES = {name: "alone" not in name for name in SYSTEMS}
SLOW = {name: SUMMARIZES[name] and not name.startswith("newslib") for name in SYSTEMS}
