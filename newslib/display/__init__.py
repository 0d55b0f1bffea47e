"""Measures become something to look at: the only floor that knows Altair, HTML or widgets."""
