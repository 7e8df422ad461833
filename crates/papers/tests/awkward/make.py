#!/usr/bin/env python3
"""Makes the workbooks of this folder. Each copies one habit of offices; all
people are invented. Needs openpyxl and LibreOffice (for .xls and .ods); the
files are kept in the repository, so nobody needs to run it to test.

    python3 make.py
"""

import datetime
import pathlib
import shutil
import subprocess
import tempfile
import unicodedata
import zipfile

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

HERE = pathlib.Path(__file__).parent
DAY = datetime.date

HEADER = ["TT", "Họ và tên", "Nam", "Nữ", "Chức vụ hiện tại", "Trình độ chuyên môn",
          "Lý luận chính trị", "Đơn vị công tác"]
PEOPLE = [
    ["Lò Văn Thành", "05/02/1980", "", "Trưởng phòng Nội vụ", "Đại học Luật", "Cao cấp", "Phòng Nội vụ"],
    ["Nguyễn Thị Hương", "", "12/11/1985", "Phó Trưởng phòng Nội vụ", "Thạc sĩ Quản lý công",
     "Trung cấp", "Phòng Nội vụ"],
    ["Vừ A Páo", "20/08/1979", "", "Chánh Thanh tra", "Đại học Luật", "Cử nhân", "Thanh tra huyện"],
    ["Trần Đức Bộ", "01/03/1990", "", "Chuyên viên", "Đại học Kinh tế", "Sơ cấp", "Phòng Tài chính"],
]
TCVN3 = dict(zip(
    "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
    "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§"))
VNI = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï",
       "\u0302": "â", "\u0302\u0301": "á", "\u0302\u0300": "à", "\u0302\u0309": "å",
       "\u0302\u0303": "ã", "\u0302\u0323": "ä", "\u0306": "ê", "\u0306\u0301": "é",
       "\u0306\u0300": "è", "\u0306\u0309": "ú", "\u0306\u0303": "ü", "\u0306\u0323": "ë"}


def tcvn3(text):
    """In TCVN3; capitals with marks that it lacks become small letters."""
    def sign(letter):
        return TCVN3.get(letter) or TCVN3.get(letter.lower()) or letter
    return "".join(sign(letter) for letter in text)


def vni(text):
    out = []
    for letter in text:
        if letter in "đĐ":
            out.append("ñ" if letter == "đ" else "Ñ")
            continue
        parts = unicodedata.normalize("NFD", letter)
        base, marks = parts[0], parts[1:]
        if "\u031b" in marks:
            marks = marks.replace("\u031b", "")
            base = {"o": "ô", "O": "Ô", "u": "ö", "U": "Ö"}[base]
        if base in "iI" and marks:
            out.append({"\u0301": "í", "\u0300": "ì", "\u0309": "æ", "\u0303": "ó", "\u0323": "ò"}[marks])
            continue
        if len(marks) == 2 and marks[0] not in "\u0302\u0306":
            marks = marks[::-1]
        sign = VNI[marks] if marks else ""
        out.append(base + (sign.upper() if base.isupper() else sign))
    return "".join(out)


def rows(people=PEOPLE):
    return [[at + 1, *person] for at, person in enumerate(people)]


def put(sheet, top, lines, font=None, letters=None):
    for row, line in enumerate(lines, top):
        for column, value in enumerate(line, 1):
            if value == "" or value is None:
                continue
            if letters and isinstance(value, str):
                value = letters(value)
            cell = sheet.cell(row, column, value)
            if font:
                cell.font = Font(name=font)


def book():
    workbook = Workbook()
    workbook.properties.creator = "Văn phòng"
    workbook.properties.created = datetime.datetime(2026, 11, 1)
    workbook.properties.modified = datetime.datetime(2026, 11, 1)
    return workbook, workbook.active


def save(workbook, name):
    workbook.save(HERE / name)


def simple(name, lines, title="Sheet1", top=1, **how):
    workbook, sheet = book()
    sheet.title = title
    put(sheet, top, lines, **how)
    return workbook, sheet


def converted(workbook, name, kind):
    """Saves as .xlsx, then has LibreOffice write the old or open format."""
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / (pathlib.Path(name).stem + ".xlsx")
        workbook.save(source)
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                        "--convert-to", kind, "--outdir", folder, str(source)],
                       check=True, capture_output=True)
        shutil.move(pathlib.Path(folder) / name, HERE / name)


def main():
    # 01: title rows, header over two rows with merged cells, a row of numbers.
    workbook, sheet = book()
    put(sheet, 1, [["HUYỆN ỦY THANH BÌNH"], ["DANH SÁCH TRÍCH NGANG CÁN BỘ"],
                   ["(Kèm theo Tờ trình số 15-TTr/HU ngày 05/3/2026)"]])
    put(sheet, 5, [["TT", "Họ và tên", "Ngày sinh", "", "Chức vụ hiện tại", "Trình độ", "", "Đơn vị"],
                   ["", "", "Nam", "Nữ", "", "Chuyên môn", "LLCT", ""],
                   [f"({n})" for n in range(1, 9)]])
    for area in ["A5:A6", "B5:B6", "C5:D5", "E5:E6", "F5:G5", "H5:H6"]:
        sheet.merge_cells(area)
    put(sheet, 8, rows())
    save(workbook, "01-header-two-rows-numbers.xlsx")

    # 02: group rows give the unit; no column of units.
    workbook, sheet = simple("", [HEADER[:7]])
    put(sheet, 2, [["I. PHÒNG NỘI VỤ"], rows()[0][:7], rows()[1][:7], ["II. THANH TRA HUYỆN"],
                   rows()[2][:7]])
    save(workbook, "02-group-rows-give-unit.xlsx")

    # 03: a plan list: terms and groups in rows of their own.
    workbook, sheet = book()
    put(sheet, 1, [["TT", "Họ và tên", "Nam", "Nữ", "Chức vụ hiện tại", "Chức danh quy hoạch",
                    "Đơn vị quy hoạch", "Quyết định quy hoạch"],
                   ["A. NHIỆM KỲ 2025 - 2030"], ["I. Cấp trưởng"], ["- Số lượng đề nghị: 02"],
                   [1, "Lò Văn Thành", "05/02/1980", "", "Trưởng phòng Nội vụ",
                    "Phó Chủ tịch Ủy ban nhân dân", "Thanh Bình",
                    "Quyết định số 215-QĐ/HU ngày 20/8/2023"],
                   ["II. Cấp phó"],
                   [1, "Nguyễn Thị Hương", "", "12/11/1985", "Phó Trưởng phòng", "Trưởng phòng Nội vụ",
                    "Phòng Nội vụ", "QĐ số 216-QĐ/HU, ngày 20 tháng 8 năm 2023"],
                   ["B. NHIỆM KỲ 2030 - 2035"],
                   [1, "Vừ A Páo", "20/08/1979", "", "Chánh Thanh tra", "Trưởng phòng Nội vụ",
                    "Phòng Nội vụ", ""]])
    save(workbook, "03-plan-terms-in-rows.xlsx")

    # 04: dates of every kind in one column.
    people = [list(person) for person in PEOPLE]
    people[0][1] = DAY(1980, 2, 5)
    people[1][2] = "11/1985"
    people[2][1] = 1979
    people[3][1] = "1-3-1990"
    workbook, sheet = simple("", [HEADER, *rows(people)])
    sheet["C2"].number_format = "dd/mm/yyyy"
    put(sheet, 6, [[5, "Sầm Văn Nghĩa", "ngày 02 tháng 9 năm 1975", "", "Chuyên viên", "Đại học",
                    "Sơ cấp", "Phòng Nội vụ"],
                   [6, "Lương Thị Mận", "", 30682, "Chuyên viên", "Đại học", "Sơ cấp", "Phòng Nội vụ"],
                   [7, "Hà Văn Tuấn", "12/25/1980", "", "Chuyên viên", "Đại học", "Sơ cấp",
                    "Phòng Nội vụ"],
                   [8, "Cầm Thị Oanh", "", "31/02/1988", "Chuyên viên", "Đại học", "Sơ cấp",
                    "Phòng Nội vụ"]])
    save(workbook, "04-dates-of-every-kind.xlsx")

    # 05: a thousand formatted but empty rows and columns below and beside.
    workbook, sheet = simple("", [HEADER, *rows()])
    thin = Border(*[Side(style="thin")] * 4)
    for row in range(6, 1006):
        for column in range(1, 31):
            sheet.cell(row, column).border = thin
    sheet.cell(65000, 200).fill = PatternFill("solid", fgColor="FFFF00")
    save(workbook, "05-formatted-empty-rows.xlsx")

    # 06: three evaluations in one cell, in several writings.
    head = [*HEADER, "Kết quả phân loại 3 năm gần nhất", "Kỷ luật"]
    lines = rows()
    for line, text, discipline in zip(
            lines,
            ["2023: HTXSNV\n2024: HTTNV\n2025: HTTNV", "HTTNV (2023); HTTNV (2024); HTXSNV (2025)",
             "- Năm 2023: Hoàn thành nhiệm vụ\n- Năm 2024: Hoàn thành tốt nhiệm vụ", "2024: Tốt"],
            ["Không", "Không", "Khiển trách, 12/2015", "Phê bình"]):
        line += [text, discipline]
    workbook, sheet = simple("", [head, *lines])
    for row in sheet.iter_rows(min_row=2):
        row[8].alignment = Alignment(wrap_text=True)
    save(workbook, "06-evaluations-in-one-cell.xlsx")

    # 07-10: old encodings: by font, in a font of capitals, mixed with Unicode, VNI.
    workbook, sheet = book()
    put(sheet, 1, [["danh s¸ch c¸n bé"]], font=".VnTimeH")
    put(sheet, 2, [HEADER, *rows()], font=".VnTime", letters=tcvn3)
    save(workbook, "07-tcvn3-by-font.xlsx")
    workbook, sheet = simple("", [HEADER, *rows()])
    for row in (3, 5):
        for cell in sheet[row]:
            if isinstance(cell.value, str):
                cell.value, cell.font = tcvn3(cell.value), Font(name=".VnArial")
    save(workbook, "08-tcvn3-rows-among-unicode.xlsx")
    workbook, sheet = simple("", [HEADER, *rows()], font="VNI-Times", letters=vni)
    save(workbook, "09-vni-by-font.xlsx")
    # The font was changed to Times New Roman, the letters were not.
    workbook, sheet = simple("", [HEADER, *rows()], font="Times New Roman", letters=tcvn3)
    save(workbook, "10-tcvn3-without-its-font.xlsx")

    # 11: NFD, as macOS writes, and the mixed form of old keyboards.
    lines = [[unicodedata.normalize("NFD", v) if isinstance(v, str) else v for v in line]
             for line in [HEADER, *rows()]]
    mixed = {"ấ": "â\u0301", "ồ": "ô\u0300", "ướ": "ươ\u0301", "ễ": "ê\u0303", "ị": "i\u0323"}
    lines[2] = [v if not isinstance(v, str) else
                "".join(mixed.get(c, c) for c in unicodedata.normalize("NFC", v)) for v in lines[2]]
    workbook, _ = simple("", lines)
    save(workbook, "11-decomposed-letters.xlsx")

    # 12: several sheets: a cover, two units, a hidden one, a chart's data.
    workbook, sheet = simple("", [["BÁO CÁO"], ["Năm 2026"]], title="Bìa")
    for name, person in (("Nội vụ", 0), ("Thanh tra", 2)):
        put(workbook.create_sheet(name), 1, [HEADER, rows()[person]])
    hidden = workbook.create_sheet("Nháp")
    put(hidden, 1, [HEADER, rows()[3]])
    hidden.sheet_state = "hidden"
    save(workbook, "12-several-sheets.xlsx")

    # 13: other words over the columns, in another order, with notes in brackets.
    workbook, _ = simple("", [["Số TT", "Đơn vị công tác", "Chức vụ, chức danh hiện tại",
                               "HỌ TÊN CÁN BỘ", "Giới tính (Nam/Nữ)", "Ngày, tháng, năm sinh",
                               "LLCT", "Trình độ CM"],
                              [1, "Phòng Nội vụ", "Trưởng phòng Nội vụ", "LÒ VĂN THÀNH", "Nam",
                               "05/02/1980", "Cao cấp", "Đại học"],
                              [2, "Phòng Nội vụ", "Phó Trưởng phòng", "Nguyễn Thị Hương", "Nữ",
                               "12/11/1985", "TC", "ThS"]])
    save(workbook, "13-other-words-other-order.xlsx")

    # 14: the block of those who sign, totals and place below the table.
    workbook, sheet = simple("", [HEADER, *rows()])
    put(sheet, 6, [["Tổng cộng: 04 người"], ["", "", "", "", "Thanh Bình, ngày 05 tháng 3 năm 2026"],
                   ["NGƯỜI LẬP", "", "", "", "T/M BAN THƯỜNG VỤ"], ["", "", "", "", "BÍ THƯ"],
                   [], [], ["Đỗ Thị Lập", "", "", "", "Hoàng Văn Ký"]])
    save(workbook, "14-signatures-below.xlsx")

    # 15: the header again on each printed page, with a number row.
    workbook, sheet = simple("", [HEADER, [1, 2, 3, 4, 5, 6, 7, 8], *rows()[:2], HEADER,
                                  [1, 2, 3, 4, 5, 6, 7, 8], *rows()[2:]])
    save(workbook, "15-header-on-each-page.xlsx")

    # 16: both birth columns filled, none filled, a name with digits, a name missing.
    workbook, _ = simple("", [HEADER,
                              [1, "Lò Văn Thành", "05/02/1980", "05/02/1980", "Trưởng phòng", "", "", "P"],
                              [2, "Nguyễn Thị Hương", "", "", "Phó Trưởng phòng", "", "", "P"],
                              [3, "Vừ A Páo 2", "20/08/1979", "", "Chánh Thanh tra", "", "", "P"],
                              [4, "", "20/08/1979", "", "Chuyên viên", "", "", "P"],
                              [5, "Trần Đức Bộ", "01/03/1990", "", "Chuyên viên", "", "", "P"]])
    save(workbook, "16-bad-rows-among-good.xlsx")

    # 17: formulas, with failed ones.
    workbook, sheet = simple("", [HEADER, *rows()])
    sheet["A2"], sheet["A3"] = "=ROW()-1", "=A2+1"
    sheet["F4"] = "=VLOOKUP(B4,Z1:Z9,2,0)"
    save(workbook, "17-formulas-without-results.xlsx")

    # 18: merged cells down the column of units, and one person over two rows.
    workbook, sheet = simple("", [HEADER, *rows()])
    sheet["H3"] = None
    sheet.merge_cells("H2:H3")
    put(sheet, 6, [["", "", "", "", "Ủy viên Ban Chấp hành"]])
    sheet.merge_cells("B5:B6")
    save(workbook, "18-merged-down.xlsx")

    # 19: the same person twice, and the same number for two.
    head = ["TT", "Mã cán bộ", *HEADER[1:]]
    lines = [[n, f"TB-{n:04}", *line[1:]] for n, line in enumerate(rows(), 1)]
    workbook, _ = simple("", [head, *lines, [5, "TB-0002", *lines[1][2:]],
                              [6, "TB-0003", "Người Khác", *lines[3][3:]]])
    save(workbook, "19-numbers-twice.xlsx")

    # 20: values that are on no code list.
    people = [list(person) for person in PEOPLE]
    people[0][5], people[1][5], people[2][4], people[3][5] = "Cao cấp LLCT-HC", "Trung câp", "ĐH Luật", "?"
    workbook, _ = simple("", [[*HEADER, "Dân tộc"],
                              *[[*line, group] for line, group in
                                zip(rows(people), ["Thái", "Kinh", "H'Mông", "Xa Phó"])]])
    save(workbook, "20-values-on-no-list.xlsx")

    # 21: comments, hidden columns, filters, frozen panes, colours.
    workbook, sheet = simple("", [HEADER, *rows()])
    sheet["B2"].comment = Comment("Đề nghị xem lại", "Văn phòng")
    sheet.column_dimensions["F"].hidden = True
    sheet.auto_filter.ref, sheet.freeze_panes = "A1:H5", "C2"
    for cell in sheet[1]:
        cell.fill, cell.font = PatternFill("solid", fgColor="C00000"), Font(bold=True, color="FFFFFF")
    save(workbook, "21-comments-filters-colours.xlsx")

    # 22: apostrophes, no-break spaces, zero-width signs, line breaks, doubled spaces.
    workbook, _ = simple("", [HEADER, [1, "Lò\u00a0Văn  Thành\u200b", "'05/02/1980", "",
                                       "Huyện ủy viên,\nTrưởng phòng Nội vụ", " Đại học\u00a0Luật ",
                                       "Cao cấp\n", "Phòng Nội vụ"]])
    save(workbook, "22-invisible-signs.xlsx")

    # 23: a table that does not begin in the first column or row.
    workbook, sheet = book()
    for row, line in enumerate([HEADER, *rows()], 7):
        for column, value in enumerate(line, 4):
            sheet.cell(row, column, value or None)
    save(workbook, "23-table-in-the-middle.xlsx")

    # 24: the days of a workbook of an old Macintosh.
    people = [list(person) for person in PEOPLE]
    people[0][1] = DAY(1980, 2, 5)
    workbook, sheet = book()
    from openpyxl.utils.datetime import CALENDAR_MAC_1904
    workbook.epoch = CALENDAR_MAC_1904
    put(sheet, 1, [HEADER, *rows(people)])
    sheet["C2"].number_format = "dd/mm/yyyy"
    save(workbook, "24-days-since-1904.xlsx")

    # 25: a macro workbook.
    workbook, sheet = simple("", [HEADER, *rows()])
    save(workbook, "25.xlsx")
    with zipfile.ZipFile(HERE / "25.xlsx") as source, \
            zipfile.ZipFile(HERE / "25-with-macros.xlsm", "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.namelist():
            content = source.read(part)
            if part == "[Content_Types].xml":
                content = content.replace(
                    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                    b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
            target.writestr(part, content)
        target.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 macros are not read")
    (HERE / "25.xlsx").unlink()

    # 26-28: the binary format of Excel 97: plain, with old fonts, and with days.
    workbook, sheet = book()
    put(sheet, 1, [["DANH SÁCH TRÍCH NGANG"]])
    put(sheet, 3, [["TT", "Họ và tên", "Ngày sinh", "", *HEADER[4:]], ["", "", "Nam", "Nữ"], *rows()])
    sheet.merge_cells("C3:D3")
    converted(workbook, "26-excel-97.xls", "xls")
    workbook, sheet = simple("", [HEADER, *rows()])
    for row in (1, 3, 5):
        for cell in sheet[row]:
            if isinstance(cell.value, str):
                cell.value, cell.font = tcvn3(cell.value), Font(name=".VnTime")
    converted(workbook, "27-excel-97-two-encodings.xls", "xls")
    people = [list(person) for person in PEOPLE]
    people[0][1], people[1][2] = DAY(1980, 2, 5), DAY(1985, 11, 1)
    workbook, sheet = simple("", [HEADER, *rows(people)])
    sheet["C2"].number_format, sheet["D3"].number_format = "dd/mm/yyyy", "mm/yyyy"
    converted(workbook, "28-excel-97-days.xls", "xls")

    # 29-31: OpenDocument.
    workbook, sheet = book()
    put(sheet, 1, [["TT", "Họ và tên", "Ngày sinh", "", *HEADER[4:]], ["", "", "Nam", "Nữ"], *rows(people)])
    sheet.merge_cells("C1:D1")
    sheet["C3"].number_format, sheet["D4"].number_format = "dd/mm/yyyy", "mm/yyyy"
    hidden = workbook.create_sheet("Ẩn")
    put(hidden, 1, [HEADER, rows()[3]])
    hidden.sheet_state = "hidden"
    converted(workbook, "29-open-document.ods", "ods")
    workbook, sheet = simple("", [HEADER, *rows()])
    for row in (1, 3, 5):
        for cell in sheet[row]:
            if isinstance(cell.value, str):
                cell.value, cell.font = tcvn3(cell.value), Font(name=".VnTime")
    converted(workbook, "30-open-document-old-fonts.ods", "ods")
    workbook, sheet = simple("", [HEADER, *rows()])
    sheet["B2"].comment = Comment("Xem lại", "Văn phòng")
    sheet["A2"], sheet["F4"] = "=ROW()-1", "=1/0"
    for row in range(6, 400):
        for column in range(1, 20):
            sheet.cell(row, column).border = thin
    converted(workbook, "31-open-document-formulas.ods", "ods")

    # 32-36: text.
    def text(name, separator, encoding, letters=None, head=""):
        lines = []
        for line in [HEADER, *rows()]:
            cells = [str(v) for v in line]
            cells = [letters(c) if letters else c for c in cells]
            lines.append(separator.join(f'"{c}"' if separator in c else c for c in cells))
        (HERE / name).write_bytes((head + "\r\n".join(lines) + "\r\n").encode(encoding))

    text("32-semicolons-with-mark.csv", ";", "utf-8-sig")
    text("33-unicode-text-tabs.txt", "\t", "utf-16")
    text("34-separator-told.csv", "|", "utf-8", head="sep=|\r\n")
    text("35-tcvn3-bytes.csv", ",", "latin-1", letters=tcvn3)
    text("36-windows-vietnamese.csv", ",", "cp1258", letters=windows_1258)

    # 37-39: files that say why not.
    (HERE / "37-web-page-named-xls.xls").write_bytes(
        "<html><body><table><tr><td>Họ và tên</td></tr></table></body></html>".encode())
    workbook, _ = simple("", [["Tháng", "Thu", "Chi"], [1, 10, 9]])
    save(workbook, "38-no-list-of-ours.xlsx")
    workbook, _ = simple("", [["TT", "Họ và tên", "Chức vụ hiện tại", "Dân tộc", "LLCT"],
                              [1, "Lò Văn Thành", "Trưởng phòng", "Thái", "Cao cấp"]])
    save(workbook, "39-columns-missing.xlsx")


def windows_1258(text):
    """Letters of Windows' Vietnamese page: tones stand apart."""
    out = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tones = [p for p in parts if p in "\u0300\u0301\u0303\u0309\u0323"]
        out.append(unicodedata.normalize("NFC", "".join(p for p in parts if p not in tones))
                   + "".join(tones))
    return "".join(out)


if __name__ == "__main__":
    main()
