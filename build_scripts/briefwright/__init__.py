"""Briefwright: research briefs in which every claim is tied to its source."""
