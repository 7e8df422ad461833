"""Opens papers with python-docx and openpyxl and compares each with its template.

Usage: check.py FOLDER, which holds papers.json: a list of {"paper", "template",
"names", "like_formulas", "tables_left_out"}. Prints every fault; ends with 1 when there is one.
"""

import json
import pathlib
import sys
import unicodedata

import docx
import openpyxl
from docx.oxml.ns import qn
from lxml import etree


def fonts_of(style):
    """What a style says of letters, for each kind of style that says it."""
    font = getattr(style, "font", None)
    if font is None:
        return None
    return (font.name, font.size, font.bold, font.italic, font.underline)


def styles_of(document):
    """Each style by what it says of letters; and what holds where none says anything."""
    usual = document.styles.element.find(qn("w:docDefaults"))
    return {None: None if usual is None else etree.tostring(usual)} | {(s.style_id, s.name, str(s.type)): fonts_of(s) for s in document.styles}


def sections_of(document):
    """Paper, margins and what stands in the margins, of each section."""
    said = []
    for section in document.sections:
        measures = [
            getattr(section, name)
            for name in (
                "orientation", "page_width", "page_height", "left_margin", "right_margin",
                "top_margin", "bottom_margin", "header_distance", "footer_distance", "gutter",
                "start_type", "different_first_page_header_footer",
            )
        ]
        margins = [
            [None if p._p.pPr is None else str(p._p.pPr.xml) for p in part.paragraphs]
            for part in (section.header, section.first_page_header, section.footer,
                         section.first_page_footer)
        ]
        said.append((measures, margins))
    return said


def tables_of(document):
    """Borders, grid and layout of every table, one inside another too."""
    tables = []
    for table in document.element.body.iter(qn("w:tbl")):
        grid = [column.get(qn("w:w")) for column in table.tblGrid.iter(qn("w:gridCol"))]
        look = str(table.tblPr.xml)
        tables.append((tuple(grid), look))
    return tables


def text_of_document(document):
    parts = [document.element.body]
    for section in document.sections:
        for part in (section.header, section.first_page_header, section.footer,
                     section.first_page_footer):
            parts.append(part._element)
    lines = []
    for part in parts:
        for paragraph in part.iter(qn("w:p")):
            lines.append("".join(t.text or "" for t in paragraph.iter(qn("w:t"))))
    return "\n".join(lines)


def check_document(paper, template, tables_left_out):
    made, given = docx.Document(paper), docx.Document(template)
    if styles_of(made) != styles_of(given):
        yield "its styles are not those of the template"
    if sections_of(made) != sections_of(given):
        yield "its sections (paper, margins, header, footer) are not those of the template"
    # A table may be repeated with its group; none may be changed, and only those
    # be lost whose condition is not met.
    known, tables = set(tables_of(given)), tables_of(made)
    if not set(tables) <= known:
        yield "its tables (borders, columns) are not those of the template"
    if len(known) - len(set(tables)) != tables_left_out:
        yield f"it has {len(tables)} tables, the template {len(tables_of(given))}"
    known = {style.style_id for style in given.styles}
    for kind in ("w:pStyle", "w:rStyle", "w:tblStyle"):
        for used in made.element.iter(qn(kind)):
            if used.get(qn("w:val")) not in known:
                yield f"it uses the style {used.get(qn('w:val'))}, which it does not have"
    cells = list(made.element.body.iter(qn("w:tc")))
    for cell in cells:
        if cell[-1].tag != qn("w:p"):
            yield "a cell does not end with a paragraph, for which Word offers a repair"
            break
    return_text.append(text_of_document(made))


def look_of(cell):
    """Font, borders, filling and alignment of a cell."""
    return (cell.font, cell.border, cell.fill, cell.alignment, cell.number_format)


def setup_of(sheet):
    page = sheet.page_setup
    return {
        "paper": (page.orientation, page.paperSize, page.fitToWidth, page.fitToHeight, page.scale),
        "margins": [getattr(sheet.page_margins, side) for side in
                    ("left", "right", "top", "bottom", "header", "footer")],
        "centred": (sheet.print_options.horizontalCentered, sheet.print_options.verticalCentered),
        "repeated rows": sheet.print_title_rows,
        "frozen": sheet.freeze_panes,
        "widths": {name: (column.width, column.hidden)
                   for name, column in sheet.column_dimensions.items()},
    }


def check_workbook(paper, template, like_formulas):
    made, given = openpyxl.load_workbook(paper), openpyxl.load_workbook(template)
    if made.sheetnames != given.sheetnames:
        yield f"its sheets are {made.sheetnames}, not {given.sheetnames}"
        return
    text, like = [], set()
    for sheet, other in zip(made.worksheets, given.worksheets):
        for what, value in setup_of(other).items():
            if setup_of(sheet)[what] != value:
                yield f"{sheet.title}: {what}: {setup_of(sheet)[what]}, not {value}"
        known = {repr(look_of(cell)) for row in other.iter_rows() for cell in row}
        formulas = 0
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if repr(look_of(cell)) not in known:
                yield f"{sheet.title}!{cell.coordinate} has a look that the template has not"
            formulas += cell.data_type == "f" and cell.value not in like_formulas
            if cell.value in like_formulas:
                like.add(cell.value)
                # openpyxl tells by the file's own kind of cell, which is text.
                if cell.data_type == "f":
                    yield f"{sheet.title}!{cell.coordinate}: a value became a formula"
            if cell.value is not None:
                text.append(str(cell.value))
        of_template = sum(cell.data_type == "f" for row in other.iter_rows() for cell in row)
        if (formulas > 0) != (of_template > 0):
            yield f"{sheet.title}: {formulas} formulas, the template has {of_template}"
        for margin in (sheet.oddHeader, sheet.oddFooter):
            text.extend(part.text or "" for part in (margin.left, margin.center, margin.right))
    for value in like_formulas:
        if value not in like:
            yield f"the text {value} is lost"
    return_text.append("\n".join(text))


# What the paper said last looked at reads; a generator cannot return it too.
return_text = []


def check(folder, one):
    paper, template = folder / one["paper"], folder / one["template"]
    if paper.suffix == ".docx":
        yield from check_document(paper, template, one["tables_left_out"])
    else:
        yield from check_workbook(paper, template, one["like_formulas"])
    text = return_text.pop() if return_text else ""
    if not unicodedata.is_normalized("NFC", text):
        yield "it holds letters that are not composed (NFC)"
    for mark in ("{{", "}}"):
        if mark in text:
            yield f"it still has {mark}"
    for name in one["names"]:
        if name not in text:
            yield f"the name {name} is lost"


def main():
    folder = pathlib.Path(sys.argv[1])
    faults = 0
    papers = json.loads((folder / "papers.json").read_text(encoding="utf-8"))
    for one in papers:
        try:
            found = list(check(folder, one))
        except Exception as error:  # whatever a reader stumbles over is a fault of the paper
            found = [f"it does not open: {error!r}"]
        for fault in found:
            print(f"{one['paper']}: {fault}")
        faults += len(found)
    print(f"{len(papers)} papers opened, {faults} faults")
    sys.exit(1 if faults or not papers else 0)


main()
