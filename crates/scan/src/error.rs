//! Why a file or a page could not be read.

use ballot::FormCode;

/// Why the bytes of a file, or one page of it, are not a picture to read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScanError {
    /// Neither PDF nor TIFF, JPEG or PNG.
    #[error("the file is neither PDF nor TIFF, JPEG or PNG")]
    UnknownFormat,
    /// The file is longer than [`crate::Limits::bytes`].
    #[error("the file has {bytes} bytes, more than {limit}")]
    FileTooLong {
        /// Its length.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// A page has more pixels, or a longer side, than the limits allow. Said
    /// before anything is set aside for its pixels.
    #[error("a page of {width} × {height} pixels is larger than allowed")]
    PageTooLarge {
        /// Width in pixels.
        width: u64,
        /// Height in pixels.
        height: u64,
    },
    /// The file has more pages than [`crate::Limits::pages`].
    #[error("the file has more than {limit} pages")]
    TooManyPages {
        /// The limit.
        limit: usize,
    },
    /// The file ends in the middle of a picture.
    #[error("the file is cut off in the middle of a picture")]
    CutOff,
    /// A password is needed.
    #[error("the PDF is locked with a password")]
    Locked,
    /// The picture is damaged or of a kind that is not read; the words are the
    /// decoder's, in English, for a log.
    #[error("the picture cannot be decoded: {0}")]
    Damaged(String),
}

/// Why a picture is not a page of a ballot that can be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadFault {
    /// No sheet code was found: another paper, an empty back, or a page too
    /// damaged.
    #[error("no sheet code is on the page")]
    NotABallot,
    /// A QR was read, and it is not a sheet code: its text, cut to sixty signs.
    #[error("the code «{0}» on the page is not a sheet code")]
    ForeignCode(String),
    /// The two codes of the page contradict each other.
    #[error("the two codes of the page differ")]
    CodesDiffer,
    /// The form is not among those looked up.
    #[error("form {0} is not known")]
    UnknownForm(FormCode),
    /// The form has no such page.
    #[error("form {form} has no page {page}")]
    NoSuchPage {
        /// The form.
        form: FormCode,
        /// What the code says.
        page: u32,
    },
    /// The code was read, but the page does not lie on its layout.
    #[error("the page does not fit the layout of form {0}")]
    Unaligned(FormCode),
}
