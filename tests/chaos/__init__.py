"""Chaos: workers that die at the worst moments, over a network that loses every second request.

Each run counts, from what the platforms took, what arrived twice, what never arrived, and what is held.
"""
