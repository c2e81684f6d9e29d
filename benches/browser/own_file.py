"""Writes the files of a person that `own-file.mjs` measures with, the same for the same arguments:

    python benches/browser/own_file.py FOLDER

placements.csv has a million rows of texts as an office exports them, placements.xlsx has as many and over
50 MB: labels as shared strings, days as serials, and five columns of codes that are nobody's.
"""

import random
import sys
import zipfile
from datetime import date, timedelta
from pathlib import Path

ROWS = 1_000_000
FIRST = date(2022, 1, 1)
DAYS = 1096
EPOCH = date(1899, 12, 30)
HEADERS = [
    "Tanggal Penempatan", "Nama P3MI", "Negara Tujuan", "Skema", "Sektor",
    "Jenis Kelamin", "Provinsi Asal", "Jabatan", "Jumlah", *(f"Kode {letter}" for letter in "ABCDE"),
]
DESTINATIONS = """Hong Kong;Taiwan;Malaysia;Singapura;Jepang;Korea Selatan;Brunei Darussalam;Arab Saudi;Polandia;
Turki;Italia;Uni Emirat Arab;Qatar;Kuwait;Jerman;Selandia Baru;Australia;Kanada;Yordania;Oman""".replace("\n", "")
SCHEMES = "P to P;G to G;Mandiri;UKPS"
PROVINCES = """Jawa Timur;Jawa Tengah;Jawa Barat;Nusa Tenggara Barat;Lampung;Bali;Banten;DKI Jakarta;
Sumatera Utara;DI Yogyakarta;Nusa Tenggara Timur;Sulawesi Selatan;Sumatera Selatan""".replace("\n", "")
OCCUPATIONS = "Pekerja Rumah Tangga;Perawat Lansia;Operator Produksi;Nelayan;Perawat;Pekerja Konstruksi;Awak Kapal"


def labels():
    """The labels of the seven columns between the day and the count."""
    return [
        [f"PT Niaga Karya {number:03}" for number in range(1, 401)],
        DESTINATIONS.split(";"),
        SCHEMES.split(";"),
        ["Formal", "Informal"],
        ["Laki-laki", "Perempuan"],
        PROVINCES.split(";"),
        OCCUPATIONS.split(";"),
    ]


def rows():
    """Days after FIRST, and for each label column a position, the first ones the most frequent."""
    draw = random.Random(20241130)
    counts = [len(column) for column in labels()]
    for _ in range(ROWS):
        yield draw.randrange(DAYS), [int(count * draw.random() ** 2.5) for count in counts], draw


def write_csv(path):
    days = [(FIRST + timedelta(day)).strftime("%d/%m/%Y") for day in range(DAYS)]
    columns = labels()
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(";".join(HEADERS[:9]) + "\r\n")
        for day, codes, _ in rows():
            names = (column[code] for column, code in zip(columns, codes))
            file.write(f"{days[day]};{';'.join(names)};1\r\n")


def write_xlsx(path):
    columns = labels()
    strings = HEADERS + [name for column in columns for name in column]
    starts = [len(HEADERS) + sum(map(len, columns[:at])) for at in range(len(columns))]
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{types}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{types}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{types}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{types}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
        f'Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>'
        '<sheet name="Penempatan" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{relations}/styles" Target="styles.xml"/>'
        f'<Relationship Id="r3" Type="{relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        # The second format is a day.
        "xl/styles.xml": f'<styleSheet xmlns="{main}"><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}">'
        + "".join(f"<si><t>{text}</t></si>" for text in strings)
        + "</sst>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
        with file.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            head = "".join(f'<c t="s"><v>{at}</v></c>' for at in range(len(HEADERS)))
            sheet.write(f'<worksheet xmlns="{main}"><sheetData><row r="1">{head}</row>'.encode())
            serial = (FIRST - EPOCH).days
            for number, (day, codes, draw) in enumerate(rows(), 2):
                names = "".join(f'<c t="s"><v>{start + code}</v></c>' for start, code in zip(starts, codes))
                extra = "".join(f"<c><v>{draw.getrandbits(47)}</v></c>" for _ in HEADERS[9:])
                cells = f'<c s="1"><v>{serial + day}</v></c>{names}<c><v>1</v></c>{extra}'
                sheet.write(f'<row r="{number}">{cells}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    write_csv(folder / "placements.csv")
    write_xlsx(folder / "placements.xlsx")
