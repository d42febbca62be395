"""Stands in for drawing."""

from matplotlib import __getattr__  # noqa: F401
