"""Imports: whole files of resources, taken in as they are, by our own process `importer`."""
