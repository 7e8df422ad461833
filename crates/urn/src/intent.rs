//! What is about to be written: four lists, each sorted by its own slots, so
//! that places in one list say nothing of places in another.

use crate::CODE_SIGNS;
use crate::head::{Head, NAME, TAG};
use crate::slots::noise;
use base::Chance;

/// The bytes of the digest at the beginning.
const SUM: usize = TAG * 2;

/// See the module. All lists but that of the names are of one length.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Intent {
    /// Slots of codes that become used.
    pub codes: Vec<u32>,
    /// Slots of ballots, and the ballots.
    pub ballots: Vec<(u32, Vec<u8>)>,
    /// Slots of receipts, and the receipts.
    pub receipts: Vec<(u32, [u8; CODE_SIGNS])>,
    /// Slots of names, and the names; for no ballot more than the form's lines.
    pub names: Vec<(u32, Vec<u8>)>,
}

impl Intent {
    /// The file, filled up with random bytes to its fixed size.
    pub fn bytes(&self, head: &Head, chance: &mut dyn Chance) -> Vec<u8> {
        let mut body = (self.codes.len() as u32).to_le_bytes().to_vec();
        for slot in &self.codes {
            body.extend(slot.to_le_bytes());
        }
        for (slot, ballot) in &self.ballots {
            body.extend(slot.to_le_bytes());
            body.extend(ballot);
        }
        for (slot, receipt) in &self.receipts {
            body.extend(slot.to_le_bytes());
            body.extend(receipt);
        }
        if head.lines > 0 {
            body.extend((self.names.len() as u32).to_le_bytes());
        }
        for (slot, name) in &self.names {
            body.extend(slot.to_le_bytes());
            body.extend(name);
        }
        let rest = head.intent() - SUM - body.len();
        body.extend(noise(rest, chance));
        let mut bytes = head.digest("intent", &body).to_vec();
        bytes.extend(body);
        bytes
    }

    /// Reads the file; `None` when it holds no whole intent.
    pub fn read(head: &Head, bytes: &[u8]) -> Option<Self> {
        let (sum, body) = bytes.split_at_checked(SUM)?;
        if sum != head.digest("intent", body) {
            return None;
        }
        let mut rest = body;
        let count = slot(&mut rest)? as usize;
        let mut intent = Self::default();
        for _ in 0..count {
            intent.codes.push(slot(&mut rest)?);
        }
        for _ in 0..count {
            intent.ballots.push((slot(&mut rest)?, take(&mut rest, head.ballot())?.to_vec()));
        }
        for _ in 0..count {
            let place = slot(&mut rest)?;
            intent.receipts.push((place, take(&mut rest, CODE_SIGNS)?.try_into().ok()?));
        }
        let names = if head.lines > 0 { slot(&mut rest)? } else { 0 };
        for _ in 0..names {
            intent.names.push((slot(&mut rest)?, take(&mut rest, NAME)?.to_vec()));
        }
        Some(intent)
    }
}

fn take<'a>(rest: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some(taken)
}

fn slot(rest: &mut &[u8]) -> Option<u32> {
    take(rest, 4)?.try_into().ok().map(u32::from_le_bytes)
}
