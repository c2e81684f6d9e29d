//! What a data set is, and who stands behind it.

use super::texts;
use super::wish::About;
use crate::chart::format;
use crate::model::manifest::{Kind, Manifest};
use crate::model::{Day, Lang, Message};

/// A manifest as the page shows it; `stamp` is [`About::stamp`].
pub fn about(manifest: &Manifest, stamp: String) -> About {
    let day =
        |day: Day| Message::new(format::day_long(day, Lang::Id), format::day_long(day, Lang::En));
    let joined = |first: &Message, second: &Message| {
        Message::new(format!("{}, {}", first.id, second.id), format!("{}, {}", first.en, second.en))
    };
    let kind = Message::from(texts::kind(manifest.kind));
    About {
        is_sample: manifest.kind == Kind::Sample,
        as_of: manifest.data_as_of,
        facts: vec![
            (texts::DATA_SET.into(), joined(&kind, &manifest.title)),
            (texts::DATA_AS_OF.into(), day(manifest.data_as_of)),
            (texts::PUBLISHER.into(), joined(&manifest.publisher, &day(manifest.generated_at))),
            (texts::LICENCE.into(), Message::same(manifest.licence.clone())),
        ],
        notice: manifest.notice.clone(),
        definition: texts::DEFINITION.into(),
        tables: manifest.tables.iter().map(|table| (table.name.clone(), table.bytes)).collect(),
        stamp,
    }
}
