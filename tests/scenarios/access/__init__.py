"""The walk: no answer in an open room tells anything of what is kept for another one."""
