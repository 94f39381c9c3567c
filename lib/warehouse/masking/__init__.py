"""Between the raw and the public file: which rows are masked. The rules stand in lib/domain/disclosure."""
