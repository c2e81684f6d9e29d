//! Recognises a web page that a server sent in place of data: an error page, a login form.

use crate::model::{Place, Problem, ProblemKind};

/// Whether bytes are HTML: the first character is `<` and `html` stands among the first 1,024 bytes.
pub(super) fn is_web_page(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    text.starts_with(b"<")
        && text
            .get(..1024)
            .unwrap_or(text)
            .windows(4)
            .any(|window| window.eq_ignore_ascii_case(b"html"))
}

pub(super) fn web_page(file: &str, expected_id: &str, expected_en: &str) -> Problem {
    Problem::error(ProblemKind::WebPage, Place::file(file), "HTML")
        .expected(expected_id, expected_en)
        .advice(
            "Server mengirim halaman web, bukan data: mungkin alamatnya salah, berkasnya belum \
             diunggah, atau perlu masuk lebih dulu. Periksa alamatnya, lalu coba lagi.",
            "The server sent a web page instead of data: the address may be wrong, the file not \
             uploaded yet, or a login needed first. Check the address, then try again.",
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn error_pages_are_told_from_data() {
        for page in ["<!DOCTYPE html>\n<title>404</title>", "\u{feff}  <html>", "<?xml?><HTML>"] {
            assert!(is_web_page(page.as_bytes()), "{page}");
        }
        for data in ["{\"html\": 1}", "html;<b>", "<5;3", "", "ARROW1"] {
            assert!(!is_web_page(data.as_bytes()), "{data}");
        }
    }
}
