//! Slots that are filled in any order. A free slot holds random bytes; a filled
//! one begins with a tag of its content.

use crate::head::{Head, TAG};
use base::Chance;

/// Which slots of a file are taken. Only that is kept in memory: what lies in
/// them is read when the box is opened.
#[derive(Debug)]
pub(crate) struct Slots {
    taken: Vec<bool>,
}

impl Slots {
    /// Reads a file of slots: which are taken, and what they hold, by place.
    pub fn read(
        head: &Head,
        use_of: &str,
        bytes: &[u8],
        slot: usize,
        length: usize,
    ) -> (Self, Vec<Vec<u8>>) {
        let mut held = Vec::new();
        let taken = bytes
            .chunks(slot)
            .map(|slot| {
                let content = &slot[TAG..TAG + length];
                let filled = slot[..TAG] == tag(head, use_of, content);
                if filled {
                    held.push(content.to_vec());
                }
                filled
            })
            .collect();
        (Self { taken }, held)
    }

    /// How many are taken.
    pub fn count(&self) -> usize {
        self.taken.iter().filter(|taken| **taken).count()
    }

    /// Takes a free slot by chance.
    pub fn take(&mut self, chance: &mut dyn Chance) -> u32 {
        // Half of the slots are free at the least, see `head::SPARE`.
        loop {
            let place = chance.below(self.taken.len() as u64) as usize;
            if !self.taken[place] {
                self.taken[place] = true;
                return place as u32;
            }
        }
    }
}

/// The tag by which a filled slot is known.
pub(crate) fn tag(head: &Head, use_of: &str, content: &[u8]) -> [u8; TAG] {
    let digest = head.digest(use_of, content);
    std::array::from_fn(|place| digest[place])
}

/// Random bytes.
pub(crate) fn noise(length: usize, chance: &mut dyn Chance) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(length + 8);
    while bytes.len() < length {
        bytes.extend(chance.next_u64().to_le_bytes());
    }
    bytes.truncate(length);
    bytes
}
