//! Why something could not be kept, and what a person can do about it.

use crate::browser::BrowserError;
use crate::model::Message;

/// How the browser's storage refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// No room on the disk, or in what the browser allows this site.
    Full,
    /// A sandboxed frame, a private window, a setting.
    Refused,
    /// The connection ended; a new one failed too.
    Lost,
    /// Anything else, in the browser's words.
    Other(String),
}

impl Refusal {
    pub(super) fn of(error: &idb::Error) -> Self {
        Self::of_words(&error.to_string())
    }

    /// By the names of DOM exceptions, which all browsers share.
    fn of_words(words: &str) -> Self {
        let has = |names: &[&str]| names.iter().any(|name| words.contains(name));
        // A transaction that ends without a word of the browser: Firefox and WebKit do so when the disk is full.
        if has(&["QuotaExceeded", "quota", "DOM exception not found", "disk"]) {
            return Self::Full;
        }
        if has(&["InvalidStateError", "connection", "closing", "UnknownError"]) {
            return Self::Lost;
        }
        if has(&[
            "SecurityError",
            "indexeddb not found",
            "indexed db not found",
            "NotAllowed",
            "insecure",
            "denied",
        ]) {
            return Self::Refused;
        }
        Self::Other(words.to_owned())
    }

    pub(super) fn is_lost(&self) -> bool {
        *self == Self::Lost
    }

    /// What happened, and that the text is still here.
    pub(super) fn message(&self) -> Message {
        match self {
            Self::Full => Message::new(
                "Belum tersimpan: penyimpanan penuh. Teks tetap di sini; ekspor sekarang atau kosongkan ruang, lalu simpan lagi.",
                "Not saved: storage is full. The text is still here; export now or free some space, then save again.",
            ),
            Self::Refused => Message::new(
                "Peramban menolak penyimpanan: catatan hanya bertahan selama tab ini terbuka. Ekspor sebelum menutupnya.",
                "The browser refuses storage: notes last only while this tab is open. Export before closing it.",
            ),
            Self::Lost => Message::new(
                "Belum tersimpan: sambungan ke penyimpanan terputus. Teks tetap di sini; ekspor sekarang, lalu muat ulang halaman.",
                "Not saved: the connection to storage was lost. The text is still here; export now, then reload the page.",
            ),
            Self::Other(words) => Message::new(
                format!("Belum tersimpan: {words}. Teks tetap di sini dan dapat diekspor."),
                format!("Not saved: {words}. The text is still here and can be exported."),
            ),
        }
    }
}

impl From<BrowserError> for Refusal {
    fn from(error: BrowserError) -> Self {
        Self::Other(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_words_say_what_can_be_done() {
        let of = Refusal::of_words;
        assert_eq!(of("failed to put: QuotaExceededError: no"), Refusal::Full);
        assert_eq!(of("InvalidStateError: The database connection is closing."), Refusal::Lost);
        assert_eq!(of("SecurityError: denied"), Refusal::Refused);
        assert_eq!(of("odd"), Refusal::Other("odd".to_owned()));
    }
}
