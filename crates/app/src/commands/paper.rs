//! `kecan paper`: the templates of papers, which an office may replace by its
//! own: those in the folder `templates` of the data folder are taken.

use crate::cli::Global;
use crate::output::{End, Listing};
use crate::site::{TEMPLATES, lang_of, templates_in, text};
use anyhow::{Result, anyhow, bail};
use clap::{Args, Subcommand, ValueEnum};
use desk::{CheckedTemplate, Templates, check_template, say_template};
use papers::forms::Form;
use papers::official::Layout;
use papers::template::{Field, Format, Kind};
use std::path::{Path, PathBuf};
use words::Words;

/// `kecan paper`
#[derive(Debug, Subcommand)]
pub enum PaperCommand {
    /// Các loại văn bản làm từ mẫu (papers made from templates)
    List,
    /// Các tên dùng được trong mẫu của một loại văn bản (names a template may use)
    Fields {
        #[arg(help = "Mã loại văn bản, xem kecan paper list (paper)")]
        form: String,
    },
    /// Ghi mẫu có sẵn ra tệp để sửa (write the shipped template)
    Template {
        #[arg(help = "Mã loại văn bản, xem kecan paper list (paper)")]
        form: String,
        #[arg(long, value_enum, default_value_t = Ending::Docx, help = "Dạng tệp (format)")]
        ending: Ending,
        #[arg(long, value_enum, default_value_t = Whose::Dang, help = "Thể thức của Đảng hay của Nhà nước (layout)")]
        layout: Whose,
        #[arg(long, help = "Tệp ghi ra; để trống: thư mục mẫu của dữ liệu (file)")]
        out: Option<PathBuf>,
    },
    /// Kiểm tra mẫu; không nêu tệp: mọi mẫu của thư mục dữ liệu (check templates)
    Check {
        #[arg(long, help = "Mã loại văn bản, khi tên tệp không nói lên (paper)")]
        form: Option<String>,
        files: Vec<PathBuf>,
    },
    /// In lại văn bản đã ban hành và đối chiếu với sổ (make issued papers again)
    Reprint(ReprintArgs),
}

/// `kecan paper reprint`
#[derive(Debug, Args)]
pub struct ReprintArgs {
    #[arg(help = "Mã hoặc tên tệp của văn bản trong sổ; để trống: tất cả (paper, else all)")]
    pub paper: Option<String>,
    #[arg(long, help = "Chỉ các văn bản của đợt rà soát này (review)")]
    pub review: Option<String>,
    #[arg(long, help = "Thư mục ghi bản in lại; không ghi đè tệp đã có (folder)")]
    pub out: Option<PathBuf>,
}

/// The format of a template.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Ending {
    /// Word
    Docx,
    /// Excel
    Xlsx,
}

/// Whose rules of form a template follows.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Whose {
    /// Party
    Dang,
    /// State
    NhaNuoc,
}

pub async fn run(global: &Global, command: PaperCommand) -> Result<End> {
    let words = Words::load(lang_of(global));
    match command {
        PaperCommand::List => {
            let mut listing = Listing::new(&["form", "paper", "formats"]);
            for form in Form::ALL {
                let endings: Vec<_> = form.formats().iter().map(|one| one.ending()).collect();
                let name = words.text(&format!("paper-form-{}", form.code()));
                listing.row(vec![form.code().to_owned(), name, endings.join(", ")]);
            }
            listing.print(global.format, words);
            Ok(End::Done)
        }
        PaperCommand::Fields { form } => {
            let mut listing = Listing::new(&["field", "alias", "holds"]);
            fields(&mut listing, "", form_of(&form, words)?.fields(), words);
            listing.print(global.format, words);
            say!("{}", words.text("app-paper-in-lists"));
            Ok(End::Done)
        }
        PaperCommand::Template { form, ending, layout, out } => {
            template(global, &form, ending, layout, out, words)
        }
        PaperCommand::Check { form, files } => check(global, form.as_deref(), &files, words),
        PaperCommand::Reprint(args) => super::reprint::run(global, args).await,
    }
}

fn form_of(code: &str, words: &Words) -> Result<Form> {
    let unknown =
        || words.with("app-paper-unknown", &[("form", text(code)), ("known", text(&known()))]);
    Form::of_code(code).ok_or_else(|| anyhow!(unknown()))
}

fn fields(listing: &mut Listing, way: &str, all: &[Field], words: &Words) {
    for field in all {
        let name = format!("{way}{}", field.name);
        let holds = words.text(&format!("paper-holds-{}", field.kind.code()));
        listing.row(vec![name.clone(), field.alias.to_owned(), holds]);
        // Fields of an open record are named without it.
        let inside = if matches!(field.kind, Kind::Open(_)) {
            way.to_owned()
        } else {
            format!("{name} › ")
        };
        fields(listing, &inside, field.kind.fields(), words);
    }
}

fn template(
    global: &Global,
    form: &str,
    ending: Ending,
    layout: Whose,
    out: Option<PathBuf>,
    words: &Words,
) -> Result<End> {
    let form = form_of(form, words)?;
    let format = match ending {
        Ending::Docx => Format::Docx,
        Ending::Xlsx => Format::Xlsx,
    };
    let layout = match layout {
        Whose::Dang => Layout::Party,
        Whose::NhaNuoc => Layout::State,
    };
    if !form.formats().contains(&format) {
        let args = [("form", text(form.code())), ("ending", text(format.ending()))];
        bail!(words.with("app-paper-no-format", &args));
    }
    let bytes = form.shipped(layout, format)?;
    let [name, _] = form.file_names(layout, format);
    let file = out.unwrap_or_else(|| global.dir.join(TEMPLATES).join(name));
    if file.exists() {
        bail!(words.with("app-paper-there", &[("file", text(&file.display().to_string()))]));
    }
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    pages::write_whole(&file, &bytes)?;
    say!("{}", words.with("app-paper-written", &[("file", text(&file.display().to_string()))]));
    Ok(End::Done)
}

fn check(global: &Global, form: Option<&str>, files: &[PathBuf], words: &Words) -> Result<End> {
    let form = form.map(|form| form_of(form, words)).transpose()?;
    let mut all = Vec::new();
    if files.is_empty() {
        let checked = templates_in(&global.dir.join(TEMPLATES))?.check();
        all.extend(checked.into_iter().map(|one| (PathBuf::from(&one.file), one)));
    }
    for file in files {
        let read = std::fs::read(file);
        let bytes = read.map_err(|error| anyhow!("{}: {error}", file.display()))?;
        let checked = match form {
            Some(form) => {
                let error = check_template(form, &bytes).err();
                vec![CheckedTemplate { file: shown(file), form: Some(form), error }]
            }
            None => {
                let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
                Templates::new([(name, bytes)]).check()
            }
        };
        all.extend(checked.into_iter().map(|one| (file.clone(), one)));
    }
    let told: Vec<_> = all.iter().map(|(file, one)| (file, said(one, words))).collect();
    Ok(tell(&told, words))
}

/// The codes of all papers, for who wrote another.
fn known() -> String {
    Form::ALL.map(Form::code).join(", ")
}

fn shown(file: &Path) -> String {
    file.display().to_string()
}

fn said(one: &CheckedTemplate, words: &Words) -> Option<String> {
    match (&one.form, &one.error) {
        (None, _) => {
            let known = known();
            let args = [("file", text(&one.file)), ("known", text(&known))];
            Some(words.with("app-paper-no-form", &args))
        }
        (Some(_), error) => error.as_ref().map(|error| say_template(&one.file, error, words)),
    }
}

fn tell(all: &[(&PathBuf, Option<String>)], words: &Words) -> End {
    if all.is_empty() {
        say!("{}", words.text("app-paper-none"));
    }
    for (file, fault) in all {
        match fault {
            Some(fault) => say!("{fault}"),
            None => say!("{}", words.with("app-paper-sound", &[("file", text(&shown(file)))])),
        }
    }
    if all.iter().any(|(_, fault)| fault.is_some()) { End::Findings } else { End::Done }
}
