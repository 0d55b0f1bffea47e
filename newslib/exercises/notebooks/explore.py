"""Exercises of `06_explore`."""
