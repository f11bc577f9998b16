"""All figures of a table as one system of constraints: solved, tightened, and its conflicts named."""
