//! Working on the list of a review: scenarios, and the moves made on either.

use crate::rows::{Columns, json};
use crate::{StoreError, Tx};
use base::{Instant, MoveId, ReviewId, ScenarioId};
use plan::{Edit, Proposal};

/// Where a scenario stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScenarioState {
    /// Worked on.
    Open,
    /// Its list became the official one.
    Adopted,
    /// Put away: no longer offered, still there.
    PutAway,
}

impl ScenarioState {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Open, "open"), (Self::Adopted, "adopted"), (Self::PutAway, "put-away")];

    /// The stable code.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(state, _)| *state == self).map_or("", |(_, code)| code)
    }

    fn read(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == code).map(|(state, _)| *state)
    }
}

/// A copy of a review's list to try things on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScenarioRecord {
    /// Its id.
    pub id: ScenarioId,
    /// The review.
    pub review: ReviewId,
    /// What its author calls it.
    pub name: String,
    /// The list.
    pub proposals: Vec<Proposal>,
    /// Who made it: the name as shown.
    pub by: String,
    /// When.
    pub made: Instant,
    /// Where it stands.
    pub state: ScenarioState,
}

/// Where a move stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoveState {
    /// The list bears it.
    Made,
    /// Taken back; it can be made again until another move is made.
    Undone,
    /// Taken back and overtaken by another move.
    Gone,
}

impl MoveState {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Made, "made"), (Self::Undone, "undone"), (Self::Gone, "gone")];

    fn code(self) -> &'static str {
        Self::ALL.iter().find(|(state, _)| *state == self).map_or("", |(_, code)| code)
    }

    fn read(code: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == code).map(|(state, _)| *state)
    }
}

/// Edits of a list made together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoveRecord {
    /// Its id.
    pub id: MoveId,
    /// The review.
    pub review: ReviewId,
    /// The scenario; `None` for the official list.
    pub scenario: Option<ScenarioId>,
    /// Its number on this list, from 1.
    pub number: u32,
    /// What was done.
    pub edits: Vec<Edit>,
    /// What takes it back.
    pub back: Vec<Edit>,
    /// Why, in the author's words; may be empty.
    pub reason: String,
    /// Who: the name as shown.
    pub by: String,
    /// When.
    pub made: Instant,
    /// Where it stands.
    pub state: MoveState,
}

impl Tx {
    /// Adds a scenario.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_scenario(&mut self, scenario: &ScenarioRecord) -> Result<(), StoreError> {
        let row = [
            scenario.id.0.into(),
            scenario.review.0.into(),
            scenario.name.as_str().into(),
            json(&scenario.proposals).into(),
            scenario.by.as_str().into(),
            scenario.made.0.into(),
            scenario.state.code().into(),
        ];
        let columns = ["id", "review", "name", "proposals", "made_by", "made", "state"];
        self.insert("scenario", columns, vec![row]).await
    }

    /// Writes the present list and state of a scenario.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is none.
    pub async fn save_scenario(&mut self, scenario: &ScenarioRecord) -> Result<(), StoreError> {
        let sql = "UPDATE scenario SET proposals = $1, state = $2 WHERE id = $3";
        let query = sqlx::query(sql).bind(json(&scenario.proposals)).bind(scenario.state.code());
        match self.run(query.bind(scenario.id.0)).await? {
            1 => Ok(()),
            _ => Err(StoreError::missing(format!("scenario {}", scenario.id))),
        }
    }

    /// The scenarios of a review, oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn scenarios(&mut self, review: ReviewId) -> Result<Vec<ScenarioRecord>, StoreError> {
        let query = sqlx::query("SELECT * FROM scenario WHERE review = $1").bind(review.0);
        let rows = self.all(query).await?;
        let read = |row| {
            let from = Columns { table: "scenario", row };
            let state = from.text("state")?;
            Ok(ScenarioRecord {
                id: ScenarioId(from.int("id")?),
                review: ReviewId(from.int("review")?),
                name: from.text("name")?,
                proposals: from.json("proposals")?,
                by: from.text("made_by")?,
                made: Instant(from.int("made")?),
                state: ScenarioState::read(&state)
                    .ok_or_else(|| inconsistent("scenario", "state", state))?,
            })
        };
        let mut scenarios = rows.iter().map(read).collect::<Result<Vec<_>, StoreError>>()?;
        scenarios.sort_by_key(|scenario| (scenario.made, scenario.id));
        Ok(scenarios)
    }

    /// Adds a move.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_move(&mut self, made: &MoveRecord) -> Result<(), StoreError> {
        let row = [
            made.id.0.into(),
            made.review.0.into(),
            made.scenario.map(|scenario| scenario.0).into(),
            made.number.into(),
            json(&made.edits).into(),
            json(&made.back).into(),
            made.reason.as_str().into(),
            made.by.as_str().into(),
            made.made.0.into(),
            made.state.code().into(),
        ];
        let columns = [
            "id", "review", "scenario", "number", "edits", "back", "reason", "made_by", "made",
            "state",
        ];
        self.insert("list_move", columns, vec![row]).await
    }

    /// Notes where a move stands.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn set_move_state(&mut self, id: MoveId, state: MoveState) -> Result<(), StoreError> {
        let query = sqlx::query("UPDATE list_move SET state = $1 WHERE id = $2");
        self.run(query.bind(state.code()).bind(id.0)).await.map(drop)
    }

    /// The moves made on a list, in order; `None` for the official one.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn moves(
        &mut self,
        review: ReviewId,
        scenario: Option<ScenarioId>,
    ) -> Result<Vec<MoveRecord>, StoreError> {
        let query = sqlx::query("SELECT * FROM list_move WHERE review = $1").bind(review.0);
        let rows = self.all(query).await?;
        let read = |row| {
            let from = Columns { table: "list_move", row };
            let state = from.text("state")?;
            Ok(MoveRecord {
                id: MoveId(from.int("id")?),
                review: ReviewId(from.int("review")?),
                scenario: from.opt_int("scenario")?.map(ScenarioId),
                number: from.count("number")?,
                edits: from.json("edits")?,
                back: from.json("back")?,
                reason: from.text("reason")?,
                by: from.text("made_by")?,
                made: Instant(from.int("made")?),
                state: MoveState::read(&state)
                    .ok_or_else(|| inconsistent("list_move", "state", state))?,
            })
        };
        let mut moves = rows.iter().map(read).collect::<Result<Vec<_>, StoreError>>()?;
        moves.retain(|one| one.scenario == scenario);
        moves.sort_by_key(|one| one.number);
        Ok(moves)
    }
}

fn inconsistent(table: &'static str, column: &'static str, value: String) -> StoreError {
    StoreError::Inconsistent { table, column, value }
}
