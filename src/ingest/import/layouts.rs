//! What was made of a layout, in words: totals that miss their parts, periods that titles gave, columns and
//! sheets that are not read.

use super::findings::total_mismatch;
use super::report::{Collector, repeatable};
use crate::ingest::shape::{Note, Remark};
use crate::ingest::sheet::Sheet;
use crate::model::{Message, Place, Problem, ProblemKind, Severity};

/// Reports a sheet's layout, and the sheets beside it that are not read.
pub(super) fn report(sheet: &Sheet, sheets: &[Sheet], problems: &mut Collector<'_>) {
    for remark in &sheet.shaped.remarks {
        let header = Some(&*remark.header);
        let place = problems.place_of(&remark.sheet, remark.row, header);
        problems.add(problem(remark, place));
    }
    for other in sheets.iter().filter(|other| is_left(sheet, other)) {
        let place = problems.place_of(&other.label(), 0, None);
        problems.add(not_read(place, other.is_hidden));
    }
}

/// Whether a sheet is neither the one that is read, nor a part of it, nor empty.
fn is_left(read: &Sheet, other: &Sheet) -> bool {
    !std::ptr::eq(read, other) && other.rows() > 0 && !read.has_part(&other.label())
}

/// Whether a row was set aside by the layout alone, so that no reader meets it.
pub(super) fn is_set_aside(remark: &Remark) -> bool {
    remark.note == Note::Excluded
}

fn problem(remark: &Remark, place: Place) -> Problem {
    let label = repeatable(&remark.header);
    match &remark.note {
        Note::Total { stated, sum } => total_mismatch(place, "", *stated, *sum),
        Note::Filled { cells } => {
            let mut problem = note(ProblemKind::Cleaned, place, "").advice(
                "Nama hanya tercetak di baris pertama bloknya: dibaca untuk semua baris blok itu.",
                "The name is printed in the first row of its block only: read for all rows of the block.",
            );
            problem.count = *cells;
            problem
        }
        Note::Excluded => note(ProblemKind::TotalRow, place, label).advice(
            "Baris jumlah: tidak ikut dijumlahkan, dicocokkan dengan bagian-bagiannya.",
            "A total row: not added to the sums, held against its parts.",
        ),
        Note::OtherMeasure => note(ProblemKind::WrongColumn, place, label).advice(
            "Kolom ini bukan jumlah penempatan (target, persen, selisih): tidak dibaca.",
            "This column is no number of placements (a target, share or difference): not read.",
        ),
        Note::Hidden => warning(ProblemKind::WrongColumn, place, label).advice(
            "Kolom tersembunyi: dibaca, karena tidak ada kolom lain yang memuatnya.",
            "A hidden column: read, since no other column holds the same.",
        ),
        Note::Period { period, words } => {
            let read = Message::same(period.to_string());
            let mut problem = note(ProblemKind::Cleaned, place, repeatable(words)).advice(
                "Tanggal tidak ada di tabel: periode dari judul atau nama lembar dipakai.",
                "The table has no date: the period of its title or sheet is taken.",
            );
            problem.read_as = Some(Box::new(read));
            problem
        }
        Note::Cumulative => note(ProblemKind::Cleaned, place, label).advice(
            "Angka kumulatif: yang dibaca ialah tambahannya sejak periode sebelumnya.",
            "A cumulative number: what it adds to the period before is read.",
        ),
        Note::Overlapping => Problem::error(ProblemKind::TotalMismatch, place, label)
            .expected("periode yang tidak tumpang tindih", "periods that do not overlap")
            .advice(
                "Periode ini memuat sebagian periode lain dan sisanya tidak jelas: tidak dibaca.",
                "This period holds part of others and what is left of it is unclear: not read.",
            ),
        Note::Copy => warning(ProblemKind::TotalRow, place, "").advice(
            "Lembar ini sama dengan lembar lain: hanya satu yang dibaca.",
            "This sheet is the same as another: only one is read.",
        ),
    }
}

fn not_read(place: Place, is_hidden: bool) -> Problem {
    if is_hidden {
        return note(ProblemKind::Missing, place, "").advice(
            "Lembar tersembunyi: tidak dibaca kecuali Anda memilihnya.",
            "A hidden sheet: not read unless you choose it.",
        );
    }
    note(ProblemKind::Missing, place, "").advice(
        "Lembar atau tabel ini tidak dibaca: pilih bila yang ini yang dimaksud.",
        "This sheet or table is not read: choose it if it is the one you mean.",
    )
}

fn note(kind: ProblemKind, place: Place, found: impl Into<String>) -> Problem {
    Problem::error(kind, place, found).severity(Severity::Note)
}

fn warning(kind: ProblemKind, place: Place, found: impl Into<String>) -> Problem {
    Problem::error(kind, place, found).severity(Severity::Warning)
}
