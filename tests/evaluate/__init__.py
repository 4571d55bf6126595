"""Tests of the report: what is counted, mangled, compared and written."""
