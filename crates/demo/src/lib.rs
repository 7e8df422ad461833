//! Invented districts and provinces, their workbooks, and delegates who vote by seeded chance.
