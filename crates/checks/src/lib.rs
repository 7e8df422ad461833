//! One rule, one file: facts and view in, finding out.
