//! The parts of the office or of the year against their shares of the target: who is ahead, who is behind, and what
//! that comes to for the whole.

mod pictures;
mod words;

use super::extract::{Extract, Grouped};
use super::labels::unit_label;
use super::markup::{Choosing, FRAME, Markup};
use super::options::{
    BY, MONTH, NAMED, PICTURE, QUARTER, SORT, UNITS, number, units as chosen_units,
};
use super::scene::Scene;
use super::targets::Subject;
use super::texts;
use super::wish::Section;
use crate::analysis::course::{MonthlyCounts, band_of, target_of};
use crate::analysis::units::{Sort, Unit, ordered, parts, unit};
use crate::model::config::BandKey;
use crate::model::target::ScopeKind;
use crate::model::{Lang, Month};

/// Units that are named where nothing else is chosen, and how many may be.
const FEW: usize = 10;
const SOME: usize = 25;

/// What the units are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Kind(ScopeKind),
    Quarter,
    Month,
}

impl By {
    const fn view(self) -> Option<&'static str> {
        match self {
            Self::Kind(kind) => match kind.column() {
                Some(column) => Some(column.as_str()),
                None => None,
            },
            Self::Quarter | Self::Month => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Kind(kind) => {
                UNITS.into_iter().find(|(_, known)| *known == kind).map_or("", |(name, _)| name)
            }
            Self::Quarter => QUARTER,
            Self::Month => MONTH,
        }
    }
}

/// What the card tells of.
struct Card<'a> {
    scene: Scene<'a>,
    subject: &'a Subject<'a>,
    by: By,
    /// All of them together.
    whole: Unit,
    /// In the order in which they are looked at.
    units: Vec<Unit>,
    grouped: Option<&'a Grouped>,
    sort: Sort,
    picture: Picture,
    /// How many units are named.
    named: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Picture {
    Bullets,
    Heat,
    Waterfall,
    Yearly,
}

const PICTURES: [(&str, Picture); 4] = [
    ("bullets", Picture::Bullets),
    ("heat", Picture::Heat),
    ("waterfall", Picture::Waterfall),
    ("yearly", Picture::Yearly),
];

const SORTS: [(&str, Sort); 3] =
    [("gap", Sort::Gap), ("attainment", Sort::Attainment), ("realised", Sort::Realised)];

impl<'a> Card<'a> {
    fn of(scene: Scene<'a>, subject: &'a Subject<'a>) -> Option<Self> {
        let extract = &subject.extract;
        let options = &scene.wish.options;
        let chosen = |name: &str| options.get(name).map(String::as_str);
        let by = match (chosen_units(options, &extract.units), chosen(BY)) {
            (Some(kind), _) => By::Kind(kind),
            (None, Some(MONTH)) => By::Month,
            (None, _) => By::Quarter,
        };
        let sort = SORTS.into_iter().find(|(name, _)| Some(*name) == chosen(SORT));
        let sort = sort.map(|(_, sort)| sort).unwrap_or_default();
        let picture = PICTURES
            .into_iter()
            .find(|(name, picture)| Some(*name) == chosen(PICTURE) && is_of(*picture, by));
        let picture = picture.map_or(Picture::Bullets, |(_, picture)| picture);
        let grouped = extract.grouped.as_ref().filter(|grouped| By::Kind(grouped.kind) == by);
        let (whole, units) = match (by, grouped) {
            (By::Kind(_), Some(grouped)) => of_kind(scene, subject, grouped)?,
            (By::Kind(_), None) => return None,
            (By::Quarter, _) => of_year(subject, 3)?,
            (By::Month, _) => of_year(subject, 1)?,
        };
        let units = match by {
            By::Kind(_) => ordered(units, sort),
            By::Quarter | By::Month => units,
        };
        let named = match (by, number(options, NAMED)) {
            (By::Kind(_), named) => named.unwrap_or(FEW),
            (By::Quarter | By::Month, _) => units.len(),
        };
        Some(Self { scene, subject, by, whole, units, grouped, sort, picture, named })
    }

    fn lang(&self) -> Lang {
        self.scene.lang
    }

    fn label(&self, unit: &Unit) -> String {
        let number = || unit.key.parse::<u8>().ok();
        match self.by {
            By::Kind(kind) => unit_label(self.scene, kind, &unit.key).to_owned(),
            By::Quarter => words::quarter(number().unwrap_or_default(), self.lang()),
            By::Month => {
                let month = number().and_then(|month| Month::new(self.subject.extract.year, month));
                month.map_or_else(String::new, |month| {
                    crate::chart::format::month_name(month, self.lang()).to_owned()
                })
            }
        }
    }

    fn band(&self, unit: &Unit) -> Option<BandKey> {
        let bands = &self.scene.config?.bands;
        band_of(unit.elapsed_attainment()?, bands).map(|band| band.key)
    }

    /// Whether the filters hold the unit; `None` without such a filter.
    fn is_chosen(&self, unit: &Unit) -> Option<bool> {
        let chosen = &self.grouped?.chosen;
        (!chosen.is_empty()).then(|| chosen.contains(&unit.key))
    }
}

/// Whether a picture can show these units: parts of the year have no months of their own.
fn is_of(picture: Picture, by: By) -> bool {
    picture != Picture::Heat || matches!(by, By::Kind(_))
}

/// All units of a kind that have placements or a target, and the whole that they make.
pub(super) fn of_kind(
    scene: Scene<'_>,
    subject: &Subject<'_>,
    grouped: &Grouped,
) -> Option<(Unit, Vec<Unit>)> {
    let Extract { first, year, as_of, .. } = subject.extract;
    let targets = &scene.tables.targets;
    let target = |kind, key: Option<&str>| {
        let in_force = target_of(targets, kind, key, year, as_of).filter(|_| grouped.is_whole);
        in_force.map(|target| target.value)
    };
    let mut sums = vec![0; subject.counts.counts.len()];
    let mut units = Vec::new();
    for (key, counts) in grouped.keys.iter().zip(&grouped.counts) {
        sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        let counts = MonthlyCounts { first, counts: counts.clone() };
        // Rows without a unit are nobody's target.
        let target = target(grouped.kind, Some(key)).filter(|_| !key.is_empty());
        units.push(unit(key.clone(), year, target, &counts, as_of, subject.basis)?);
    }
    // Whoever has a target and not one placement is behind, too.
    let unseen = targets.iter().filter(|target| {
        target.scope_kind == grouped.kind && !grouped.keys.contains(&target.scope)
    });
    let mut unseen: Vec<&str> = unseen.map(|target| target.scope.as_str()).collect();
    unseen.sort_unstable();
    unseen.dedup();
    for key in unseen {
        let counts = MonthlyCounts { first, counts: vec![0; sums.len()] };
        let target = target(grouped.kind, Some(key));
        units.push(unit(key.to_owned(), year, target, &counts, as_of, subject.basis)?);
    }
    units.retain(|unit| unit.realised > 0 || unit.aim.is_some());
    let counts = MonthlyCounts { first, counts: sums };
    let target = target(ScopeKind::Office, None);
    let whole = unit(String::new(), year, target, &counts, as_of, subject.basis)?;
    Some((whole, units))
}

/// The year's parts of so many months, against the target of the subject.
fn of_year(subject: &Subject<'_>, months: i32) -> Option<(Unit, Vec<Unit>)> {
    let Extract { year, as_of, .. } = subject.extract;
    let target = subject.target.map(|target| target.value);
    let units = parts(year, months, target, &subject.counts, as_of, &subject.profile);
    let whole = unit(String::new(), year, target, &subject.counts, as_of, subject.basis)?;
    Some((whole, units))
}

/// The card, `width` CSS pixels wide; `None` before the placements are there.
pub(super) fn section(scene: Scene<'_>, subject: &Subject<'_>, width: u32) -> Option<Section> {
    let card = Card::of(scene, subject)?;
    let lang = card.lang();
    let drawing = pictures::draw(&card, width.saturating_sub(FRAME))?;
    let mut html = Markup::default();
    let attributes =
        [("class", "card units"), ("data-panel", "units"), ("aria-labelledby", "units-title")];
    html.within("section", &attributes, |html| {
        html.header(("units", "units-title"), lang, |html| {
            html.words("h2", &[("id", "units-title")], &drawing.title);
            html.words("p", &[], &drawing.description);
        });
        controls(html, &card);
        if let Some(note) = words::note(&card) {
            html.words("p", &[("class", "units__note")], note.get(lang));
        }
        html.picture("published__chart", card.by.view(), &drawing);
        if let Some(question) = words::too_low(&card) {
            html.words("p", &[("class", "units__note")], &question);
        }
        html.details("units-table", texts::TABLE.get(lang), |html| {
            let chosen = card.grouped.map(|grouped| grouped.chosen.as_slice());
            match card.by.view() {
                Some(view) => {
                    let chosen = chosen.unwrap_or_default();
                    html.choosing_table(&drawing.table, Choosing { view, chosen, name: "pick" });
                }
                None => html.table(&drawing.table),
            }
        });
        html.details("units-provenance", texts::WHERE_FROM.get(lang), |html| {
            html.within("ul", &[], |html| {
                for line in words::provenance(&card) {
                    html.words("li", &[], &line);
                }
            });
        });
    });
    Some(Section { name: "units".to_owned(), html: html.into_html() })
}

fn controls(html: &mut Markup, card: &Card<'_>) {
    let lang = card.lang();
    let choice =
        |name: &str, words: crate::model::Text| (name.to_owned(), words.get(lang).to_owned());
    let kinds = UNITS.into_iter().filter(|(_, kind)| card.subject.extract.units.contains(kind));
    let mut by: Vec<_> = kinds.map(|(name, kind)| choice(name, words::kind(kind))).collect();
    by.extend([choice(QUARTER, words::QUARTER), choice(MONTH, words::MONTH)]);
    let pictures = PICTURES.into_iter().filter(|(_, picture)| is_of(*picture, card.by));
    let pictures: Vec<_> =
        pictures.map(|(name, picture)| choice(name, words::picture(picture))).collect();
    let picture = PICTURES.into_iter().find(|(_, picture)| *picture == card.picture);
    let sorts = SORTS.map(|(name, sort)| choice(name, words::sort(sort)));
    let sort = SORTS.into_iter().find(|(_, sort)| *sort == card.sort);
    html.within("div", &[("class", "published__controls")], |html| {
        html.select(BY, PICTURE, words::BY.get(lang), &by, card.by.name());
        let picture = picture.map_or("", |(name, _)| name);
        html.select(PICTURE, "", words::PICTURE.get(lang), &pictures, picture);
        if matches!(card.by, By::Kind(_))
            && matches!(card.picture, Picture::Bullets | Picture::Heat)
        {
            html.select(SORT, "", words::SORT.get(lang), &sorts, sort.map_or("", |(name, _)| name));
        }
        if matches!(card.by, By::Kind(_)) && card.picture != Picture::Yearly {
            let all = card.units.len();
            let counts = [FEW, SOME].into_iter().filter(|few| *few < all);
            let mut named: Vec<_> = counts.map(|few| (few.to_string(), few.to_string())).collect();
            // As many as nobody has, so that all of them stay all of them when there are more.
            named.push(("9999".to_owned(), words::all(all, lang)));
            let chosen = named.iter().find(|(value, _)| *value == card.named.to_string());
            let chosen = chosen.or(named.last()).map_or("", |(value, _)| value.as_str()).to_owned();
            html.select(NAMED, "", words::NAMED.get(lang), &named, &chosen);
        }
    });
}
