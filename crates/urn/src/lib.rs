//! The electronic ballot box: codes, ballots and receipts in files without order or time.
