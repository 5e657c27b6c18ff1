"""Word documents as plain values: what a brief says, block by block, not how it looks."""
