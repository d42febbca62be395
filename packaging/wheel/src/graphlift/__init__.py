"""Graphlift: which functions of a TensorFlow program can run as graphs, and why others cannot."""
