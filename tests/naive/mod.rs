//! The slow and obvious way to answer what the engine answers, and random tables to ask about.
//!
//! Written from the definitions, not from the engine: every answer walks all rows.

use std::collections::{BTreeMap, BTreeSet};

use capaian::engine::{Codes, Column, Domain, Filter, Table, View};

/// A generator of its own (SplitMix64), so that a failing case is a few numbers and not 5.000 rows.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.roll() % end.max(1) as u64) as usize
    }
}

#[derive(Clone, Copy, Debug)]
pub struct ColumnPlan {
    pub codes: usize,
    pub labels: bool,
    pub missing: bool,
    /// 0: the narrowest width; 1 and 2: wider than needed.
    pub wider: u8,
    pub origin: i64,
}

#[derive(Clone, Copy, Debug)]
pub enum Weights {
    None,
    Small,
    /// Up to `u32::MAX`, zeros among them.
    Any,
}

/// A table in a few numbers: what a failing case prints.
#[derive(Clone, Debug)]
pub struct TablePlan {
    pub seed: u64,
    pub rows: usize,
    pub columns: Vec<ColumnPlan>,
    pub weights: Weights,
}

impl TablePlan {
    pub fn table(&self) -> Table {
        table(self.seed, self.rows, &self.columns, self.weights)
    }
}

#[derive(Clone, Copy, Debug)]
pub struct ViewPlan {
    pub column: usize,
    /// 0: a bin per code; 1: runs of codes; 2: codes scattered over bins, some of them empty.
    pub binning: u8,
}

fn table(seed: u64, rows: usize, plans: &[ColumnPlan], weights: Weights) -> Table {
    let mut dice = Dice(seed);
    let columns = plans.iter().enumerate().map(|(index, plan)| {
        let codes_count = plan.codes + usize::from(plan.missing);
        // Half of the rows crowd into a few codes, as real columns do.
        let crowd = codes_count.min(3);
        let codes: Vec<u32> = (0..rows)
            .map(|_| dice.below(if dice.0.is_multiple_of(2) { crowd } else { codes_count }) as u32)
            .collect();
        let width = match codes_count {
            0..=256 => 0,
            257..=65_536 => 1,
            _ => 2,
        };
        let codes = match width.max(plan.wider) {
            0 => Codes::U8(codes.iter().map(|&code| code as u8).collect()),
            1 => Codes::U16(codes.iter().map(|&code| code as u16).collect()),
            _ => Codes::U32(codes),
        };
        let domain = if plan.labels {
            // Neither sorted nor numbered like the codes.
            Domain::Labels(
                (0..plan.codes).map(|code| format!("{:x}-{code}", code * 7 % 31)).collect(),
            )
        } else {
            Domain::Numbers { origin: plan.origin, len: plan.codes as u32 }
        };
        Column { name: format!("c{index}"), codes, domain, missing: plan.missing }
    });
    let columns = columns.collect();
    let weights = match weights {
        Weights::None => None,
        Weights::Small => Some((0..rows).map(|_| dice.below(4) as u32).collect()),
        Weights::Any => Some(
            (0..rows)
                .map(|_| match dice.below(4) {
                    0 => 0,
                    1 => u32::MAX,
                    _ => dice.roll() as u32,
                })
                .collect(),
        ),
    };
    Table::new(columns, weights).unwrap()
}

pub fn view(index: usize, table: &Table, plan: ViewPlan) -> View {
    let column = plan.column % table.columns().len();
    let name = format!("v{index}");
    let codes = table.columns()[column].codes_count();
    match plan.binning {
        0 => View::identity(name, table, column).unwrap(),
        1 => {
            let bin_of_code: Vec<u16> = (0..codes).map(|code| (code / 7) as u16).collect();
            View { name, column, bin_of_code, bins: codes.div_ceil(7) }
        }
        _ => {
            let bin_of_code: Vec<u16> = (0..codes).map(|code| (code * 5 % 11 * 2) as u16).collect();
            View { name, column, bin_of_code, bins: 22 }
        }
    }
}

/// Whether a filter passes a code.
pub fn passes(filter: &Filter, code: u32) -> bool {
    match filter {
        Filter::All => true,
        Filter::Range { lo, hi } => code >= *lo && code < *hi,
        Filter::In(codes) => codes.contains(&code),
    }
}

pub struct Naive<'a> {
    pub table: &'a Table,
    pub views: &'a [View],
    pub filters: Vec<Filter>,
}

impl Naive<'_> {
    pub fn code(&self, column: usize, row: usize) -> u32 {
        match &self.table.columns()[column].codes {
            Codes::U8(codes) => codes[row].into(),
            Codes::U16(codes) => codes[row].into(),
            Codes::U32(codes) => codes[row],
            Codes::Runs(_) => unreachable!("plans make none"),
        }
    }

    pub fn weight(&self, row: usize) -> u64 {
        self.table.weights().map_or(1, |weights| weights[row].into())
    }

    /// Rows that pass the filters of all views but those named.
    pub fn rows(&self, but: &[usize]) -> Vec<usize> {
        let passing = (0..self.table.rows()).filter(|&row| {
            self.filters.iter().enumerate().all(|(view, filter)| {
                but.contains(&view) || passes(filter, self.code(self.views[view].column, row))
            })
        });
        passing.collect()
    }

    pub fn bin(&self, view: usize, row: usize) -> usize {
        let view = &self.views[view];
        view.bin_of_code[self.code(view.column, row) as usize].into()
    }

    pub fn counts(&self, view: usize, rows: &[usize]) -> Vec<u64> {
        let mut counts = vec![0; self.views[view].bins];
        for &row in rows {
            counts[self.bin(view, row)] += self.weight(row);
        }
        counts
    }

    /// Weight per pair of bins; pairs without weight left out.
    pub fn two_way(&self, a: usize, b: usize) -> BTreeMap<(usize, usize), u64> {
        let mut counts = BTreeMap::new();
        for row in self.rows(&[a, b]) {
            if self.weight(row) > 0 {
                *counts.entry((self.bin(a, row), self.bin(b, row))).or_default() +=
                    self.weight(row);
            }
        }
        counts
    }

    /// The values of a column in some rows, ascending, with their weights; missing ones left out.
    pub fn values(&self, column: usize, rows: &[usize]) -> Values {
        let Column { domain, .. } = &self.table.columns()[column];
        let origin = match domain {
            Domain::Numbers { origin, .. } => *origin,
            Domain::Labels(_) => 0,
        };
        let mut values = BTreeMap::new();
        for &row in rows {
            let code = self.code(column, row);
            if (code as usize) < domain.len() && self.weight(row) > 0 {
                *values.entry(i128::from(origin) + i128::from(code)).or_default() +=
                    u128::from(self.weight(row));
            }
        }
        Values(values)
    }

    /// Rows that pass everything, by the column's text or number, those without a value last; equal ones
    /// by the code of the main column.
    pub fn sorted(&self, column: usize, descending: bool, main: Option<usize>) -> Vec<u32> {
        let domain = &self.table.columns()[column].domain;
        let mut rows = self.rows(&[]);
        if let Some(main) = main {
            rows.sort_by_key(|&row| self.code(main, row));
        }
        rows.sort_by(|&left, &right| {
            let (left, right) = (self.code(column, left), self.code(column, right));
            let absent = |code: u32| code as usize >= domain.len();
            let order = match domain {
                _ if absent(left) || absent(right) => return absent(left).cmp(&absent(right)),
                Domain::Labels(labels) => labels[left as usize].cmp(&labels[right as usize]),
                Domain::Numbers { .. } => left.cmp(&right),
            };
            if descending { order.reverse() } else { order }
        });
        rows.into_iter().map(|row| row as u32).collect()
    }

    pub fn distinct(&self, column: usize) -> u64 {
        let rows = self.rows(&[]);
        let weighty = rows.iter().filter(|&&row| self.weight(row) > 0);
        let codes: BTreeSet<u32> = weighty.map(|&row| self.code(column, row)).collect();
        let domain = self.table.columns()[column].domain.len();
        codes.into_iter().filter(|&code| (code as usize) < domain).count() as u64
    }
}

/// Values with their weights, ascending.
pub struct Values(pub BTreeMap<i128, u128>);

impl Values {
    pub fn weight(&self) -> u128 {
        self.0.values().sum()
    }

    pub fn sum(&self) -> i128 {
        self.0.iter().map(|(value, &weight)| value * weight as i128).sum()
    }

    /// The smallest value that at least `thousandths` of the weight do not exceed.
    pub fn quantile(&self, thousandths: u32) -> Option<i128> {
        let mut reached = 0;
        self.0.iter().find_map(|(&value, &weight)| {
            reached += weight;
            (reached * 1000 >= self.weight() * u128::from(thousandths)).then_some(value)
        })
    }
}
