"""Paper: from what a PDF paints on its pages to the lines and paragraphs that a person reads.

content stream → Word → Row → (columns) → Line → Paragraph → canonical text. Nothing here opens a file.
"""
