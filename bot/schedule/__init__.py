"""When things are due: a schedule and two instants in, occurrences out. No clock, no database, no network.

A schedule names nominal local times; the zone's rules say at which instant each of them comes. The nominal
time is the identity of an occurrence, so an hour that comes twice cannot send twice, and an hour that does
not come cannot lose a day.
"""
