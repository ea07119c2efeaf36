"""Data made for machines: manifest, search index and whatever else is read by programs."""
