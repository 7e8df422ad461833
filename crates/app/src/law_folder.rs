//! The site's own folder of instruments, watched while the pages are served:
//! a letter put there is in force without a restart, and one with a fault
//! changes nothing.

use crate::laws;
use desk::Desk;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

/// How often the folder is looked at.
const PAUSE: Duration = Duration::from_secs(2);

/// What a look at the folder tells: each file with its time and length.
type Seen = Vec<(PathBuf, Option<SystemTime>, u64)>;

/// The folder, and what was last seen there.
pub struct LawFolder {
    folder: PathBuf,
    seen: Seen,
}

impl LawFolder {
    /// The folder as it is now.
    pub fn new(folder: PathBuf) -> Self {
        let seen = look(&folder);
        Self { folder, seen }
    }

    /// Looks again; when something changed, the desk works under the new law,
    /// or under the one it had and knows the faults.
    pub async fn follow(&mut self, desk: &Desk) {
        let now = look(&self.folder);
        if now == self.seen {
            return;
        }
        self.seen = now;
        let today = desk.today();
        let loaded = laws::packs(&self.folder).and_then(|packs| laws::sound(&packs, today));
        let refused = match loaded {
            Ok(book) => desk.replace_law(book).await.err().map(|error| error.to_string()),
            Err(error) => Some(error.to_string()),
        };
        if let Some(refused) = refused {
            eprintln!("{refused}");
            desk.refuse_law(refused.lines().map(str::to_owned).collect());
        }
    }

    /// Follows the folder for as long as it is let.
    pub async fn watch(mut self, desk: Desk) {
        loop {
            tokio::time::sleep(PAUSE).await;
            self.follow(&desk).await;
        }
    }
}

/// A folder that cannot be read looks empty; loading then says why.
fn look(folder: &PathBuf) -> Seen {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut seen: Seen = entries
        .flatten()
        .map(|entry| {
            let data = entry.metadata().ok();
            let time = data.as_ref().and_then(|data| data.modified().ok());
            (entry.path(), time, data.map_or(0, |data| data.len()))
        })
        .collect();
    seen.sort();
    seen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::{Format, Global};
    use crate::site::Site;
    use lex::{MAX_PER_POST, Moment};

    const LETTER: &str = r#"```instrument
id = "9-CV-TU-2018-01-05"
number = "9-CV/TU"
date = 2018-01-05
issuer = "Tỉnh ủy Thử"
title_vi = "Công văn để thử (hư cấu)"
title_en = "Letter for a test (invented)"
status = "Hư cấu."
scope = "TH"
```

# Công văn 9-CV/TU

## Số lượng {#so-luong}

Tóm tắt: nhiều nhất hai người.

```edit
parameter = "max-per-post"
set = 2
from = 2018-01-05
source = "invented"
ref = "thử"
```

```example
on = 2018-02-01
unit = ["TH"]
parameter = "max-per-post"
expect = 2
```
"#;

    /// The most people for a post under the desk's law, in the unit of the letter.
    fn most(desk: &Desk) -> Option<u32> {
        let day = "2018-03-01".parse().unwrap();
        let moment = Moment { legal_day: day, known_by: day, unit_path: &["TH"] };
        desk.book().view(&moment).get(MAX_PER_POST).ok().map(|ruling| *ruling.value)
    }

    #[tokio::test]
    async fn a_letter_is_in_force_once_it_lies_there_and_a_faulty_one_changes_nothing() {
        let room = tempfile::tempdir().unwrap();
        let global = Global {
            config: None,
            dir: room.path().join("data"),
            database: None,
            account: None,
            lang: "vi".into(),
            format: Format::Table,
        };
        let site = Site::open(&global, true).await.unwrap();
        let folder = global.dir.join(laws::FOLDER);
        let mut watched = LawFolder::new(folder.clone());
        watched.follow(&site.desk).await;
        assert_eq!(most(&site.desk), Some(4), "the law of the centre");
        std::fs::create_dir(&folder).unwrap();
        std::fs::write(folder.join("9-cv-tu-2018.md"), LETTER).unwrap();
        watched.follow(&site.desk).await;
        assert_eq!(most(&site.desk), Some(2), "within the room that guidance 06 leaves");
        std::fs::write(folder.join("9-cv-tu-2018.md"), LETTER.replace("set = 2", "sett = 22"))
            .unwrap();
        watched.follow(&site.desk).await;
        assert_eq!(most(&site.desk), Some(2), "the law that it had");
        std::fs::remove_file(folder.join("9-cv-tu-2018.md")).unwrap();
        watched.follow(&site.desk).await;
        assert_eq!(most(&site.desk), Some(4));
    }
}
