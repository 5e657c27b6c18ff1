"""Readers: the bytes of one format → source text or speech, with findings."""
