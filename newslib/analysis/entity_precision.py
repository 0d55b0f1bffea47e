"""How many of a version's names the other version has as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newslib.analysis.claims.claim import NAMES
from newslib.tables import FLOAT, INT, STRING, make_table, require_columns, require_filled

if TYPE_CHECKING:
    from pandas import DataFrame

FEW: Final = 10  # names; of fewer a share says little
_SHAPE: Final = {"half": STRING, "kind": STRING, "names": INT, "shared": INT, "share": FLOAT, "note": STRING}


def entity_precision(ledger: DataFrame) -> DataFrame:
    r"""The share of each version's names that stand in the other one too.

    For half B, the rewrite, this is the entity-level precision against the source of Nan et al. (2021,
    https://aclanthology.org/2021.eacl-main.235/): with :math:`N(h)` the names of the rewrite :math:`h`, and
    :math:`N(s)` those of the source :math:`s`,

    .. math:: \mathrm{prec}_s = |N(h) \cap N(s)| \,/\, |N(h)|

    so that a low value means names that the source does not have. For half A it is the converse, the share of the
    source's names that came through. Unlike the paper, a name counts once however often it stands, under all its
    spellings (one that both halves have is shared, whatever else stands in its place), and names that stand in bylines,
    credits and notes alone are left out.

    Parameters
    ----------
    ledger : DataFrame
        From `claim_ledger`; needs `kind, status, a_value, b_value, note`.

    Returns
    -------
    DataFrame
        `half`; `kind`: person, organisation, place, group, and "all"; `names`, how many different ones the half has;
        `shared`, how many of these the other half has; `share`, in [0, 1], larger is more in common, missing where
        there are no names; `note`, a warning where there are few.

    Raises
    ------
    InputError
        Where a needed column is missing, or kind, status or note has a missing value.
    """
    require_columns(ledger, ["kind", "status", "a_value", "b_value", "note"], "entity_precision")
    require_filled(ledger, ["kind", "status", "note"], "entity_precision")
    rows = []
    told = ledger[~ledger["note"].str.contains(", not in the story", regex=False)]
    for half, alone in (("A", "only_a"), ("B", "only_b")):
        for kind in (*NAMES.values(), "all"):
            of_kind = told[told["kind"].isin(NAMES.values() if kind == "all" else [kind])]
            kept = of_kind["status"].isin(["same", "variant"])
            own = of_kind["status"].isin(["changed", "possible", alone])
            values = of_kind[f"{half.lower()}_value"].str.casefold()
            shared = int(kept.sum())
            names = shared + len(set(values[own]) - set(values[kept]))
            note = f"few names: one more or less moves the share by {1 / names:.2f}" if 0 < names < FEW else ""
            rows.append((half, kind, names, shared, shared / names if names else None, note))
    return make_table(_SHAPE, rows if len(ledger) else [])
