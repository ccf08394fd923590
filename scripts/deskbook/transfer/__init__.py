"""Importers, exports, rows of a consortium."""
