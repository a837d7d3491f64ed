"""Hashing and the access log; knows acts only as bytes."""
