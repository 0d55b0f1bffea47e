"""Exercises of `03_compare_the_halves`."""
