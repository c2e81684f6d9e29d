//! Made-up institutions that support placement: training, medical, certification, bank and others. No
//! placement target applies to them.

use crate::model::Day;
use crate::model::agency::AgencyKind::{
    self, Bank, Certification, Education, Medical, Psychology, SocialSecurity, Training,
};
use crate::model::agency::{Agency, Deposit};

/// Name, kind, city, end of the accreditation as (year, month, day).
type Institution = (&'static str, AgencyKind, &'static str, (i32, u8, u8));

const INSTITUTIONS: &[Institution] = &[
    ("LPK Bahasa Contoh Satu", Training, "Jakarta Timur", (2025, 6, 30)),
    ("LPK Tata Graha Contoh Dua", Training, "Jakarta Selatan", (2024, 12, 15)),
    ("BLK-LN Contoh Tiga", Training, "Bekasi", (2026, 2, 28)),
    ("Klinik Contoh Satu", Medical, "Jakarta Timur", (2025, 3, 31)),
    ("Klinik Contoh Dua", Medical, "Jakarta Pusat", (2024, 9, 30)),
    ("Rumah Sakit Contoh Tiga", Medical, "Jakarta Selatan", (2026, 8, 31)),
    ("Biro Psikologi Contoh", Psychology, "Jakarta Barat", (2025, 11, 30)),
    ("LSP Contoh Pekerja Domestik", Certification, "Jakarta Timur", (2025, 1, 20)),
    ("TUK Contoh Perawat Lansia", Certification, "Jakarta Utara", (2026, 5, 15)),
    ("Jaminan Sosial Contoh", SocialSecurity, "Jakarta Selatan", (2027, 12, 31)),
    ("Bank Contoh Penyalur Kredit", Bank, "Jakarta Pusat", (2027, 12, 31)),
    ("Universitas Contoh Jarak Jauh", Education, "Tangerang Selatan", (2027, 12, 31)),
];

/// The twelve institutions, by id.
pub fn supporting() -> Vec<Agency> {
    (1..)
        .zip(INSTITUTIONS)
        .map(|(number, &(name, kind, city, (year, month, day)))| Agency {
            id: format!("L{number:02}"),
            name: name.to_owned(),
            kind,
            licence_number: Some(format!("AKRED-CONTOH/{number:02}")),
            licence_expires: Day::from_ymd(year, month, day),
            deposit: Deposit::NotRequired,
            city: city.to_owned(),
            sanctions: vec![],
        })
        .collect()
}
