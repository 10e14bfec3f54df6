"""The web: pages and feeds fetched from strangers, who may be slow, broken, lying or hostile."""
