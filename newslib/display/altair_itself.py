"""Altair, for every room that draws: loaded without what it does not need."""

from __future__ import annotations

from newslib.quick_imports import ADDRESS_GRAMMAR, without

with without(ADDRESS_GRAMMAR):
    import altair as alt

__all__ = ["alt"]
