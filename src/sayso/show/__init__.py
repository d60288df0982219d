"""The stage show."""
