//! What complaints are about and how they arrive. The publications name the most frequent of some 90
//! categories; the others here follow the office's form (DOMAIN §1). Some are specific personal data the
//! moment a row is one person.

use super::{Term, Vocabulary};
use crate::model::Text;

pub const COMPLAINT_CATEGORIES: Vocabulary =
    Vocabulary { name: "complaint_category", terms: CATEGORIES };

pub const COMPLAINT_CHANNELS: Vocabulary =
    Vocabulary { name: "complaint_channel", terms: CHANNELS };

#[rustfmt::skip]
const CATEGORIES: &[Term] = &[
    Term { code: "wants_to_return", label: Text::new("Ingin dipulangkan", "Wants to be repatriated"), variants: &["PMI ingin dipulangkan", "TKI ingin dipulangkan", "Minta dipulangkan"] },
    Term { code: "failed_departure", label: Text::new("Gagal berangkat", "Departure failed"), variants: &["PMI gagal berangkat", "TKI gagal berangkat"] },
    Term { code: "unpaid_wages", label: Text::new("Gaji tidak dibayar", "Unpaid wages"), variants: &["Gaji tidak dibayarkan", "Gaji belum dibayar"] },
    Term { code: "underpaid_wages", label: Text::new("Gaji di bawah standar", "Underpaid wages"), variants: &["Gaji tidak sesuai"] },
    Term { code: "death", label: Text::new("Meninggal dunia", "Death"), variants: &["Meninggal", "Meninggal dunia di negara tujuan", "PMI meninggal"] },
    Term { code: "overcharging", label: Text::new("Biaya melebihi struktur biaya", "Fees above the cost structure"), variants: &["Biaya penempatan melebihi struktur biaya"] },
    Term { code: "job_fraud", label: Text::new("Penipuan peluang kerja", "Job fraud"), variants: &["Penipuan kerja", "Penipuan lowongan kerja"] },
    Term { code: "social_security", label: Text::new("Jaminan sosial", "Social security"), variants: &["Jaminan sosial PMI", "Klaim jaminan sosial"] },
    Term { code: "deportation", label: Text::new("Deportasi / repatriasi", "Deportation or repatriation"), variants: &["Deportasi", "Repatriasi"] },
    Term { code: "illness", label: Text::new("Sakit", "Illness"), variants: &["PMI sakit", "Sakit/rawat inap"] },
    Term { code: "trafficking", label: Text::new("Perdagangan orang", "Human trafficking"), variants: &["TPPO", "Tindak pidana perdagangan orang"] },
    Term { code: "contract_breach", label: Text::new("Pekerjaan tidak sesuai perjanjian kerja", "Work not as contracted"), variants: &["Pekerjaan tidak sesuai PK", "Tidak sesuai perjanjian kerja"] },
    Term { code: "termination", label: Text::new("Pemutusan hubungan kerja sepihak", "Dismissal before the contract's end"), variants: &["PHK", "PHK sepihak", "Pemutusan hubungan kerja", "PHK sebelum masa perjanjian kerja berakhir"] },
    Term { code: "lost_contact", label: Text::new("Putus komunikasi", "Lost contact"), variants: &["Putus hubungan komunikasi", "Hilang kontak"] },
    Term { code: "violence", label: Text::new("Tindak kekerasan dari majikan", "Violence by the employer"), variants: &["Tindak kekerasan", "Kekerasan", "Penganiayaan"] },
    Term { code: "sexual_violence", label: Text::new("Pelecehan atau kekerasan seksual", "Sexual harassment or violence"), variants: &["Pelecehan seksual", "Kekerasan seksual"] },
    Term { code: "withheld_documents", label: Text::new("Dokumen ditahan", "Withheld documents"), variants: &["Penahanan paspor", "Penahanan dokumen", "Paspor atau dokumen lainnya ditahan P3MI", "Penahanan paspor atau dokumen lainnya oleh P3MI"] },
    Term { code: "work_accident", label: Text::new("Kecelakaan kerja", "Work accident"), variants: &["Kecelakaan"] },
    Term { code: "nonprocedural", label: Text::new("Penempatan nonprosedural", "Non-procedural placement"), variants: &["Nonprosedural", "Unprosedural", "PMI nonprosedural"] },
    Term { code: "detention", label: Text::new("Ditahan atau proses hukum", "Detained or in court"), variants: &["Ditahan", "Proses hukum", "Masalah hukum"] },
    Term { code: "overstay", label: Text::same("Overstay"), variants: &["Melebihi izin tinggal", "Izin tinggal habis"] },
    Term { code: "insurance_claim", label: Text::new("Klaim asuransi", "Insurance claim"), variants: &["Asuransi", "Asuransi belum dibayar"] },
    Term { code: "false_documents", label: Text::new("Pemalsuan dokumen", "Forged documents"), variants: &["Dokumen palsu"] },
    Term { code: "not_matched_employer", label: Text::new("Pindah majikan", "Employer changed"), variants: &["Majikan tidak sesuai", "Pindah pengguna"] },
    Term { code: "confinement", label: Text::new("Penampungan tidak layak", "Unfit accommodation"), variants: &["Penyekapan", "Penampungan"] },
    Term { code: "unpaid_return", label: Text::new("Kepulangan tidak ditanggung", "Return not paid for"), variants: &["Tiket kepulangan tidak ditanggung"] },
    Term { code: "depression", label: Text::new("Depresi atau gangguan jiwa", "Depression or mental illness"), variants: &["Depresi", "Gangguan jiwa", "Depresi/sakit jiwa"] },
    Term { code: "other", label: Text::new("Lain-lain", "Other"), variants: &["Lainnya", "Others"] },
];

#[rustfmt::skip]
const CHANNELS: &[Term] = &[
    Term { code: "in_person", label: Text::new("Datang langsung", "In person"), variants: &["Langsung", "Tatap muka", "Walk in"] },
    Term { code: "letter", label: Text::new("Surat", "Letter"), variants: &["Surat tertulis"] },
    Term { code: "telephone", label: Text::new("Telepon", "Telephone"), variants: &["Telp", "Phone", "Hotline", "Call center"] },
    Term { code: "messaging", label: Text::new("Pesan singkat", "Messaging"), variants: &["WhatsApp", "WA", "SMS"] },
    Term { code: "email", label: Text::new("Surel", "E-mail"), variants: &["Surat elektronik"] },
    Term { code: "social_media", label: Text::new("Media sosial", "Social media"), variants: &["Medsos", "Sosial media"] },
    Term { code: "online_form", label: Text::new("E-pengaduan", "Online form"), variants: &["Halo PMI", "Website"] },
    Term { code: "other", label: Text::new("Kanal lain", "Other channel"), variants: &["Lainnya"] },
];
