//! How tall a hosting page is to make the frame: told when it changes, and never twice for the same reason but once.
//!
//! What is drawn depends on the frame's width alone. Should it ever depend on the height too, each message would cause
//! the next; so a change is only told after a cause that the host's own answer cannot be.

/// Messages after a cause: one, and one more for what came late.
const MOST: u8 = 2;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Height {
    told: u32,
    left: u8,
    /// Width and size of text, in whole CSS pixels.
    shape: (u32, u32),
}

impl Height {
    /// Something may have changed that the host did not do: an answer has come, a person has done something.
    pub fn cause(&mut self) {
        self.left = MOST;
    }

    /// The height to tell, with the content `height` tall at this width and size of text.
    pub fn measured(&mut self, height: u32, shape: (u32, u32)) -> Option<u32> {
        if shape != self.shape {
            self.shape = shape;
            self.cause();
        }
        if height == 0 || height == self.told || self.left == 0 {
            return None;
        }
        self.left -= 1;
        self.told = height;
        Some(height)
    }

    /// What was told last.
    pub const fn told(&self) -> u32 {
        self.told
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_frame_that_follows_its_content_is_told_once() {
        let mut height = Height::default();
        assert_eq!(height.measured(320, (600, 16)), Some(320));
        assert_eq!(height.measured(320, (600, 16)), None);
    }

    #[test]
    fn content_that_grows_with_its_frame_stops_after_two() {
        let mut height = Height::default();
        let mut frame = 300;
        let told = (0..100).filter_map(|_| {
            frame = height.measured(frame + 10, (600, 16))?;
            Some(frame)
        });
        assert_eq!(told.collect::<Vec<_>>(), [310, 320]);
    }

    #[test]
    fn another_width_or_larger_text_is_another_height() {
        let mut height = Height::default();
        height.measured(320, (600, 16));
        height.measured(330, (600, 16));
        assert_eq!(height.measured(400, (280, 16)), Some(400));
        height.measured(410, (280, 16));
        assert_eq!(height.measured(700, (280, 32)), Some(700));
    }

    proptest! {
        #[test]
        fn never_more_than_two_a_cause(heights in prop::collection::vec(0u32..2000, 0..60)) {
            let mut height = Height::default();
            let told = heights.iter().filter(|tall| height.measured(**tall, (500, 16)).is_some());
            prop_assert!(told.count() <= 2);
        }
    }
}
