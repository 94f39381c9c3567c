"""Which zone comes first: not one ranking but how stable it is over the weights and over the uncertainty of the data.

Source of the method: Lahdelma & Salminen, SMAA-2: Stochastic multicriteria acceptability analysis for group decision
making, Operations Research 2001;49:444-454; docs/architecture.md, "Priority of zones".
"""
