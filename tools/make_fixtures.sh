#!/usr/bin/env bash
# Makes tests/fixtures/*.csv anew with LibreOffice: real files of a spreadsheet program, fictional data.
# Run it only to change the fixtures; the tests read what is committed.
set -euo pipefail
cd "$(dirname "$0")/../tests/fixtures"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A flat OpenDocument sheet. Dates and counts are real dates and numbers, shown in the Indonesian way.
# $1: rows; $2: "office" adds title rows, monthly totals and a note; "personal" adds personal columns.
sheet() {
  awk -v rows="$1" -v kind="$2" '
    function text(value) { printf "<table:table-cell office:value-type=\"string\"><text:p>%s</text:p></table:table-cell>", value }
    function number(value) { printf "<table:table-cell table:style-name=\"count\" office:value-type=\"float\" office:value=\"%d\"/>", value }
    function date(value) { printf "<table:table-cell table:style-name=\"date\" office:value-type=\"date\" office:date-value=\"%s\"/>", value }
    function line_of(value) { printf "<table:table-row>"; text(value); print "</table:table-row>" }
    # Park and Miller: the same rows on every machine.
    function random(below) { seed = (seed * 16807) % 2147483647; return seed % below }
    function total(label, value) {
      printf "<table:table-row>"; text(""); text(label); for (i = 0; i < 8; i++) text(""); number(value); print "</table:table-row>"
    }
    BEGIN {
      seed = 20241129
      agencies = split("PT Anggrek Contoh Mandiri|PT. ANGGREK CONTOH MANDIRI|Bakau Contoh Karya, PT|PT Cendana Contoh|PT Dahlia Contoh Réka|Edelweis Contoh (PT)", agency, "|")
      countries = split("Hongkong|Hong Kong|Taiwan|Malaysia|Singapura|Arab Saudi|Korea Selatan|Jepang|UEA|Turki", country, "|")
      schemes = split("P to P|G to G|Mandiri|UKPS", scheme, "|")
      provinces = split("Jawa Barat|Jawa Tengah|Jatim|NTB|Lampung|DKI Jakarta|D.I Yogyakarta|NTT", province, "|")
      jobs = split("House Maid|Caregiver|Worker|PRT|Plantation Worker|Construction Worker", job, "|")
      names = split("Ani|Budi|Citra|Dewi", name, "|")
      print "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" office:version=\"1.3\" office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"><office:styles>"
      print "<number:number-style style:name=\"grouped\" number:language=\"id\" number:country=\"ID\"><number:number number:decimal-places=\"0\" number:min-integer-digits=\"1\" number:grouping=\"true\"/></number:number-style>"
      print "<number:date-style style:name=\"dmy\" number:language=\"id\" number:country=\"ID\"><number:day number:style=\"long\"/><number:text>/</number:text><number:month number:style=\"long\"/><number:text>/</number:text><number:year number:style=\"long\"/></number:date-style>"
      print "<style:style style:name=\"Default\" style:family=\"table-cell\"/></office:styles><office:automatic-styles>"
      print "<style:style style:name=\"count\" style:family=\"table-cell\" style:parent-style-name=\"Default\" style:data-style-name=\"grouped\"/><style:style style:name=\"date\" style:family=\"table-cell\" style:parent-style-name=\"Default\" style:data-style-name=\"dmy\"/></office:automatic-styles><office:body><office:spreadsheet><table:table table:name=\"Penempatan\">"
      if (kind == "office") { line_of("LAPORAN PENEMPATAN PMI"); line_of("Kantor contoh, tahun 2024 (data fiktif)"); line_of("") }
      headers = split("No|Tanggal|Nama P3MI|Negara Tujuan|Skema|Sektor|L/P|Provinsi Asal|Jabatan|Lama Proses (hari)|Jumlah PMI", header, "|")
      printf "<table:table-row>"
      if (kind == "personal") { text("Nama PMI"); text("NIK"); text("No. Paspor"); text("No HP"); text("E-mail") }
      for (i = 1; i <= headers; i++) text(header[i])
      print "</table:table-row>"
      for (row = 1; row <= rows; row++) {
        month = int((row - 1) * 10 / rows) + 1
        if (kind == "office" && month != before && row > 1) { total("Sub total", sum); all += sum; sum = 0 }
        before = month
        count = random(9) == 0 ? 1000 + random(2000) : 1 + random(60)
        sum += count
        printf "<table:table-row>"
        if (kind == "personal") {
          who = name[random(names) + 1]
          text(who " Contoh"); text(sprintf("31710101019%05d", row)); text(sprintf("X%07d", row)); text(sprintf("0812000%05d", row)); text(tolower(who) "@contoh.invalid")
        }
        number(row); date(sprintf("2024-%02d-%02d", month, 1 + random(28)))
        text(agency[random(agencies) + 1]); text(country[random(countries) + 1]); text(scheme[random(schemes) + 1])
        text(random(2) ? "Formal" : "Informal"); text(random(3) ? "P" : "L"); text(province[random(provinces) + 1])
        text(job[random(jobs) + 1]); number(20 + random(90)); number(count)
        print "</table:table-row>"
      }
      if (kind == "office") { total("Sub total", sum); all += sum; total("GRAND TOTAL", all); line_of("Sumber: data fiktif untuk pengujian") }
      print "</table:table></office:spreadsheet></office:body></office:document>"
    }'
}

# Text as shown, separated by semicolons, as an Indonesian LibreOffice saves it.
convert() {
  sheet "$2" "$3" > "$work/$1.fods"
  soffice "-env:UserInstallation=file://$work/profile" --headless \
    --convert-to 'csv:Text - txt - csv (StarCalc):59,34,76,1,,1057,false,false,true,false' \
    --outdir "$work" "$work/$1.fods" > /dev/null
}

convert libreoffice 200 plain
convert totals 40 office
convert personal 20 personal
cp "$work"/{libreoffice,totals,personal}.csv .
head -n 21 libreoffice.csv | iconv -f UTF-8 -t WINDOWS-1252 > windows-1252.csv
head -n 21 libreoffice.csv | tr ';' '\t' | iconv -f UTF-8 -t UTF-16 > utf-16.tsv
ls -l
