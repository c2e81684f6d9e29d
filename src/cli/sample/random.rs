//! Repeatable chance: SplitMix64 and what the generator draws from it.
//!
//! Only additions, multiplications and square roots touch the floats, because `exp` and `ln` differ in
//! their last bit between platforms, and the sample must come out the same on all.

/// A stream of random numbers that a seed and a name determine.
#[derive(Clone, Debug)]
pub struct Random {
    state: u64,
}

impl Random {
    /// A stream of its own for each name, so that a change in one table leaves the others as they are.
    pub fn stream(seed: u64, name: &str) -> Self {
        let start = seed ^ 0xcbf2_9ce4_8422_2325;
        let fnv = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Self { state: name.bytes().fold(start, fnv) }
    }

    /// SplitMix64 (Steele, Lea and Flood 2014), as in <https://prng.di.unimi.it/splitmix64.c>.
    pub fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 up to, but not 1.
    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// From `low` up to, but not `high`.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + self.unit() * (high - low)
    }

    /// A whole number from `low` to `high`, both included.
    pub fn whole(&mut self, low: i32, high: i32) -> i32 {
        let span = f64::from(high - low + 1);
        (low + (self.unit() * span) as i32).min(high)
    }

    /// Standard normal to within what a sample needs: the sum of twelve units, less six.
    pub fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }

    /// Log-normal with the given median; `spread` is the standard deviation of the logarithm.
    pub fn log_normal(&mut self, median: f64, spread: f64) -> f64 {
        median * exp(spread * self.normal())
    }

    /// One of a list.
    pub fn pick<T: Copy>(&mut self, list: &[T]) -> Option<T> {
        list.get((self.unit() * list.len() as f64) as usize).copied()
    }
}

/// `(1 + x/1024)^1024`: close to `e^x` for the |x| < 4 that the generator uses.
fn exp(x: f64) -> f64 {
    let mut power = 1.0 + x / 1024.0;
    for _ in 0..10 {
        power *= power;
    }
    power
}

/// Draws positions in proportion to weights.
#[derive(Clone, Debug)]
pub struct Wheel {
    cumulative: Vec<f64>,
}

impl Wheel {
    /// Negative weights count as 0.
    pub fn new(weights: impl IntoIterator<Item = f64>) -> Self {
        let mut sum = 0.0;
        let cumulative = weights.into_iter().map(|weight| {
            sum += weight.max(0.0);
            sum
        });
        Self { cumulative: cumulative.collect() }
    }

    /// A position; `None` when every weight is 0.
    pub fn spin(&self, random: &mut Random) -> Option<usize> {
        let total = self.cumulative.last().copied().filter(|&total| total > 0.0)?;
        let at = random.unit() * total;
        Some(self.cumulative.partition_point(|&upto| upto <= at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_the_published_splitmix64() {
        let mut random = Random { state: 1_234_567 };
        assert_eq!(random.next(), 6_457_827_717_110_365_317);
        assert_eq!(random.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn streams_repeat_and_differ_by_name() {
        let mut first = Random::stream(1, "placements");
        assert_eq!(first.next(), Random::stream(1, "placements").next());
        assert_ne!(first.next(), Random::stream(1, "complaints").next());
    }

    #[test]
    fn a_wheel_follows_its_weights_and_never_stops_at_a_zero() {
        let wheel = Wheel::new([0.0, 3.0, 0.0, 1.0, 0.0]);
        let mut random = Random::stream(7, "wheel");
        let mut counts = [0_u32; 5];
        for _ in 0..4000 {
            counts[wheel.spin(&mut random).unwrap()] += 1;
        }
        assert_eq!((counts[0], counts[2], counts[4]), (0, 0, 0));
        assert!((2900..3100).contains(&counts[1]), "{counts:?}");
        assert_eq!(Wheel::new([0.0]).spin(&mut random), None);
    }

    #[test]
    fn the_log_normal_has_its_median() {
        let mut random = Random::stream(3, "lead");
        let above = (0..4000).filter(|_| random.log_normal(60.0, 0.4) > 60.0).count();
        assert!((1900..2100).contains(&above), "{above}");
    }
}
