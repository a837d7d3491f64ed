"""The words of a paper read back from its PDF."""

import io

import pdfplumber


def words_of(data: bytes) -> str:
    """Give the words without blanks and line ends, nor the number of the page."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return "".join("".join(page.extract_text().replace("\u200b", "").split()) for page in pdf.pages)
