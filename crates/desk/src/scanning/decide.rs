//! One person's word on one question about a scanned sheet.

use super::{Ground, asked_text, read_asked, reply_text};
use crate::{CountBallots, Desk, DeskError, Permit};
use ballot::{Reply, Subject};
use base::ReviewId;
use serde_json::json;
use store::ScanDecision;

impl Desk {
    /// Takes one person's reply to a question of [`crate::ScanTask`]: two who
    /// agree settle it, else a third does. The journal says who decided about
    /// what, and not how.
    ///
    /// # Errors
    /// [`DeskError::ScanReply`] when it is not asked (any more), does not fit,
    /// or the same person has spoken already.
    pub async fn decide_scan(
        &self,
        permit: &Permit<CountBallots>,
        review: ReviewId,
        number: usize,
        (subject, asked): (&str, &str),
        reply: Reply,
    ) -> Result<(), DeskError> {
        let mut tx = self.store.write().await?;
        let ground = Ground::load((self, &mut tx), permit, review, number).await?;
        ground.is_counting(number)?;
        let not_asked = DeskError::ScanReply(ballot::ReplyRefusal::NotAsked);
        let (subject, asked) = (Subject::read(subject), read_asked(asked).ok_or(not_asked)?);
        let reply = reply.settled();
        let account = permit.actor().id;
        let turn = ground.scanned().reply(&subject, asked, account, reply.clone())?;
        let images: Vec<String> =
            ground.images(&subject).into_iter().map(|image| image.name).collect();
        let decision = ScanDecision {
            subject: subject.text(),
            question: asked_text(asked),
            turn,
            account,
            answer: reply_text(&reply),
            image: images.join(" "),
        };
        tx.add_scan_decision(ground.pile, &decision).await?;
        // Numbers only: a sheet's token in the journal would have a time. Which
        // sheet it was stands in the decision.
        let data = json!({ "step": number, "turn": turn });
        let review = ground.review.id.to_string();
        self.record(&mut tx, permit.actor(), "decide-scan", &review, data).await?;
        Ok(tx.commit().await?)
    }
}
