"""Learns the power of a wind farm from the wind its turbines measure."""
