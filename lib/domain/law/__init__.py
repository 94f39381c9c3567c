"""The criteria of the law (almenboligloven §§ 61 a and 61 b) as dated data: a screening, never a verdict."""
