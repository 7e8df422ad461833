//! Message catalogues, Vietnamese first and English second; the wording of findings.
