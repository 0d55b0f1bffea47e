"""Between which rates a difference may be chance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from scipy.special import ndtri

from newslib.analysis.association import log_likelihood
from newslib.errors import InputError
from newslib.tables import FLOAT, make_table

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandas import DataFrame

    Floats = NDArray[np.float64]

SHAPE: Final = {"rate": FLOAT, "low": FLOAT, "high": FLOAT}
STEPS: Final = 60  # halvings: the rate is then found to the last bit


def chance_band(in_a: int, in_b: int, most: float, *, confidence: float = 0.95, points: int = 61) -> DataFrame:
    """For each rate in one text, the rates in the other that do not differ from it surely.

    Parameters
    ----------
    in_a, in_b : int
        The words of either text, 1 or more.
    most : float
        The largest rate of A to be listed, per 1,000 words, above 0 and at most 1,000.
    confidence : float
        Between 0 and 1. A difference is sure where the chance of its G² is below 1 − confidence, with no correction
        for the number of words compared.
    points : int
        How many rates are listed, closer together near 0.

    Returns
    -------
    DataFrame
        `rate`, of a word in A; `low, high`, the rates of B between which the difference may be chance.

    Raises
    ------
    InputError
        Where a number is out of its range.
    """
    if in_a < 1 or in_b < 1:
        raise InputError(f"a chance band needs words in both texts; got {in_a} and {in_b}")
    if not 0 < most <= 1000 or not 0 < confidence < 1 or points < 2:
        raise InputError(f"expected 0 < most <= 1000, 0 < confidence < 1, points >= 2; got {most, confidence, points}")
    limit = float(ndtri(0.5 + confidence / 2)) ** 2
    share = np.linspace(0, 1, points) ** 2 * most / 1000
    low = _edge(share, in_a, in_b, limit, np.zeros_like(share))
    high = _edge(share, in_a, in_b, limit, np.ones_like(share))
    rows: list[tuple[Any, ...]] = list(zip(*(1000 * x for x in (share, low, high)), strict=True))
    return make_table(SHAPE, rows)


def _edge(share: Floats, in_a: int, in_b: int, limit: float, far: Floats) -> Floats:
    """Where G² passes the limit on the way from the same share to `far`, by halving; `far` where it never does."""
    near, out = share.copy(), far.copy()
    for _ in range(STEPS):
        middle = (near + out) / 2
        inside = log_likelihood(share * in_a, in_a, middle * in_b, in_b) < limit
        near, out = np.where(inside, middle, near), np.where(inside, out, middle)
    return near
