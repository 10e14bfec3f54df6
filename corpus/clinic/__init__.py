"""The source clinic: what could be better about a document, and the one command that puts it right.

documents, what admins put right of them, and what their neighbours are like → findings, the worst first
"""
