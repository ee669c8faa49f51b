"""Tests of the reference itself, against properties and numbers worked out by hand."""
