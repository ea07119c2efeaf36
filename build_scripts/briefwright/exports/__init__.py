"""Data made for machines: manifest, search index and whatever else is read by programs."""

from briefwright.exports.data_files import data_files

__all__ = ["data_files"]
