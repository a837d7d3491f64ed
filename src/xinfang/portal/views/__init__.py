"""One module a page; each view parses, makes one domain call, and renders."""
