//! `kecan law new`: the frame of a new instrument, to be filled in.

use crate::cli::{Global, LawNewArgs};
use crate::laws;
use crate::output::End;
use crate::site::{Site, day_of, lang_of, text, write_whole};
use anyhow::{Result, bail};
use lex::{Letter, ParamInfo};
use words::Words;

pub async fn run(global: &Global, args: LawNewArgs) -> Result<End> {
    let words = Words::load(lang_of(global));
    let file = args.file.display().to_string();
    if args.file.exists() {
        bail!(words.with("law-file-exists", &[("file", text(&file))]));
    }
    let date = day_of(&args.date)?;
    let unit = match Site::open_if_there(global).await? {
        Some(site) => site.desk.unit_path(&args.unit, date).await?,
        None => super::path_of(&args.unit),
    };
    let book = laws::load(&global.dir.join(laws::FOLDER))?;
    let mut parameters = Vec::new();
    for name in &args.parameters {
        match ParamInfo::find(name) {
            Some(info) => parameters.push(info),
            None => {
                let known: Vec<&str> = ParamInfo::ALL.iter().map(|info| info.name).collect();
                let known = known.join(", ");
                let said = [("name", text(name)), ("known", text(&known))];
                bail!(words.with("law-no-parameter", &said));
            }
        }
    }
    if parameters.is_empty() {
        let path: Vec<&str> = unit.iter().map(String::as_str).collect();
        parameters = lex::delegated(&book, &path, date);
    }
    // Packs are written in Vietnamese, whatever the language of messages.
    let vietnamese = Words::load(words::Lang::Vi);
    let sets: Vec<_> =
        parameters.into_iter().map(|info| (info, words::law::name(info, vietnamese))).collect();
    let letter =
        Letter { number: args.number.clone(), date, issuer: args.issuer.clone(), unit, sets };
    write_whole(&args.file, lex::template(&book, &letter).as_bytes())?;
    let count = words::Arg::Number(letter.sets.len() as i64);
    say!("{}", words.with("law-begun", &[("file", text(&file)), ("count", count)]));
    Ok(End::Done)
}
