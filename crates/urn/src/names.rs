//! Names that voters write, as bytes of one length: the length of what lies in a
//! slot says nothing.

use crate::MOST_NAME;
use crate::head::NAME;

/// A name as a voter wrote it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Written {
    /// The group of the form, from 0.
    pub group: u16,
    /// The name, at most [`MOST_NAME`] letters.
    pub name: String,
}

impl Written {
    /// Whether there is room for it.
    pub(crate) fn fits(&self) -> bool {
        (1..=MOST_NAME).contains(&self.name.chars().count())
    }

    /// Group, length, letters, filled up with zeros.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.group.to_le_bytes().to_vec();
        bytes.push(self.name.len() as u8);
        bytes.extend(self.name.as_bytes());
        bytes.resize(NAME, 0);
        bytes
    }

    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let (group, rest) = bytes.split_first_chunk::<2>()?;
        let (length, letters) = rest.split_first()?;
        let name = std::str::from_utf8(letters.get(..usize::from(*length))?).ok()?;
        Some(Self { group: u16::from_le_bytes(*group), name: name.to_owned() })
    }
}

// The length fits one byte.
const _: () = assert!(MOST_NAME * 4 <= u8::MAX as usize);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_name_that_fits_reads_back_and_takes_the_same_room(
            group: u16,
            name in proptest::collection::vec(any::<char>(), 1..=MOST_NAME),
        ) {
            let written = Written { group, name: name.into_iter().collect() };
            prop_assert!(written.fits());
            let bytes = written.bytes();
            prop_assert_eq!(bytes.len(), NAME);
            prop_assert_eq!(Written::read(&bytes), Some(written));
        }
    }

    #[test]
    fn a_name_that_is_too_long_or_empty_has_no_room() {
        for name in [String::new(), "ă".repeat(MOST_NAME + 1)] {
            assert!(!Written { group: 0, name }.fits());
        }
    }
}
