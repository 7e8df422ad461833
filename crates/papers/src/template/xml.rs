//! A part as a tree over its own bytes: each node knows the range it stands
//! in, so that whatever is not changed is written again exactly as it was.

use super::error::TemplateError;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::ops::Range;

/// Elements inside one another; Word nests a few dozen.
const DEEPEST: usize = 400;

/// The index of a node.
pub(super) type Id = usize;

/// One node.
#[derive(Debug)]
pub(super) struct Node {
    pub kind: Kind,
    /// The whole of it, with what it holds.
    pub span: Range<usize>,
    pub children: Vec<Id>,
    pub parent: Id,
}

#[derive(Debug)]
pub(super) enum Kind {
    /// An element: its name with prefix, and its tags. The end tag of an empty
    /// element is an empty range.
    Element { name: String, open: Range<usize>, close: Range<usize> },
    /// Text, with references as written.
    Text,
    /// Comments, instructions, the declaration.
    Other,
}

/// A part read.
#[derive(Debug)]
pub(super) struct Tree<'p> {
    pub text: &'p str,
    pub nodes: Vec<Node>,
}

/// The node that stands for the whole part.
pub(super) const ROOT: Id = 0;

impl<'p> Tree<'p> {
    /// Reads a part. A document type is refused: entities are how XML bombs
    /// are made, and no office program writes one.
    pub fn read(part: &str, bytes: &'p [u8]) -> Result<Self, TemplateError> {
        let damaged =
            |detail: String| TemplateError::Damaged { detail: format!("{part}: {detail}") };
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|error| damaged(error.to_string()))?;
        let mut reader = Reader::from_str(text);
        let root = Node {
            kind: Kind::Element { name: String::new(), open: 0..0, close: text.len()..text.len() },
            span: 0..text.len(),
            children: Vec::new(),
            parent: ROOT,
        };
        let mut tree = Self { text, nodes: vec![root] };
        let mut path = vec![ROOT];
        loop {
            let from = reader.buffer_position() as usize;
            let event = reader.read_event().map_err(|error| damaged(error.to_string()))?;
            let at = from..reader.buffer_position() as usize;
            let inside = *path.last().unwrap_or(&ROOT);
            match event {
                Event::Start(tag) => {
                    if path.len() > DEEPEST {
                        return Err(damaged("too deep".to_owned()));
                    }
                    let name = tag.name().as_ref().to_owned();
                    let kind = Kind::Element { name, open: at.clone(), close: at.end..at.end };
                    path.push(tree.add(inside, kind, at));
                }
                Event::Empty(tag) => {
                    let name = tag.name().as_ref().to_owned();
                    let kind = Kind::Element { name, open: at.clone(), close: at.end..at.end };
                    tree.add(inside, kind, at);
                }
                Event::End(_) => {
                    path.pop();
                    let node = &mut tree.nodes[inside];
                    node.span.end = at.end;
                    if let Kind::Element { close, .. } = &mut node.kind {
                        *close = at;
                    }
                }
                Event::Text(_) => tree.add_text(inside, at),
                Event::GeneralRef(_) => {
                    if letter(&text[at.clone()]).is_none() {
                        return Err(damaged(format!("unknown reference {}", &text[at])));
                    }
                    tree.add_text(inside, at);
                }
                Event::CData(_) => return Err(damaged("CDATA is not taken".to_owned())),
                Event::DocType(_) => {
                    return Err(TemplateError::Unsafe { what: "doctype", part: part.to_owned() });
                }
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {
                    tree.add(inside, Kind::Other, at);
                }
                Event::Eof => break,
            }
        }
        if path.len() != 1 {
            return Err(damaged("cut short".to_owned()));
        }
        Ok(tree)
    }

    fn add(&mut self, parent: Id, kind: Kind, span: Range<usize>) -> Id {
        let id = self.nodes.len();
        self.nodes.push(Node { kind, span, children: Vec::new(), parent });
        self.nodes[parent].children.push(id);
        id
    }

    /// Text and references that follow each other are one text.
    fn add_text(&mut self, parent: Id, at: Range<usize>) {
        if let Some(&last) = self.nodes[parent].children.last()
            && matches!(self.nodes[last].kind, Kind::Text)
        {
            self.nodes[last].span.end = at.end;
            return;
        }
        self.add(parent, Kind::Text, at);
    }

    /// The name with prefix; empty for what is no element.
    pub fn name(&self, id: Id) -> &str {
        match &self.nodes[id].kind {
            Kind::Element { name, .. } => name,
            Kind::Text | Kind::Other => "",
        }
    }

    /// The name without prefix.
    pub fn local(&self, id: Id) -> &str {
        let name = self.name(id);
        name.split_once(':').map_or(name, |(_, local)| local)
    }

    /// The prefix with its colon.
    pub fn prefix(&self, id: Id) -> &str {
        let name = self.name(id);
        name.split_once(':').map_or("", |(prefix, _)| &name[..=prefix.len()])
    }

    /// The start tag as written.
    pub fn open(&self, id: Id) -> &'p str {
        match &self.nodes[id].kind {
            Kind::Element { open, .. } => &self.text[open.clone()],
            Kind::Text | Kind::Other => "",
        }
    }

    /// The end tag as written; empty for an empty element.
    pub fn close(&self, id: Id) -> &'p str {
        match &self.nodes[id].kind {
            Kind::Element { close, .. } => &self.text[close.clone()],
            Kind::Text | Kind::Other => "",
        }
    }

    /// All of a node as written.
    pub fn raw(&self, id: Id) -> &'p str {
        &self.text[self.nodes[id].span.clone()]
    }

    /// The children with this local name.
    pub fn named<'t>(&'t self, id: Id, local: &'t str) -> impl Iterator<Item = Id> + 't {
        let children = self.nodes[id].children.iter().copied();
        children.filter(move |child| self.local(*child) == local)
    }

    /// The first child with this local name.
    pub fn child(&self, id: Id, local: &str) -> Option<Id> {
        self.named(id, local).next()
    }

    /// Every element with this local name, in order.
    pub fn all<'t>(&'t self, local: &'t str) -> impl Iterator<Item = Id> + 't {
        (0..self.nodes.len()).filter(move |id| self.local(*id) == local)
    }

    /// An attribute's value, by its name as written.
    pub fn attribute(&self, id: Id, name: &str) -> Option<String> {
        let (_, range) = attributes(self.open(id)).find(|(known, _)| *known == name)?;
        Some(decode(&self.open(id)[range]).map(|(letter, _)| letter).collect())
    }

    /// The text right inside an element, decoded.
    pub fn text_of(&self, id: Id) -> String {
        let texts = self.nodes[id].children.iter().filter(|child| self.is_text(**child));
        texts.flat_map(|child| decode(self.raw(*child))).map(|(letter, _)| letter).collect()
    }

    /// Whether a node is text.
    pub fn is_text(&self, id: Id) -> bool {
        matches!(self.nodes[id].kind, Kind::Text)
    }
}

/// The attributes of a start tag: name, and where the value stands in the tag.
pub(super) fn attributes(tag: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let mut at = tag.find(|c: char| c.is_whitespace()).unwrap_or(tag.len());
    std::iter::from_fn(move || {
        let name_from = at + tag[at..].find(|c: char| !c.is_whitespace())?;
        let name_to = name_from + tag[name_from..].find(['=', '>', '/'])?;
        if !tag[name_to..].starts_with('=') {
            return None;
        }
        let quote_at = name_to + tag[name_to..].find(['"', '\''])?;
        let quote = tag[quote_at..].chars().next()?;
        let to = quote_at + 1 + tag[quote_at + 1..].find(quote)?;
        at = to + 1;
        Some((tag[name_from..name_to].trim_end(), quote_at + 1..to))
    })
}

/// A start tag with an attribute set, added where it is missing.
pub(super) fn with_attribute(tag: &str, name: &str, value: &str) -> String {
    let value = escape(value);
    if let Some((_, range)) = attributes(tag).find(|(known, _)| *known == name) {
        return format!("{}{value}{}", &tag[..range.start], &tag[range.end..]);
    }
    let end = tag.trim_end_matches('>').trim_end_matches('/').trim_end().len();
    format!("{} {name}=\"{value}\"{}", &tag[..end], tag[end..].trim_start())
}

/// A start tag without an attribute.
pub(super) fn without_attribute(tag: &str, name: &str) -> String {
    match attributes(tag).find(|(known, _)| *known == name) {
        Some((found, range)) => {
            let start = found.as_ptr() as usize - tag.as_ptr() as usize;
            let before = tag[..start].trim_end();
            format!("{before}{}", &tag[range.end + 1..])
        }
        None => tag.to_owned(),
    }
}

/// The letters of a text, each with its range as written.
pub(super) fn decode(raw: &str) -> impl Iterator<Item = (char, Range<usize>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &raw[at..];
        let first = rest.chars().next()?;
        let referred = (first == '&')
            .then(|| rest.find(';').and_then(|end| Some((letter(&rest[..=end])?, end + 1))))
            .flatten();
        let (letter, length) = referred.unwrap_or((first, first.len_utf8()));
        let range = at..at + length;
        at += length;
        Some((letter, range))
    })
}

/// The letter that a reference stands for.
fn letter(reference: &str) -> Option<char> {
    let name = reference.strip_prefix('&')?.strip_suffix(';')?;
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

/// A text as XML writes it. What XML cannot hold becomes a space.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(c),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_its_nodes_written_one_after_another() {
        let text = "<?xml version=\"1.0\"?>\n<w:a x='1'><!-- c --><b/>t &amp; <c  y = \"2\" >u</c></w:a>\n";
        let tree = Tree::read("p", text.as_bytes()).unwrap();
        let whole: String = tree.nodes[ROOT].children.iter().map(|id| tree.raw(*id)).collect();
        assert_eq!(whole, text);
        let a = tree.all("a").next().unwrap();
        assert_eq!((tree.name(a), tree.prefix(a)), ("w:a", "w:"));
        assert_eq!(tree.text_of(a), "t & ");
        let c = tree.all("c").next().unwrap();
        assert_eq!(tree.attribute(c, "y").as_deref(), Some("2"));
    }

    #[test]
    fn a_document_type_and_a_cut_part_are_refused() {
        let bomb = "<!DOCTYPE a [<!ENTITY b \"bb\">]><a>&b;</a>";
        assert_eq!(Tree::read("p", bomb.as_bytes()).unwrap_err().code(), "unsafe");
        assert_eq!(Tree::read("p", b"<a>&b;</a>").unwrap_err().code(), "damaged");
        assert_eq!(Tree::read("p", b"<a><b></b>").unwrap_err().code(), "damaged");
        let deep = "<a>".repeat(500);
        assert_eq!(Tree::read("p", deep.as_bytes()).unwrap_err().code(), "damaged");
    }

    #[test]
    fn attributes_are_set_and_taken_out_and_the_rest_stays() {
        assert_eq!(with_attribute("<a x=\"1\"  y='2'/>", "y", "3"), "<a x=\"1\"  y='3'/>");
        assert_eq!(with_attribute("<a/>", "y", "<"), "<a y=\"&lt;\"/>");
        assert_eq!(with_attribute("<a>", "y", "3"), "<a y=\"3\">");
        assert_eq!(without_attribute("<a x=\"1\" y='2'>", "x"), "<a y='2'>");
        assert_eq!(without_attribute("<a x=\"1\"/>", "x"), "<a/>");
    }
}
