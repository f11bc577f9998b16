"""Inputs: from a file, whatever it is, to the one text that all offsets refer to and its date.

Plain text is taken as it is. Of a saved web page and of a PDF the text is extracted; it is kept, because
offsets would mean nothing without it.
"""

from analysis.inputs.documents import Document, as_seed, contradiction, load_file, read_document

__all__ = ["Document", "as_seed", "contradiction", "load_file", "read_document"]
