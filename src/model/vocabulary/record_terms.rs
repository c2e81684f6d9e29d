//! The closed lists of the small tables: kinds of agencies and sanctions, states of complaints and actions.
//! Codes are the names that the tables' types have in JSON and CSV.

use super::{Term, Vocabulary};
use crate::model::Text;

const fn term(
    code: &'static str,
    id: &'static str,
    en: &'static str,
    variants: &'static [&'static str],
) -> Term {
    Term { code, label: Text::new(id, en), variants }
}

pub const SCOPE_KINDS: Vocabulary = Vocabulary {
    name: "scope_kind",
    terms: &[
        term("office", "Kantor", "Office", &["UPT", "BP3MI", "Unit", "Keseluruhan"]),
        term("agency", "Lembaga", "Agency", &["P3MI", "Perusahaan"]),
        term("destination", "Negara tujuan", "Destination", &["Negara", "Country"]),
        term("scheme", "Skema", "Scheme", &["Skema penempatan", "Program"]),
    ],
};

pub const AGENCY_KINDS: Vocabulary = Vocabulary {
    name: "agency_kind",
    terms: &[
        term("p3mi", "P3MI", "Placement agency", &["PPTKIS", "PJTKI", "Perusahaan penempatan"]),
        term("training", "Lembaga pelatihan", "Training centre", &["BLK", "BLKLN", "LPK"]),
        term("medical", "Sarana kesehatan", "Medical centre", &["Sarkes", "Klinik", "Rumah sakit"]),
        term("psychology", "Lembaga psikologi", "Psychology", &["Psikologi"]),
        term("certification", "Lembaga sertifikasi", "Certification body", &["LSP"]),
        term(
            "social_security",
            "Jaminan sosial",
            "Social security",
            &["BPJS Ketenagakerjaan", "BPJS"],
        ),
        term("bank", "Bank", "Bank", &[]),
        term("education", "Lembaga pendidikan", "Education", &["Sekolah", "Perguruan tinggi"]),
    ],
};

pub const DEPOSITS: Vocabulary = Vocabulary {
    name: "deposit",
    terms: &[
        term("full", "Utuh", "Full", &["Lengkap", "Penuh"]),
        term("drawn", "Dicairkan", "Drawn", &["Cair", "Sudah dicairkan"]),
        term("not_required", "Tidak diwajibkan", "Not required", &["Tidak wajib", "Tidak perlu"]),
        term("unknown", "Tidak diketahui", "Unknown", &[]),
    ],
};

pub const SANCTION_KINDS: Vocabulary = Vocabulary {
    name: "sanction_kind",
    terms: &[
        term(
            "written_warning",
            "Peringatan tertulis",
            "Written warning",
            &["Peringatan", "SP1", "Teguran tertulis"],
        ),
        term(
            "partial_stop",
            "Penghentian sebagian",
            "Partial stop",
            &["Penghentian sementara sebagian", "Skorsing sebagian"],
        ),
        term(
            "full_stop",
            "Penghentian seluruhnya",
            "Full stop",
            &["Penghentian sementara seluruhnya", "Skorsing", "Penghentian sementara"],
        ),
        term("deposit_drawn", "Pencairan deposito", "Deposit drawn", &["Pencairan jaminan"]),
        term(
            "licence_revoked",
            "Pencabutan izin",
            "Licence revoked",
            &["Pencabutan SIP3MI", "Izin dicabut"],
        ),
    ],
};

pub const PHASES: Vocabulary = Vocabulary {
    name: "phase",
    terms: &[
        term("before_work", "Sebelum bekerja", "Before work", &["Sebelum", "Pra penempatan"]),
        term("during_work", "Selama bekerja", "During work", &["Selama", "Masa penempatan"]),
        term(
            "after_work",
            "Setelah bekerja",
            "After work",
            &["Setelah", "Sesudah bekerja", "Purna penempatan"],
        ),
    ],
};

pub const ATTRIBUTIONS: Vocabulary = Vocabulary {
    name: "attributable_to",
    terms: &[
        term("agency", "Lembaga", "Agency", &["P3MI", "Perusahaan"]),
        term("employer", "Pemberi kerja", "Employer", &["Majikan", "Pengguna"]),
        term("sponsor", "Calo", "Sponsor", &["Perekrut"]),
        term("unknown", "Tidak diketahui", "Unknown", &["Belum diketahui"]),
    ],
};

pub const COMPLAINT_STATES: Vocabulary = Vocabulary {
    name: "complaint_status",
    terms: &[
        term("new", "Baru", "New", &["Diterima", "Registrasi"]),
        term("clarification", "Klarifikasi", "Clarification", &[]),
        term("in_progress", "Diproses", "In progress", &["Proses", "Dalam proses", "Mediasi"]),
        term("closed", "Selesai", "Closed", &["Tuntas", "Ditutup"]),
    ],
};

pub const MEETING_TYPES: Vocabulary = Vocabulary {
    name: "meeting_type",
    terms: &[
        term("coordination", "Rapat koordinasi", "Coordination", &["Rakor"]),
        term(
            "technical_coordination",
            "Rapat koordinasi teknis",
            "Technical coordination",
            &["Rakornis"],
        ),
        term("evaluation", "Evaluasi", "Evaluation", &["Rapat evaluasi", "Monev"]),
        term("leadership", "Rapat pimpinan", "Leadership", &["Rapim"]),
        term("audience", "Audiensi", "Audience", &[]),
    ],
};

/// What a decision or an action is meant to move.
pub const AFFECTED: Vocabulary = Vocabulary {
    name: "affects",
    terms: &[
        term("placements", "Penempatan", "Placements", &["Jumlah penempatan"]),
        term("lead_time", "Lama proses", "Lead time", &["Waktu proses"]),
        term("complaints", "Pengaduan", "Complaints", &["Jumlah pengaduan"]),
        term("attainment", "Capaian", "Attainment", &["Capaian target", "Realisasi"]),
    ],
};

pub const CONSTRAINT_CATEGORIES: Vocabulary = Vocabulary {
    name: "constraint_category",
    terms: &[
        term("regulation", "Regulasi", "Regulation", &["Aturan", "Peraturan"]),
        term("system", "Sistem", "System", &["Sistem Sisko P2MI", "Aplikasi"]),
        term("cost", "Biaya", "Cost", &["Struktur biaya"]),
        term("documents", "Dokumen", "Documents", &["Berkas"]),
        term("health", "Kesehatan", "Health", &[]),
        term(
            "training_language",
            "Pelatihan dan bahasa",
            "Training and language",
            &["Pelatihan", "Bahasa"],
        ),
        term("destination", "Negara tujuan", "Destination", &["Negara penempatan"]),
        term("coordination", "Koordinasi", "Coordination", &[]),
        term("staff", "Pegawai", "Staff", &["SDM"]),
        term("budget", "Anggaran", "Budget", &[]),
    ],
};

pub const LEVELS: Vocabulary = Vocabulary {
    name: "level",
    terms: &[
        term("low", "Rendah", "Low", &["Ringan"]),
        term("medium", "Sedang", "Medium", &["Menengah"]),
        term("high", "Tinggi", "High", &["Berat", "Mendesak"]),
    ],
};

pub const ACTION_STATES: Vocabulary = Vocabulary {
    name: "action_status",
    terms: &[
        term("not_started", "Belum mulai", "Not started", &["Belum", "Belum dimulai"]),
        term("in_progress", "Berjalan", "In progress", &["Proses", "Dalam proses", "On progress"]),
        term("done", "Selesai", "Done", &["Tuntas"]),
        term("verified", "Terverifikasi", "Verified", &["Diverifikasi"]),
        term("postponed", "Ditunda", "Postponed", &["Tertunda"]),
        term("cancelled", "Dibatalkan", "Cancelled", &["Batal", "Canceled"]),
    ],
};
