"""Mirror of the packages, plus contracts, scenarios, golden and quality."""
