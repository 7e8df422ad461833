//! Workbooks in; official papers out.
