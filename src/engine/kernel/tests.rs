//! The vector loops against the portable ones.

use super::super::filter::Runs;
use super::{portable, simd};

/// SplitMix64.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.roll() % end
    }

    fn bytes(&mut self, length: usize) -> Vec<u8> {
        (0..length).map(|_| self.roll() as u8 & self.roll() as u8 & self.roll() as u8).collect()
    }

    fn runs(&mut self, codes: u32) -> Runs {
        let listed = self.below(14);
        let mut starts: Vec<u32> =
            (0..listed).map(|_| self.below(u64::from(codes)) as u32).collect();
        starts.sort_unstable();
        let mut runs = Runs::default();
        for start in starts {
            let end = start + 1 + self.below(u64::from(codes - start)) as u32 / 3;
            runs.push(start..end.min(codes));
        }
        runs
    }
}

const LENGTHS: [usize; 9] = [0, 1, 15, 16, 17, 100, 2_047, 2_048, 5_000];

#[wasm_bindgen_test::wasm_bindgen_test]
fn marks_are_those_of_the_portable_loop_in_every_width() {
    let mut dice = Dice(1);
    for codes_count in [1, 2, 16, 17, 64, 65, 255, 256, 300, 65_536, 70_000] {
        for length in LENGTHS {
            let runs = dice.runs(codes_count);
            let codes: Vec<u32> =
                (0..length).map(|_| dice.below(u64::from(codes_count)) as u32).collect();
            let before = dice.bytes(length);
            let bit = 1 << dice.below(8);
            let mut expected = before.clone();
            portable::mark(&mut expected, bit, &codes, &runs, codes_count as usize);
            macro_rules! check {
                ($($width:ty),*) => {$(
                    if codes_count - 1 <= u32::from(<$width>::MAX) {
                        let codes: Vec<$width> = codes.iter().map(|&c| c as $width).collect();
                        let mut found = before.clone();
                        simd::mark(&mut found, bit, &codes, &runs, codes_count as usize);
                        assert_eq!(found, expected, "{runs:?} of {codes_count} codes");
                        assert_eq!(simd::largest(&codes), portable::largest(&codes));
                    }
                )*};
            }
            check!(u8, u16, u32);
        }
    }
}

#[wasm_bindgen_test::wasm_bindgen_test]
fn a_run_past_the_width_of_its_codes_passes_only_what_is_within() {
    let runs = Runs(vec![200..300, 400..500]);
    let codes: Vec<u8> = (0..=255).collect();
    let (mut found, mut expected) = ([0; 256], [0; 256]);
    simd::mark(&mut found, 4, &codes, &runs, 500);
    portable::mark(&mut expected, 4, &codes, &runs, 500);
    assert_eq!(found, expected);
}

#[wasm_bindgen_test::wasm_bindgen_test]
fn rows_are_counted_and_picked_as_the_portable_loops_do() {
    let mut dice = Dice(2);
    for length in LENGTHS {
        let fails = dice.bytes(length);
        for keep in [0, 1, 0b1010, 0xFF] {
            assert_eq!(simd::count_passing(&fails, keep), portable::count_passing(&fails, keep));
            let (mut found, mut expected) = (vec![0; length + 16], vec![0; length + 16]);
            let picked = simd::pick(&fails, keep, &mut found);
            assert_eq!(picked, portable::pick(&fails, keep, &mut expected));
            assert_eq!(found[..picked], expected[..picked]);
            let wanted = keep & 0b0110_1110;
            let picked = simd::pick_lone(&fails, keep, wanted, &mut found);
            assert_eq!(picked, portable::pick_lone(&fails, keep, wanted, &mut expected));
            assert_eq!(found[..picked], expected[..picked]);
        }
    }
}
