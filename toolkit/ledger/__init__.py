"""The ledger (台账): what its rows and columns are, whatever file they are written to."""
