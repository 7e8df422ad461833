//! SQL for SQLite and PostgreSQL in one code path; migrations; the hash-chained journal.
