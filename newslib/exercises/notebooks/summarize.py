"""Exercises of `02_summarize`."""
