//! Issuing official papers.

/// A paper just issued: its file name and content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedPaper {
    /// The file's name, relative to the folder of papers.
    pub file: String,
    /// The content.
    pub bytes: Vec<u8>,
    /// The digest of the content.
    pub sha256: String,
}
