//! Values of the law that somebody compared with the document.

use crate::horizon::Dated;
use crate::rows::Columns;
use crate::{StoreError, Tx};
use base::{Day, Instant};

/// A value of the law, compared with the document by somebody on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LawCheckRecord {
    /// The instrument's id.
    pub instrument: String,
    /// The provision's address within it.
    pub provision: String,
    /// The parameter's name.
    pub parameter: String,
    /// Digest of what the pack said when it was compared.
    pub digest: String,
    /// Who compared it: the name as shown.
    pub by: String,
    /// When.
    pub on: Day,
}

impl Tx {
    /// Records that a value was compared, or with `stands` false that an
    /// earlier record of it is withdrawn.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_law_check(
        &mut self,
        check: &LawCheckRecord,
        stands: bool,
        recorded: Instant,
    ) -> Result<(), StoreError> {
        let columns = [
            "instrument",
            "provision",
            "parameter",
            "digest",
            "stands",
            "checked_by",
            "on_day",
            "recorded",
        ];
        let row = [
            check.instrument.as_str().into(),
            check.provision.as_str().into(),
            check.parameter.as_str().into(),
            check.digest.as_str().into(),
            i64::from(stands).into(),
            check.by.as_str().into(),
            check.on.to_string().into(),
            recorded.0.into(),
        ];
        self.insert("law_check", columns, vec![row]).await
    }

    /// The comparisons that stand, by address. Of several of one value the
    /// last recorded counts.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn law_checks(&mut self) -> Result<Vec<LawCheckRecord>, StoreError> {
        let sql = "SELECT * FROM law_check ORDER BY instrument, provision, parameter, recorded";
        let rows = self.all(sqlx::query(sql)).await?;
        let rows = self.known("law_check", Dated::ByMoment, rows)?;
        let mut last: Vec<(LawCheckRecord, bool)> = Vec::new();
        for row in &rows {
            let from = Columns { table: "law_check", row };
            let check = LawCheckRecord {
                instrument: from.text("instrument")?,
                provision: from.text("provision")?,
                parameter: from.text("parameter")?,
                digest: from.text("digest")?,
                by: from.text("checked_by")?,
                on: from.day("on_day")?,
            };
            let stands = from.int("stands")? != 0;
            match last.last_mut() {
                Some(known) if same_value(&known.0, &check) => *known = (check, stands),
                _ => last.push((check, stands)),
            }
        }
        Ok(last.into_iter().filter(|(_, stands)| *stands).map(|(check, _)| check).collect())
    }
}

fn same_value(one: &LawCheckRecord, two: &LawCheckRecord) -> bool {
    let address = |check: &LawCheckRecord| {
        (check.instrument.clone(), check.provision.clone(), check.parameter.clone())
    };
    address(one) == address(two)
}
