//! Recognises personal data, so that they are dropped before anything is kept. Cells are judged by form,
//! columns by header or by the form of their cells.

use serde::{Deserialize, Serialize};

use super::visible;
use crate::model::Text;
use crate::model::vocabulary::fold;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Personal {
    /// NIK: the citizen's number, 16 digits.
    CitizenNumber,
    Passport,
    Phone,
    Email,
    /// A person's name.
    Name,
    Address,
    /// Date or place of birth.
    Birth,
}

impl Personal {
    pub const fn label(self) -> Text {
        match self {
            Self::CitizenNumber => Text::new("NIK atau nomor identitas", "citizen number (NIK)"),
            Self::Passport => Text::new("nomor paspor", "passport number"),
            Self::Phone => Text::new("nomor telepon", "phone number"),
            Self::Email => Text::new("alamat surel", "e-mail address"),
            Self::Name => Text::new("nama orang", "person's name"),
            Self::Address => Text::new("alamat", "address"),
            Self::Birth => Text::new("tanggal atau tempat lahir", "date or place of birth"),
        }
    }
}

/// What a cell's form gives away.
pub fn of_cell(text: &str) -> Option<Personal> {
    let text = visible(text);
    if is_email(text) {
        return Some(Personal::Email);
    }
    let is_number = text.chars().all(|c| c.is_ascii_digit() || " .-+()".contains(c));
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if is_number && digits.len() == 16 {
        return Some(Personal::CitizenNumber);
    }
    let is_phone = digits.starts_with("08")
        || digits.starts_with("628") && text.starts_with("+62")
        || digits.starts_with("628") && digits.len() >= 11;
    if is_number && is_phone && (10..=14).contains(&digits.len()) {
        return Some(Personal::Phone);
    }
    let (letters, rest) = text.split_at(text.bytes().take_while(u8::is_ascii_uppercase).count());
    let is_passport = (1..=2).contains(&letters.len())
        && (6..=7).contains(&rest.len())
        && rest.bytes().all(|byte| byte.is_ascii_digit());
    is_passport.then_some(Personal::Passport)
}

/// A text with the words that are personal data by their form replaced; `None` when there are none.
pub fn masked(text: &str) -> Option<String> {
    let is_personal =
        |word: &str| of_cell(word.trim_matches([',', ';', '(', ')', ':', '.'])).is_some();
    if of_cell(text).is_some() {
        return Some(MASK.to_owned());
    }
    text.split_whitespace().any(is_personal).then(|| {
        let words = text.split_whitespace();
        words.map(|word| if is_personal(word) { MASK } else { word }).collect::<Vec<_>>().join(" ")
    })
}

/// Stands where personal data stood.
const MASK: &str = "•••";

/// What a column's header announces.
pub fn of_header(header: &str) -> Option<Personal> {
    let header = fold(header);
    let has = |words: &[&str]| words.iter().any(|word| header.contains(word));
    if header.contains("lahir") || has(&["birth", "umur", "usia"]) {
        Some(Personal::Birth)
    } else if has(&["paspor", "passport", "passpor"]) {
        Some(Personal::Passport)
    } else if has(&["email", "surel"]) {
        Some(Personal::Email)
    } else if has(&[
        "telepon",
        "telpon",
        "handphone",
        "nohp",
        "nomorhp",
        "notelp",
        "phone",
        "whatsapp",
        "nowa",
    ]) || matches!(header.as_str(), "hp" | "telp" | "tlp" | "wa")
    {
        Some(Personal::Phone)
    } else if has(&["noktp", "nomorktp", "nomorindukkependudukan", "nokk", "idpmi", "idcpmi"])
        || matches!(header.as_str(), "nik" | "ktp" | "nonik" | "nomornik")
    {
        Some(Personal::CitizenNumber)
    } else if has(&["alamat", "address"]) {
        Some(Personal::Address)
    } else if is_person_name(&header) {
        Some(Personal::Name)
    } else {
        None
    }
}

fn is_person_name(header: &str) -> bool {
    let of_person = [
        "lengkap",
        "pmi",
        "cpmi",
        "tki",
        "ctki",
        "pekerja",
        "orang",
        "ibu",
        "ayah",
        "ahliwaris",
        "suami",
        "istri",
        "penanggungjawab",
    ];
    match header.strip_prefix("nama") {
        Some("") => true,
        Some(rest) => of_person.iter().any(|word| rest.starts_with(word)),
        None => matches!(
            header,
            "name" | "fullname" | "workername" | "employeename" | "pmi" | "namapmi"
        ),
    }
}

fn is_email(text: &str) -> bool {
    let Some((user, host)) = text.split_once('@') else { return false };
    !user.is_empty()
        && host.split_once('.').is_some_and(|(name, end)| !name.is_empty() && end.len() >= 2)
        && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_recognised_by_form() {
        for (text, kind) in [
            ("3171234567890001", Personal::CitizenNumber),
            ("3171 2345 6789 0001", Personal::CitizenNumber),
            ("'3171234567890001", Personal::CitizenNumber),
            ("081234567890", Personal::Phone),
            ("+62 812-3456-7890", Personal::Phone),
            ("6281234567890", Personal::Phone),
            ("siti@contoh.id", Personal::Email),
            ("A1234567", Personal::Passport),
            ("XE123456", Personal::Passport),
        ] {
            assert_eq!(of_cell(text), Some(kind), "{text}");
        }
        for text in
            ["", "35.945", "29/11/2024", "Hong Kong", "2024", "P3MI", "08", "20241129", "@", "A12"]
        {
            assert_eq!(of_cell(text), None, "{text}");
        }
    }

    #[test]
    fn headers_of_personal_columns_are_known_and_those_of_agencies_are_not() {
        for (header, kind) in [
            ("Nama", Personal::Name),
            ("NAMA PMI", Personal::Name),
            ("Nama Lengkap", Personal::Name),
            ("NIK", Personal::CitizenNumber),
            ("No. KTP", Personal::CitizenNumber),
            ("No. Paspor", Personal::Passport),
            ("No HP", Personal::Phone),
            ("E-mail", Personal::Email),
            ("Alamat asal", Personal::Address),
            ("Tgl Lahir", Personal::Birth),
        ] {
            assert_eq!(of_header(header), Some(kind), "{header}");
        }
        for header in [
            "Nama P3MI",
            "Nama PPTKIS",
            "Nama Perusahaan",
            "Nama Negara",
            "Nama Jabatan",
            "Teknik",
            "Jumlah",
        ] {
            assert_eq!(of_header(header), None, "{header}");
        }
    }
}
