//! What is said of units, in both languages.

use super::{By, Card, Picture};
use crate::analysis::attainment::TOO_LOW;
use crate::analysis::units::{Sort, Unit};
use crate::board::chips::filters;
use crate::board::texts;
use crate::chart::format;
use crate::model::target::ScopeKind;
use crate::model::text::texts;
use crate::model::{Lang, Text};

texts! {
    BY = "Menurut", "By";
    PICTURE = "Gambar", "Picture";
    SORT = "Urutan", "Order";
    NAMED = "Banyaknya", "How many";
    QUARTER = "Triwulan", "Quarter";
    MONTH = "Bulan", "Month";
    APART = "Target yang dibagi lain", "Target shared out otherwise";
    FILTERED = "Saringan lain sedang aktif: target unit tidak dapat dibandingkan, jadi hanya jumlahnya yang tampil.", "Other filters are on: targets of units cannot be compared, so that only counts are shown.";
    WITHOUT = "Kantor belum punya target untuk tahun ini: sumbangan dihitung dari nol.", "The office has no target for this year yet: contributions begin at zero.";
    UNITS_DEFINITION = "Capaian = realisasi unit / target unit pada tahun berjalan; selisih = realisasi − target berjalan menurut pola unit itu sendiri.", "Attainment = the unit's realisation / its target of the year; gap = realisation − elapsed target by the unit's own profile.";
    PARTS_DEFINITION = "Target setahun dibagi ke triwulan dan bulan menurut laju yang dipilih; yang sedang berjalan dibandingkan dengan bagiannya sampai hari data.", "The year's target is shared out to quarters and months by the chosen pace; one under way is held against its share by the day of the data.";
}

pub(super) fn kind(kind: ScopeKind) -> Text {
    kind.column().map_or(Text::new("Kantor", "Office"), |column| texts::view_label(column.as_str()))
}

/// What a unit is called, and more than one, in a sentence.
pub(super) fn unit(by: By) -> (Text, Text) {
    match by {
        By::Kind(of) => {
            let plural = match of {
                ScopeKind::Office => Text::new("kantor", "offices"),
                ScopeKind::Agency => Text::new("P3MI", "agencies"),
                ScopeKind::Destination => Text::new("negara tujuan", "destinations"),
                ScopeKind::Scheme => Text::new("skema", "schemes"),
            };
            (kind(of), plural)
        }
        By::Quarter => (QUARTER, Text::new("triwulan", "quarters")),
        By::Month => (MONTH, Text::new("bulan", "months")),
    }
}

pub(super) const fn picture(picture: Picture) -> Text {
    match picture {
        Picture::Bullets => Text::new("Capaian terhadap target", "Attainment of the target"),
        Picture::Heat => Text::new("Bulan demi bulan", "Month by month"),
        Picture::Waterfall => Text::new("Sumbangan pada selisih", "Contribution to the gap"),
        Picture::Yearly => Text::new("Tahun ke tahun", "Year on year"),
    }
}

pub(super) const fn sort(sort: Sort) -> Text {
    match sort {
        Sort::Gap => Text::new("Selisih orang", "Gap in people"),
        Sort::Attainment => Text::new("Persen capaian", "Percent attained"),
        Sort::Realised => Text::new("Realisasi", "Realisation"),
    }
}

pub(super) fn quarter(number: u8, lang: Lang) -> String {
    let roman = match number {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    };
    match lang {
        Lang::Id => format!("Triwulan {roman}"),
        Lang::En => format!("Quarter {number}"),
    }
}

pub(super) fn all(count: usize, lang: Lang) -> String {
    let count = format::count(count as u64, lang);
    match lang {
        Lang::Id => format!("Semua ({count})"),
        Lang::En => format!("All ({count})"),
    }
}

pub(super) fn others(count: usize, lang: Lang) -> String {
    crate::chart::words::others(count, lang)
}

/// What must be known to read the picture right.
pub(super) fn note(card: &Card<'_>) -> Option<Text> {
    let is_filtered = card.grouped.is_some_and(|grouped| !grouped.is_whole);
    match card.picture {
        Picture::Bullets | Picture::Waterfall if is_filtered => Some(FILTERED),
        Picture::Waterfall if card.whole.aim.is_none() => Some(WITHOUT),
        _ => None,
    }
}

/// The question that units far above their targets raise (DOMAIN 3.4).
pub(super) fn too_low(card: &Card<'_>) -> Option<String> {
    let is_far = |unit: &&Unit| unit.attainment().is_some_and(|ratio| ratio > TOO_LOW);
    let far = card.units.iter().filter(is_far).count();
    let is_asked = card.picture == Picture::Bullets && matches!(card.by, By::Kind(_)) && far > 0;
    let units = unit(card.by).1.get(card.lang());
    is_asked.then(|| match card.lang() {
        Lang::Id => format!("{far} {units} sudah di atas 120%: apakah targetnya terlalu rendah?"),
        Lang::En => format!("{far} {units} are above 120% already: were their targets too low?"),
    })
}

/// Definition, inputs, source and the day that the figures cover.
pub(super) fn provenance(card: &Card<'_>) -> Vec<String> {
    let lang = card.lang();
    let definition = match card.by {
        By::Kind(_) => UNITS_DEFINITION,
        By::Quarter | By::Month => PARTS_DEFINITION,
    };
    let with = card.units.iter().filter(|unit| unit.aim.is_some()).count();
    let (all, year) = (card.units.len(), card.subject.extract.year);
    let with = match lang {
        Lang::Id => format!("{with} dari {all} punya target {year}"),
        Lang::En => format!("{with} of {all} have a target for {year}"),
    };
    let mut lines = vec![definition.get(lang).to_owned(), with];
    for table in ["targets", "placements"] {
        let source = card.scene.manifest.and_then(|manifest| {
            manifest.tables.iter().find(|known| known.name == table).map(|known| &known.source)
        });
        lines.extend(
            source.map(|source| format!("{} ({table}): {source}", texts::SOURCE.get(lang))),
        );
    }
    lines.extend(filters(card.scene, card.subject.extract.as_of));
    lines.push(texts::as_of(lang, card.subject.extract.as_of));
    lines
}
