"""Writes the corpus of this folder: spreadsheets as offices send them, and for each what `capaian check --json`
must say of it. Every expectation is added up here, from the same rows that are written.

    tools/.venv/bin/python tests/import/make.py

LibreOffice (soffice) converts some of the files. No person in them exists.
"""

import datetime
import io
import json
import pathlib
import random
import subprocess
import tempfile
import zipfile

import openpyxl
import pyarrow
import pyarrow.ipc
import pyarrow.parquet

HERE = pathlib.Path(__file__).parent
MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
          "November", "Desember"]
SHORT = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Ags", "Sep", "Okt", "Nop", "Des"]
COUNTRIES = ["Hong Kong", "Taiwan", "Malaysia", "Singapura", "Korea Selatan", "Jepang"]
AGENCIES = ["PT Contoh Karya Mandiri", "PT Bina Teladan Utama", "PT Dahlia Rekayasa"]
SOON = datetime.date(2024, 1, 1)


def expect(name, **told):
    (HERE / f"{name}.expected.json").write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n")


def months(**counts):
    """`by_period` of months by their numbers, in 2024."""
    return {f"2024-{int(month[1:]):02}": count for month, count in counts.items() if count}


def by_month(rows):
    sums = {}
    for date, count in rows:
        key = f"{date.year}-{date.month:02}"
        sums[key] = sums.get(key, 0) + count
    return dict(sorted(sums.items()))


def records(seed, size):
    """Placements, one a row: day, agency, country, sex."""
    chance = random.Random(seed)
    return [
        (SOON + datetime.timedelta(chance.randrange(300)), chance.choice(AGENCIES), chance.choice(COUNTRIES),
         chance.choice(["Laki-laki", "Perempuan"]))
        for _ in range(size)
    ]


def table(seed, countries=4, size=6):
    """Counts by country and month."""
    chance = random.Random(seed)
    return [(country, [chance.randrange(3, 900) for _ in range(size)]) for country in COUNTRIES[:countries]]


def columns_of(rows):
    return [sum(counts[at] for _, counts in rows) for at in range(len(rows[0][1]))]


def monthly(rows, year=2024):
    return {f"{year}-{month:02}": count for month, count in enumerate(columns_of(rows), 1)}


def total(rows):
    return sum(columns_of(rows))


def dotted(number):
    return f"{number:,}".replace(",", ".")


def csv(name, lines, encoding="utf-8", separator=";", end="\n"):
    def quoted(cell):
        return f'"{cell}"' if separator in str(cell) else str(cell)
    text = end.join(separator.join(map(quoted, line)) for line in lines) + end
    (HERE / name).write_bytes(text.encode(encoding))


def book(name, *sheets):
    """A workbook of (title, rows) pairs; a function instead of rows fills the sheet itself."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets:
        sheet = workbook.create_sheet(title)
        if callable(rows):
            rows(sheet)
        else:
            for row in rows:
                sheet.append(row)
    save(workbook, name)


def save(workbook, name):
    """As the same bytes each time: without today's date."""
    stamp = datetime.datetime(2024, 12, 2)
    workbook.properties.created = workbook.properties.modified = stamp
    buffer = io.BytesIO()
    workbook.save(buffer)
    repack(buffer.getvalue(), name)


def repack(package, name, change=None):
    """The parts of a package with fixed times; `change` may rewrite one of them by its name."""
    with zipfile.ZipFile(io.BytesIO(package)) as before, zipfile.ZipFile(
            HERE / name, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.infolist():
            data = before.read(part)
            if part.filename == "docProps/core.xml":
                data = data.split(b"<dcterms:modified")[0] + b"</cp:coreProperties>"
            if change:
                data = change(part.filename, data)
            after.writestr(zipfile.ZipInfo(part.filename, (2024, 12, 2, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


def convert(source, target, how):
    """LibreOffice's own writing of a file."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", how,
             "--outdir", folder, str(HERE / source)], check=True, capture_output=True)
        made = next(pathlib.Path(folder).glob(f"{pathlib.Path(source).stem}.*"))
        (HERE / target).write_bytes(made.read_bytes())


# A row per placement

def placements():
    rows = records(1, 40)
    by_period = by_month((day, 1) for day, *_ in rows)
    head = ["No", "Tanggal Penempatan", "Nama P3MI", "Negara Tujuan", "Jenis Kelamin"]
    told = dict(rows_read=40, rows_used=40, rows_set_aside=0, total_count=40, by_period=by_period, exit=0,
                shape="placements", columns={"Tanggal Penempatan": "date", "Nama P3MI": "agency",
                                             "Negara Tujuan": "destination", "Jenis Kelamin": "sex"})

    lines = [head] + [[i, day.strftime("%d/%m/%Y"), *rest] for i, (day, *rest) in enumerate(rows, 1)]
    csv("semicolons.csv", lines)
    expect("semicolons.csv", **told)
    csv("commas.csv", lines, separator=",", end="\r\n")
    expect("commas.csv", **told)
    csv("tabs.tsv", lines, "utf-16", "\t")
    expect("tabs.tsv", **told)
    csv("bars.txt", lines, "utf-8-sig", "|")
    expect("bars.txt", **told)
    csv("windows.csv", [[str(cell).replace("Dahlia", "Dáhlia") for cell in line] for line in lines], "cp1252")
    expect("windows.csv", **told)
    (HERE / "records.jsonl").write_text("".join(json.dumps(
        dict(tanggal=day.isoformat(), p3mi=agency, negara=country, jk=sex)) + "\n" for day, agency, country, sex in rows))
    expect("records.jsonl", **{**told, "columns": {"tanggal": "date", "p3mi": "agency", "negara": "destination",
                                                   "jk": "sex"}})
    arrow = pyarrow.table(dict(
        tanggal=pyarrow.array([day for day, *_ in rows], pyarrow.date32()),
        negara=pyarrow.array([country for _, _, country, _ in rows]).dictionary_encode(),
        jk=[sex for *_, sex in rows], catatan=[None] * 40))
    with pyarrow.ipc.new_file(HERE / "foreign.arrow", arrow.schema) as writer:
        writer.write_table(arrow)
    pyarrow.parquet.write_table(arrow.drop_columns("catatan"), HERE / "foreign.parquet", compression="snappy")
    for name in ["foreign.arrow", "foreign.parquet"]:
        expect(name, **{**told, "columns": {"tanggal": "date", "negara": "destination", "jk": "sex"}})

    def sheet(sheet):
        sheet["A1"] = "DATA PENEMPATAN PMI"
        sheet.merge_cells("A1:E1")
        sheet["A2"] = "BP3MI DKI Jakarta"
        sheet.append([])
        sheet.append(head)
        for i, (day, *rest) in enumerate(rows, 1):
            sheet.append([i, day, *rest])
        sheet.append(["Sumber: Sisko P2MI"])
        sheet.append([None, None, None, "Jakarta, 2 Desember 2024"])
    book("serials.xlsx", ("Data", sheet))
    framed = {**told, "rows_read": 42, "rows_set_aside": 2}
    expect("serials.xlsx", **framed)
    convert("serials.xlsx", "serials.xls", "xls")
    convert("serials.xlsx", "serials.ods", "ods")
    expect("serials.xls", **framed)
    expect("serials.ods", **framed)

    workbook = openpyxl.Workbook()
    workbook.epoch = openpyxl.utils.datetime.MAC_EPOCH
    workbook.active.append(head)
    for i, (day, *rest) in enumerate(rows, 1):
        workbook.active.append([i, day, *rest])
    save(workbook, "epoch-1904.xlsx")
    expect("epoch-1904.xlsx", **told)

    def texts(sheet):
        sheet.append(head)
        kinds = [lambda day: day.strftime("%d-%m-%y"), lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
                 lambda day: f"{day.day} {SHORT[day.month - 1]} {day.year}", lambda day: day.isoformat(),
                 lambda day: f"Jumat, {day.day} {MONTHS[day.month - 1]} {day.year}",
                 lambda day: day.strftime("%d.%m.%Y"), lambda day: day]
        for i, (day, *rest) in enumerate(rows, 1):
            sheet.append([i, kinds[i % len(kinds)](day), *rest])
    book("dates-as-texts.xlsx", ("Sheet1", texts))
    expect("dates-as-texts.xlsx", **told)

    def hidden(sheet):
        sheet.append(head)
        for i, (day, *rest) in enumerate(rows, 1):
            sheet.append([i, day, *rest])
    workbook = openpyxl.Workbook()
    workbook.active.title = "Data"
    hidden(workbook.active)
    secret = workbook.create_sheet("Rahasia")
    secret.append(head)
    secret.append([1, SOON, AGENCIES[0], "Taiwan", "Perempuan"])
    secret.sheet_state = "hidden"
    save(workbook, "hidden-sheet.xlsx")
    expect("hidden-sheet.xlsx", **told, sheets=[dict(name="Data", hidden=False, read=True),
                                                dict(name="Rahasia", hidden=True, read=False)])

    lines = [["", "", "", ""], *([[*line, "", ""] if i % 3 else line[:4] for i, line in enumerate(
        [head] + [[i, day.strftime("%d/%m/%Y"), *rest] for i, (day, *rest) in enumerate(rows, 1)], 1)])]
    csv("ragged.csv", lines)
    expect("ragged.csv", **{key: told[key] for key in ["rows_read", "rows_used", "total_count", "by_period"]})

    quoted = "Tanggal;Negara;Keterangan\n" + "".join(
        f'{day:%d/%m/%Y};{country};"baris satu;\nbaris ""dua"""\n' for day, _, country, _ in rows)
    (HERE / "quotes.csv").write_text(quoted)
    expect("quotes.csv", **{**told, "columns": {"Tanggal": "date", "Negara": "destination"}})

    (HERE / "formulas.csv").write_text("Tanggal;Negara;Catatan\n" + "".join(
        f"{day:%d/%m/%Y};{country};=cmd|' /C calc'!A0\n" for day, _, country, _ in rows))
    expect("formulas.csv", **{**told, "columns": {"Tanggal": "date", "Negara": "destination"}})


def personal():
    rows = records(2, 20)
    head = ["No", "Nama Lengkap", "NIK", "No. Paspor", "HP", "E-mail", "Tgl", "P3MI", "Negara", "Keterangan"]
    lines = [head]
    for i, (day, agency, country, _) in enumerate(rows, 1):
        lines.append([i, f"Orang Rekaan {i}", f"31710000000{i:05}", f"C{1000000 + i}", f"0812000{i:05}",
                      f"orang{i}@contoh.test", day.strftime("%d/%m/%Y"), agency, country,
                      f"wali 32730000000{i:05}" if i % 5 == 0 else "baik"])
    csv("personal.csv", lines)
    told = dict(rows_read=20, rows_used=20, total_count=20, by_period=by_month((day, 1) for day, *_ in rows), exit=1,
                dropped_columns=["Nama Lengkap", "NIK", "No. Paspor", "HP", "E-mail"],
                never=["Orang Rekaan", "31710000000", "32730000000", "C10000", "0812000", "@contoh"])
    expect("personal.csv", **told)

    def sheet(sheet):
        sheet.append(["Tanggal", "Kolom A", "Kolom B", "Negara"])
        for i, (day, _, country, _) in enumerate(rows, 1):
            sheet.append([day, 3171000000000000 + i, f"+62 813-{i:04}-5678", country])
    book("unnamed-personal.xlsx", ("Data", sheet))
    expect("unnamed-personal.xlsx", rows_used=20, total_count=20, dropped_columns=["Kolom A", "Kolom B"],
           never=["317100000000", "813-0"], exit=1)


# Counts

def counts():
    chance = random.Random(3)
    rows = [(month, country, chance.randrange(5, 3000)) for month in range(1, 7) for country in COUNTRIES]
    by_period = {}
    for month, _, count in rows:
        by_period[f"2024-{month:02}"] = by_period.get(f"2024-{month:02}", 0) + count
    whole = sum(count for *_, count in rows)
    told = dict(shape="counts", total_count=whole, by_period=by_period)

    csv("mixed-thousands.csv", [["Bulan", "Negara", "Jumlah PMI"]] + [
        [f"{MONTHS[month - 1]} 2024", country, (f"{count:,}" if i % 2 else dotted(count)) if i % 3 else count]
        for i, (month, country, count) in enumerate(rows)])
    expect("mixed-thousands.csv", **told, rows_read=36, rows_used=36, exit=0)

    units = ["{} orang", "{} org", " {}\u00a0", "'{}", "{} PMI"]
    csv("units.csv", [["Bulan", "Negara", "Jumlah"]] + [
        [f"{SHORT[month - 1]}-24", country, units[i % 5].format(count)]
        for i, (month, country, count) in enumerate(rows)])
    expect("units.csv", **told, rows_read=36, rows_used=36, exit=0)

    csv("doubtful.csv", [["Bulan", "Negara", "Jumlah"], ["Januari 2024", "Taiwan", "±40"],
                         ["Januari 2024", "Jepang", ">4000"], ["Januari 2024", "Malaysia", "58.44"],
                         ["Januari 2024", "Singapura", "2O2l"], ["Januari 2024", "Hongkong", "(120)"],
                         ["Januari 2024", "Korea", "42 ribu"], ["Januari 2024", "Brunei", "12"]])
    expect("doubtful.csv", rows_read=7, rows_used=5, rows_set_aside=2, total_count=40 + 4000 + 2021 + 42000 + 12, exit=1,
           problems=[dict(kind="bad-number", cell="C4", found="58.44", certainty="none"),
                     dict(kind="cleaned", cell="C5", found="2O2l", read_as="2021", certainty="certain"),
                     dict(kind="rule-broken", cell="C6"),
                     dict(kind="cleaned", cell="C2", read_as="40", certainty="likely")])

    dashes = [["Bulan", "Negara", "Jumlah"], ["Januari 2024", "Taiwan", 5], ["Januari 2024", "Jepang", "-"],
              ["Januari 2024", "Malaysia", "nihil"], ["Februari 2024", "Taiwan", 7]]
    csv("dashes.csv", dashes)
    expect("dashes.csv", rows_read=4, rows_used=2, rows_set_aside=2, total_count=12, exit=1, questions=[
        dict(header="Jumlah", kind="dash", answers=["zero", "missing"])],
           answers={"Jumlah": "zero"}, answered=dict(rows_used=4, total_count=12, questions=[], exit=0))

    csv("lone-dots.csv", [["Bulan", "Negara", "Lama proses"], ["Januari 2024", "Taiwan", "1.500"],
                          ["Januari 2024", "Jepang", "2.250"]])
    expect("lone-dots.csv", rows_read=2, rows_used=2, total_count=2)

    parts = [("Januari", 500, 4), ("Januari", 320, 1), ("Februari", 300, 2), ("Februari", 78, 3)]
    lines = [["Periode", "Negara", "Jumlah"]]
    for at, (month, count, country) in enumerate(parts):
        lines.append([f"{month} 2024", COUNTRIES[country], count])
        if at % 2:
            lines.append([f"Sub total {month}", "", sum(count for name, count, _ in parts if name == month)])
    lines.append(["Jumlah", "", "1.204"])
    csv("wrong-total.csv", lines)
    expect("wrong-total.csv", rows_read=7, rows_used=4, rows_set_aside=3, total_count=1198, exit=1,
           by_period={"2024-01": 820, "2024-02": 378},
           problems=[dict(kind="total-mismatch", row=8, found="Jumlah: 1204"), dict(kind="total-row", row=4)])
    lines[-1][-1] = "1.198"
    csv("right-totals.csv", lines)
    expect("right-totals.csv", rows_read=7, rows_used=4, rows_set_aside=3, total_count=1198, exit=0,
           absent=["total-mismatch"])

    csv("open-dates.csv", [["Tgl", "Negara", "Jumlah"], ["8/9/2024", "Taiwan", 3], ["7/6/2024", "Jepang", 4],
                           ["1/1/2024", "Jepang", 5]])
    expect("open-dates.csv", rows_read=3, rows_used=1, rows_set_aside=2, total_count=5, exit=1,
           questions=[dict(header="Tgl", kind="date-order", answers=["day-first", "month-first"])],
           answers={"Tgl/date-order": "day-first"},
           answered=dict(rows_used=3, total_count=12, questions=[], exit=0,
                         by_period={"2024-01": 5, "2024-06": 4, "2024-09": 3}))
    csv("month-first.csv", [["Date", "Country", "Count"], ["8/9/2024", "Taiwan", 3], ["11/29/2024", "Japan", 4]])
    expect("month-first.csv", rows_used=2, by_period={"2024-08": 3, "2024-11": 4}, questions=[], exit=0)
    csv("day-first.csv", [["Tanggal", "Negara", "Jumlah"], ["8/9/2024", "Taiwan", 3], ["29/11/2024", "Jepang", 4],
                          ["2/9/25", "Jepang", 1]])
    expect("day-first.csv", rows_used=3, by_period={"2024-09": 3, "2024-11": 4, "2025-09": 1}, questions=[], exit=0)

    csv("quarters.csv", [["Periode", "Negara", "Jumlah"], ["Triwulan I 2024", "Taiwan", 10],
                         ["TW II 2024", "Taiwan", 20], ["Semester II 2024", "Taiwan", 30], ["Tahun 2023", "Taiwan", 90]])
    expect("quarters.csv", rows_used=4, total_count=150, exit=0, by_period={
        "2023": 90, "2024-01/2024-03": 10, "2024-04/2024-06": 20, "2024-07/2024-12": 30})

    csv("year-within-list.csv", [["Periode", "Negara", "Jumlah"], ["Triwulan I 2024", "Taiwan", 10],
                                 ["Triwulan II 2024", "Taiwan", 20], ["Januari-Juni 2024", "Taiwan", 30],
                                 ["Tahun 2024", "Taiwan", 90]])
    expect("year-within-list.csv", total_count=90, exit=0, rows_read=4, rows_set_aside=1, by_period={
        "2024-01/2024-03": 10, "2024-04/2024-06": 20, "2024-07/2024-12": 60})

    csv("no-date.csv", [["Negara", "Jumlah"], ["Taiwan", 3], ["Jepang", 4]])
    expect("no-date.csv", rows_read=2, rows_used=0, rows_set_aside=2, total_count=0, exit=1,
           questions=[dict(header="Tanggal", kind="period")], answers={"Tanggal": "2024-10"},
           answered=dict(rows_used=2, total_count=7, by_period={"2024-10": 7}, questions=[], exit=0))
    csv("titled.csv", [["REKAPITULASI PENEMPATAN PMI"], ["PERIODE JANUARI S.D. OKTOBER 2024"], ["Negara", "Jumlah"],
                       ["Taiwan", 3], ["Jepang", 4], ["Jumlah", 7]])
    expect("titled.csv", rows_read=3, rows_used=2, rows_set_aside=1, total_count=7, exit=0,
           by_period={"2024-01/2024-10": 7})
    csv("as-of.csv", [["Data penempatan per Oktober 2024"], ["Negara", "Jumlah"], ["Taiwan", 3], ["Jepang", 4]])
    expect("as-of.csv", rows_used=0, exit=1, questions=[
        dict(header="Tanggal", kind="period", answers=["2024-10", "2024-01..2024-10"])],
           answers={"Tanggal/period": "2024-01/2024-10"}, answered=dict(by_period={"2024-01/2024-10": 7}, exit=0))


# Layouts

def months_beside():
    rows = table(4)
    told = dict(shape="months", total_count=total(rows), by_period=monthly(rows))
    names = [f"{name} 2024" for name in MONTHS[:6]]
    body = [[country, *counts, sum(counts)] for country, counts in rows]
    foot = ["Jumlah", *columns_of(rows), total(rows)]

    csv("months.csv", [["Negara", *names, "Jumlah"], *body, foot])
    expect("months.csv", **told, exit=0, rows_used=24)
    wrong = [foot[0], foot[1] + 6, *foot[2:]]
    csv("months-wrong-total.csv", [["Negara", *names, "Jumlah"], *body, wrong])
    expect("months-wrong-total.csv", **told, exit=1, problems=[
        dict(kind="total-mismatch", row=6, column=names[0], found=str(wrong[1]))])

    def titled(sheet):
        sheet["A1"] = "REKAPITULASI PENEMPATAN PMI TAHUN 2024"
        sheet.merge_cells("A1:I1")
        sheet.append(["No", "Negara", *MONTHS[:6], "Total", "Target", "% Capaian"])
        for i, (country, counts) in enumerate(rows, 1):
            sheet.append([i, country, *counts, sum(counts), 5000, sum(counts) / 50])
        sheet.append([None, "Jumlah", *foot[1:], 20000, 1])
        sheet.append(["Sumber: Sisko P2MI"])
    book("months-titled.xlsx", ("Rekap", titled))
    expect("months-titled.xlsx", **told, exit=0)
    convert("months-titled.xlsx", "months-titled.ods", "ods")
    expect("months-titled.ods", **told, exit=0)

    def merged_years(sheet):
        sheet.append(["Negara", "2023", None, None, "2024", None, None, "Jumlah"])
        sheet.append([None, *SHORT[:3], *SHORT[:3], None])
        for region in ["B1:D1", "E1:G1", "A1:A2", "H1:H2"]:
            sheet.merge_cells(region)
        for country, counts in rows:
            sheet.append([country, *counts, sum(counts)])
    book("two-years.xlsx", ("Sheet1", merged_years))
    sums = columns_of(rows)
    expect("two-years.xlsx", total_count=total(rows), exit=0, by_period=dict(zip(
        ["2023-01", "2023-02", "2023-03", "2024-01", "2024-02", "2024-03"], sums)))

    def halved(sheet):
        sheet["A1"] = "Penempatan Tahun 2024"
        sheet.append(["No", "Negara", "Januari", None, None, "Februari", None, None, "Total"])
        sheet.append([None, None, "L", "P", "Jml", "L", "P", "Jml", None])
        for region in ["C2:E2", "F2:H2", "A2:A3", "B2:B3", "I2:I3"]:
            sheet.merge_cells(region)
        for i, (country, counts) in enumerate(rows, 1):
            a, b, c, d = counts[:4]
            sheet.append([i, country, a, b, a + b, c, d, c + d, a + b + c + d])
    book("halved-months.xlsx", ("Sheet1", halved))
    expect("halved-months.xlsx", total_count=sum(sums[:4]), exit=0,
           by_period={"2024-01": sums[0] + sums[1], "2024-02": sums[2] + sums[3]},
           columns={"Negara": "destination", "Jenis kelamin": "sex"})

    csv("months-without-year.csv", [["Negara", *MONTHS[:6]], *[[country, *counts] for country, counts in rows]])
    expect("months-without-year.csv", rows_read=24, rows_used=0, exit=1,
           questions=[dict(header="Tanggal", kind="year")], answers={"Tanggal": "2024"},
           answered=dict(total_count=total(rows), by_period=monthly(rows), rows_used=24, exit=0))

    csv("year-in-rows.csv", [["Tahun", "Negara", *MONTHS[:3]], *[
        [2023 + half, country, *counts[half * 3:half * 3 + 3]] for country, counts in rows for half in (0, 1)]])
    expect("year-in-rows.csv", total_count=total(rows), exit=0, by_period=dict(zip(
        ["2023-01", "2023-02", "2023-03", "2024-01", "2024-02", "2024-03"], sums)))

    def grown(counts):
        return [sum(counts[:at + 1]) for at in range(len(counts))]
    csv("cumulative-columns.csv", [["Negara", "Januari 2024", *[f"s.d. {name}" for name in names[1:]]], *[
        [country, *grown(counts)] for country, counts in rows]])
    expect("cumulative-columns.csv", **told, exit=0)
    csv("cumulative-title.csv", [["Data Kumulatif Tahun 2024"], ["Negara", *MONTHS[:6]], *[
        [country, *grown(counts)] for country, counts in rows]])
    expect("cumulative-title.csv", **told, exit=0)
    csv("months-and-total-period.csv", [["Negara", *names, "Januari-Juni 2024"], *body])
    expect("months-and-total-period.csv", **told, exit=0)

    csv("countries-beside.csv", [["Bulan", *[country for country, _ in rows], "Jumlah"], *[
        [f"{MONTHS[at]} 2024", *[counts[at] for _, counts in rows], sums[at]] for at in range(6)]])
    expect("countries-beside.csv", total_count=total(rows), by_period=monthly(rows), shape="columns", exit=0)

    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(["Negara", *names])
    for country, counts in rows:
        sheet.append([country, *counts])
    sheet.column_dimensions.group("C", "D", hidden=True)
    save(workbook, "hidden-columns.xlsx")
    expect("hidden-columns.xlsx", total_count=total(rows), by_period=monthly(rows), exit=1,
           problems=[dict(kind="wrong-column", found=names[1]), dict(kind="wrong-column", found=names[2])])


def sheets():
    rows = table(5, size=3)
    told = dict(shape="sheets", total_count=total(rows), by_period=monthly(rows))

    def month(at, with_total=True):
        body = [[i, country, counts[at]] for i, (country, counts) in enumerate(rows, 1)]
        foot = [[None, "Jumlah", columns_of(rows)[at]]] if with_total else []
        return [["PENEMPATAN TAHUN 2024"], ["No", "Negara", "Jumlah PMI"], *body, *foot]
    recap = [["REKAP TAHUN 2024"], ["No", "Negara", "Jumlah PMI"],
             *[[i, country, sum(counts)] for i, (country, counts) in enumerate(rows, 1)]]
    book("month-sheets.xlsx", *[(MONTHS[at], month(at)) for at in range(3)], ("Rekap", recap))
    expect("month-sheets.xlsx", **told, exit=0, rows_used=12, sheets=[
        dict(name="Januari", hidden=False, read=True), dict(name="Rekap", hidden=False, read=False)])
    book("short-month-sheets.xlsx", *[(f"{SHORT[at]}-24", month(at, False)[1:]) for at in range(3)])
    expect("short-month-sheets.xlsx", **told, exit=0, rows_used=12)
    convert("short-month-sheets.xlsx", "short-month-sheets.xls", "xls")
    expect("short-month-sheets.xls", **told, exit=0)

    dated = records(6, 30)
    def part(at):
        own = [row for row in dated if row[0].month % 3 == at]
        return [["Tanggal", "P3MI", "Negara"], *[[day, agency, country] for day, agency, country, _ in own]]
    book("dated-sheets.xlsx", *[(f"Tim {at + 1}", part(at)) for at in range(3)])
    expect("dated-sheets.xlsx", total_count=30, by_period=by_month((day, 1) for day, *_ in dated), exit=0)

    lines = []
    for at in range(2):
        lines += [[f"Bulan {MONTHS[at]} 2024", ""], ["Negara", "Jumlah"],
                  *[[country, counts[at]] for country, counts in rows], ["Total", columns_of(rows)[at]], ["", ""]]
    csv("stacked.csv", lines)
    expect("stacked.csv", total_count=sum(columns_of(rows)[:2]), exit=0,
           by_period={"2024-01": columns_of(rows)[0], "2024-02": columns_of(rows)[1]})

    def beside(sheet):
        for at, column in [(0, 1), (1, 4)]:
            sheet.cell(1, column, f"{MONTHS[at]} 2024")
            sheet.cell(2, column, "Negara")
            sheet.cell(2, column + 1, "Jumlah")
            for row, (country, counts) in enumerate(rows, 3):
                sheet.cell(row, column, country)
                sheet.cell(row, column + 1, counts[at])
    book("side-by-side.xlsx", ("Sheet1", beside))
    expect("side-by-side.xlsx", total_count=sum(columns_of(rows)[:2]), exit=0,
           by_period={"2024-01": columns_of(rows)[0], "2024-02": columns_of(rows)[1]})

    head = ["Tanggal", "Negara", "Jumlah"]
    pages = [head]
    body = [[f"{day:%d/%m/%Y}", country, 1] for day, _, country, _ in dated]
    for start in range(0, 30, 10):
        pages += body[start:start + 10] + ([head] if start < 20 else [])
    csv("page-breaks.csv", pages)
    expect("page-breaks.csv", rows_read=32, rows_used=30, rows_set_aside=2, total_count=30, exit=0)


def blocks():
    chance = random.Random(7)
    provinces = ["Jawa Barat", "Jawa Tengah", "Nusa Tenggara Barat"]
    rows = [(province, country, chance.randrange(1, 50)) for province in provinces for country in COUNTRIES[:3]]
    whole = sum(count for *_, count in rows)
    lines = [["Penempatan Oktober 2024"], ["Provinsi", "Negara", "Jumlah"]]
    for at, (province, country, count) in enumerate(rows):
        lines.append([province if at % 3 == 0 else "", country, count])
        if at % 3 == 2:
            lines.append(["Jumlah " + province, "", sum(count for name, _, count in rows if name == province)])
    csv("blocks.csv", lines)
    expect("blocks.csv", total_count=whole, rows_used=9, rows_set_aside=3, exit=0, by_period={"2024-10": whole},
           columns={"Provinsi": "origin_province", "Negara": "destination"})

    def merged(sheet):
        sheet["A1"] = "Penempatan Oktober 2024"
        sheet.append(["Provinsi", "Negara", "Jumlah"])
        for at, (province, country, count) in enumerate(rows):
            sheet.append([province if at % 3 == 0 else None, country, count])
        for block in range(3):
            sheet.merge_cells(start_row=3 + block * 3, end_row=5 + block * 3, start_column=1, end_column=1)
    book("merged-blocks.xlsx", ("Sheet1", merged))
    expect("merged-blocks.xlsx", total_count=whole, rows_used=9, exit=0, by_period={"2024-10": whole})

    def levels(sheet):
        sheet.append(["No", "Tanggal", "Tujuan", None, "Jumlah"])
        sheet.append([None, None, "Negara", "Skema", None])
        sheet.append([1, 2, 3, 4, 5])
        for region in ["A1:A2", "B1:B2", "C1:D1", "E1:E2"]:
            sheet.merge_cells(region)
        for at, (_, country, count) in enumerate(rows):
            sheet.append([at + 1, SOON + datetime.timedelta(at * 20), country, "P to P", count])
    book("header-levels.xlsx", ("Sheet1", levels))
    expect("header-levels.xlsx", total_count=whole, rows_read=9, rows_used=9, exit=0,
           columns={"Tanggal": "date", "Negara": "destination", "Skema": "scheme", "Jumlah": "count"})


def names():
    spellings = ["PT. Contoh Karya Mandiri", "CONTOH KARYA MANDIRI, PT", "PT Contoh Karya Mandiri;"]
    lines = [["Tanggal", "Nama P3MI", "Negara", "JK", "Skema"]]
    lines += [["29/11/2024", spellings[i % 3], country, sex, scheme] for i, (country, sex, scheme) in enumerate([
        ("Hongkong", "P", "P to P"), ("Taiwan (ROC)", "Pr", "P to P"), ("UEA", "L", "P to P"),
        ("Turki", "Wanita", "Mandiri"), ("Saudi", "Pria", "G to G"), ("Korea", "laki - laki", "Private to Private"),
        ("Brunei", "perempuan", "Perseorangan")])]
    csv("spellings.csv", lines)
    expect("spellings.csv", rows_read=7, rows_used=7, exit=0, absent=["unknown-name"])
    csv("unknown-names.csv", [["Tanggal", "Negara"], ["29/11/2024", "Hongkonk"], ["29/11/2024", "Atlantis"],
                              ["29/11/2024", "Atlantis"]])
    expect("unknown-names.csv", rows_read=3, rows_used=3, total_count=3, exit=1, problems=[
        dict(kind="unknown-name", cell="B2", found="Hongkonk", certainty="none"),
        dict(kind="unknown-name", cell="B3", found="Atlantis", count=2)])
    csv("near-agencies.csv", [["Tanggal", "P3MI"], ["29/11/2024", "AKARINDKA UTAMA SEJAHTERA"],
                              ["29/11/2024", "PT AKARINKA UTAMA SEJAHTERA"], ["30/11/2024", "ABDI BELA PERSADA"]])
    expect("near-agencies.csv", rows_used=3, merges=[["AKARINDKA UTAMA SEJAHTERA", "AKARINKA UTAMA SEJAHTERA"]])
    csv("licences.csv", [["Tanggal", "P3MI", "No SIP3MI"], ["29/11/2024", "PT Alwihda Jaya Sentosa", "12/2019"],
                         ["29/11/2024", "AL WIHDAH JAYA SENTOSA", "12/2019"], ["30/11/2024", "PT Lain", "13/2019"]])
    expect("licences.csv", rows_used=3, merges=[], exit=0)


def faults():
    (HERE / "empty.csv").write_bytes(b"")
    expect("empty.csv", exit=2)
    csv("header-only.csv", [["Tanggal", "Negara", "Jumlah"]])
    expect("header-only.csv", rows_read=0, rows_used=0, total_count=0)
    (HERE / "page.xls").write_text("<!DOCTYPE html><html><body><h1>Sesi berakhir</h1></body></html>")
    expect("page.xls", exit=2, problems=[dict(kind="web-page")])
    whole = (HERE / "serials.xlsx").read_bytes()
    (HERE / "truncated.xlsx").write_bytes(whole[:len(whole) // 2])
    expect("truncated.xlsx", exit=2, problems=[dict(kind="unreadable")])
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
    (HERE / "locked.xlsx").write_bytes(header + "EncryptedPackage".encode("utf-16-le") + bytes(480))
    expect("locked.xlsx", exit=2, problems=[dict(kind="unreadable", found="sandi / password")])
    book("far-cell.xlsx", ("Sheet1", lambda sheet: (
        sheet.append(["Tanggal", "Negara", "Jumlah"]), sheet.append([SOON, "Taiwan", 5]),
        sheet.cell(1, 16384, "nyasar"))))
    expect("far-cell.xlsx", rows_used=1, total_count=5, exit=1)

    def lie(name, data):
        return data.replace(b'ref="A1:E', b'ref="A1:XFD1048576" x="') if "sheet1" in name else data
    repack(whole, "lying-dimension.xlsx", lie)
    expect("lying-dimension.xlsx", rows_used=40, total_count=40, exit=0)

    def cached(sheet):
        sheet.append(["Bulan", "Negara", "Jumlah"])
        sheet.append(["Januari 2024", "Taiwan", 3])
        sheet.append(["Januari 2024", "Jepang", "#N/A"])
        sheet["C3"].data_type = "e"
    book("errors.xlsx", ("Sheet1", cached))
    expect("errors.xlsx", rows_read=2, rows_used=1, rows_set_aside=1, total_count=3, exit=1)


def cached_formulas():
    book("formulas.xlsx", ("Sheet1", [["Bulan", "Negara", "Jumlah"], ["Januari 2024", "Taiwan", "=1+2"],
                                      ["Januari 2024", "Jepang", "=C2*2"], ["Jumlah", None, "=SUM(C2:C3)"]]))
    with tempfile.TemporaryDirectory():
        convert("formulas.xlsx", "formulas.xlsx", "xlsx")
    expect("formulas.xlsx", rows_read=3, rows_used=2, rows_set_aside=1, total_count=9, exit=0)


if __name__ == "__main__":
    for old in HERE.iterdir():
        if old.name not in {"make.py", "README.md"}:
            old.unlink()
    for make in [placements, personal, counts, months_beside, sheets, blocks, names, faults, cached_formulas]:
        make()
    files = sum(not path.name.endswith(".json") for path in HERE.iterdir()) - 1
    print(files, "files,", sum(path.stat().st_size for path in HERE.iterdir()) // 1024, "KiB")
