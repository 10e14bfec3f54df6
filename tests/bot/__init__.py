"""Mirror of the package."""
