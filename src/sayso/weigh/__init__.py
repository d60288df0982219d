"""The stage weigh."""
