"""Makes a thousand invented names and their order, without a line of the program.

    python3 crates/base/tests/names/make.py

writes names.txt, shuffled, and in-order.txt. The order is that of Vietnamese
lists: by the given name (the last word), then what stands between, then the
family name (the first word). Words are compared by their letters in the order
of the alphabet; only where all letters agree do the tones decide, in the order
of the dictionary: level, huyền, hỏi, ngã, sắc, nặng.
"""

import functools
import pathlib
import random
import unicodedata

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ["", "\N{COMBINING GRAVE ACCENT}", "\N{COMBINING HOOK ABOVE}", "\N{COMBINING TILDE}",
         "\N{COMBINING ACUTE ACCENT}", "\N{COMBINING DOT BELOW}"]

FAMILY = ("Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Lò Quàng Tòng "
          "Vàng Giàng Vừ Sùng Thào Cà Hà Lường Mùa Đinh Đoàn Đào Ma Nông Triệu Bế Y Hờ Ksor Rơ").split()
MIDDLE = ["", "Văn", "Thị", "A", "Thị Thu", "Thị Thùy", "Thi", "Hoàng", "Ngọc", "Đức", "Đình", "Duy",
          "Xuân", "Bá", "Thị Bảo", "Thị Bạo", "Hữu", "Quang", "Quảng", "Thế", "Thê", "Minh", "Mình",
          "Thị Ánh", "Thị Anh", "Ánh Thị"]
# Every letter of the alphabet and, of some syllables, every tone.
GIVEN = ("An Ân Ấn Ẩn Anh Ánh Ảnh Ăn Ẳng Bình Bính Bịnh Binh Cường Cương Chí Chi Dung Dũng Dụng Dùng "
         "Duy Dương Đào Đạo Đảo Đức Đan Dân Em Én Ẻn Êm Giang Giảng Giáng Hà Hạ Hả Há Ha Hã Hoa Hòa "
         "Họa Hỏa Hóa Hoan Hương Hường Hưởng Hướng Inh Ín Khang Kháng Kiên Kiến La Lã Lá Lạ Lả Là Lan "
         "Lua Lùa Lủa Lũa Lúa Lụa Ly Lý Lỵ Mai Mại Mãi Mái Mơ Mở Mỡ Mợ Nga Ngà Ngã Ngả Ô Ơn Oanh Phong "
         "Phóng Phượng Phương Quế Quê Quyên Quyền Quyển Sinh Sính Sơn Sớn Tâm Tầm Tấm Thu Thư Thứ Thủ Thụ "
         "Thuỳ Thủy Thuý Trang Tràng Tráng Trạng Trảng Uyên Uyển Ước Ưởng Vân Vần Vấn Việt Viết Xuân Xoan "
         "Yên Yến Ý Ỷ").split()


def letters_and_tones(word):
    """The places of a word's letters in the alphabet (0 for a space), and its tones."""
    letters, tones = [], []
    for letter in unicodedata.normalize("NFC", word).lower():
        parts = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in TONES[1:] if mark in parts), "")
        bare = unicodedata.normalize("NFC", parts.replace(tone, "") if tone else parts)
        letters.append(0 if bare == " " else 1 + ALPHABET.index(bare))
        tones.append(TONES.index(tone))
    return letters, tones


def compare_words(one, other):
    (letters, tones), (letters_too, tones_too) = letters_and_tones(one), letters_and_tones(other)
    if letters != letters_too:
        return -1 if letters < letters_too else 1
    return (tones > tones_too) - (tones < tones_too)


def compare_names(one, other):
    def parts(name):
        words = name.split(" ")
        given = words[-1]
        family = words[0] if len(words) > 1 else ""
        return given, " ".join(words[1:-1]), family

    for word, word_too in zip(parts(one), parts(other)):
        said = compare_words(word, word_too)
        if said:
            return said
    return 0


def main():
    chance = random.Random(2017)
    names = set()
    # Every given name at least five times, with the same few words before it.
    for given in GIVEN:
        for _ in range(5):
            names.add(" ".join(filter(None, [chance.choice(FAMILY), chance.choice(MIDDLE), given])))
    while len(names) < 1000:
        names.add(" ".join(filter(None, [chance.choice(FAMILY), chance.choice(MIDDLE), chance.choice(GIVEN)])))
    names = sorted(names)
    chance.shuffle(names)
    names = names[:1000]
    here = pathlib.Path(__file__).parent
    in_order = sorted(names, key=functools.cmp_to_key(compare_names))
    for file, lines in (("names.txt", names), ("in-order.txt", in_order)):
        text = unicodedata.normalize("NFC", "\n".join(lines) + "\n")
        (here / file).write_text(text, encoding="utf-8")


main()
