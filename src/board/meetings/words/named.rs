//! Names of things.

use crate::model::Text;
use crate::model::meeting::{Affected, ConstraintCategory, Level, MeetingType};
use crate::model::text::texts;

texts! {
    OPEN = "Belum selesai", "Open";
    OVERDUE = "Terlambat", "Overdue";
    RUNNING = "Berjalan", "Under way";
    UNDATED = "Tanpa tenggat", "No due date";
    SOFT = "Komitmen lunak", "Soft commitments";
    SOFT_MEANS = "tanpa penanggung jawab, tenggat, atau ukuran", "without an owner, a due date or a measure";
    DONE = "Selesai", "Done";
    CANCELLED = "Dibatalkan", "Cancelled";
    ALL = "Semua", "All";
    ANY = "semua", "any";
    AS_BOARD = "Papan", "Board";
    AS_TABLE = "Tabel", "Table";
    VIEW = "Tampilan", "View";
    STATE = "Status", "State";
    OWNER = "Penanggung jawab", "Owner";
    CATEGORY = "Kategori", "Category";
    CATEGORIES = "Kategori kendala per rapat", "Categories of constraints by meeting";
    COMPLETE = "Lengkap", "Complete";
    IN_TIME = "Tepat waktu", "In time";
    ACTION = "Tindak lanjut", "Action";
    ACTIONS = "Tindak lanjut", "Actions";
    DUE = "Tenggat", "Due";
    PROGRESS = "Kemajuan", "Progress";
    LACKS = "Kurang", "Lacks";
    MEETING = "Rapat", "Meeting";
    YEAR = "Tahun", "Year";
    CALENDAR = "Kalender rapat", "Calendar of meetings";
    CHOOSE_MEETING = "Pilih sebuah rapat untuk membuka notulennya.", "Choose a meeting to open its minutes.";
    AGENDA = "Agenda", "Agenda";
    SPEAKERS = "Narasumber", "Speakers";
    ATTENDANCE = "Kehadiran", "Attendance";
    DOCUMENTS = "Dokumen", "Documents";
    INSTITUTION = "Instansi", "Institution";
    PEOPLE = "Orang", "People";
    NOT_RECORDED = "Tidak tercatat.", "Not recorded.";
    NO_NUMBER = "tanpa angka", "no number";
    FIGURES = "Angka yang disampaikan, dihitung ulang", "Figures shown, computed again";
    NO_FIGURES = "Tidak ada angka yang tercatat disampaikan.", "No figures are recorded as shown.";
    SAID = "Ucapan", "Said";
    STATED = "Disebut", "Stated";
    COMPUTED = "Hitungan", "Computed";
    VERDICT = "Simpulan", "Verdict";
    OUR_DATA = "Data untuk periode itu", "The data for that period";
    NO_SUM = "tanpa hitungan", "no sum given";
    CONSTRAINTS = "Kendala", "Constraints";
    DECISIONS = "Keputusan", "Decisions";
    CONSTRAINTS_MEAN = "Tiap kendala dengan rapat yang menyebutnya, yang paling sering berulang lebih dahulu.", "Each constraint with the meetings that named it, those that come back most often first.";
    SAME_MEANS = "Kendala dianggap sama bila kategori, lembaga, dan negaranya sama; tanpa keduanya, bila kata-katanya mirip. Selesai berarti semua tindak lanjutnya selesai, bukan bahwa masalahnya hilang.", "Constraints are taken for the same when category, agency and destination are; without either, when their words are alike. Solved means that all actions against it are done, not that the problem is gone.";
    FOLLOW_UP_MEANS = "Terlambat dihitung dari tenggat dan hari kalender, tidak pernah disimpan. Lengkap: ada penanggung jawab, tenggat, dan ukuran. Tepat waktu: selesai sampai tenggat / (selesai + terlambat), dari yang bertenggat.", "Overdue is derived from the due date in calendar days, never stored. Complete: there is an owner, a due date and a measure. In time: done by the due date / (done + overdue), of those with one.";
    ON_THE_CHART = "Lihat pada grafik", "See it on the chart";
    EFFECT = "Sebelum dan sesudah sebuah keputusan", "Before and after a decision";
    EFFECT_OF = "Keputusan atau tindak lanjut", "Decision or action";
    EFFECT_ON = "Ukuran", "Measure";
    EFFECT_UNIT = "Untuk", "For";
    START_MINUTES = "Mulai notulen", "Start minutes";
    UPDATE = "Perbarui", "Update";
    CHANGE = "Ubah", "Change";
    LIVE = "catatan peramban ini", "noted in this browser";
    OFFICE = "Seluruh kantor", "The whole office";
    CHOOSE_EFFECT = "Pilih keputusan atau tindak lanjut bertanggal.", "Choose a decision or an action with a date.";
    NO_EFFECTS = "Belum ada keputusan atau tindak lanjut yang bertanggal dan menyebut ukurannya.", "No decision or action has a date and a measure yet.";
    NO_CAUSE = "Perubahan sesudah sebuah keputusan bukan bukti bahwa keputusan itu penyebabnya; hal lain terjadi pada waktu yang sama.", "A change after a decision does not show that the decision caused it; other things happened at the same time.";
    METHOD = "Deret waktu terputus: taraf dan tren sebelum, loncatan taraf dan perubahan tren sesudahnya; autokorelasi AR(1) dirata-ratakan menurut peluangnya (Zellner dan Tiao 1964). Tabel: OLS dengan galat HAC Newey–West.", "Interrupted time series: level and trend before, step and change of trend after; AR(1) autocorrelation averaged by its likelihood (Zellner and Tiao 1964). Table: OLS with HAC errors after Newey and West.";
    COEFFICIENTS = "OLS dengan galat HAC", "OLS with HAC errors";
    TERM = "Suku", "Term";
    ESTIMATE = "Dugaan", "Estimate";
    ERROR = "Galat baku", "Standard error";
    WITHIN_95 = "Rentang 95%", "95% interval";
    LEVEL = "Loncatan taraf", "Step";
    SLOPE = "Perubahan tren per bulan", "Change of trend a month";
    AVERAGE = "Rata-rata sesudah", "Average after";
    PLACEBO_DATES = "Tanggal plasebo", "Placebo dates";
    PLACEBO_UNITS = "Unit plasebo", "Placebo units";
}

pub const fn kind(kind: MeetingType) -> Text {
    match kind {
        MeetingType::Coordination => Text::new("Rapat koordinasi", "Coordination meeting"),
        MeetingType::TechnicalCoordination => {
            Text::new("Rapat koordinasi teknis", "Technical coordination meeting")
        }
        MeetingType::Evaluation => Text::new("Rapat evaluasi", "Evaluation"),
        MeetingType::Leadership => Text::new("Rapat pimpinan", "Leadership meeting"),
        MeetingType::Audience => Text::new("Audiensi", "Audience"),
    }
}

pub const fn short_kind(kind: MeetingType) -> Text {
    match kind {
        MeetingType::Coordination => Text::new("Rakor", "Coord."),
        MeetingType::TechnicalCoordination => Text::new("Rakornis", "Tech."),
        MeetingType::Evaluation => Text::new("Evaluasi", "Eval."),
        MeetingType::Leadership => Text::new("Rapim", "Lead."),
        MeetingType::Audience => Text::new("Audiensi", "Aud."),
    }
}

pub const fn category(category: ConstraintCategory) -> Text {
    match category {
        ConstraintCategory::Regulation => Text::new("Regulasi", "Regulation"),
        ConstraintCategory::System => Text::new("Sistem dan aplikasi", "Systems"),
        ConstraintCategory::Cost => Text::new("Biaya", "Cost"),
        ConstraintCategory::Documents => Text::new("Dokumen", "Documents"),
        ConstraintCategory::Health => Text::new("Kesehatan", "Health"),
        ConstraintCategory::TrainingLanguage => {
            Text::new("Pelatihan dan bahasa", "Training and language")
        }
        ConstraintCategory::Destination => Text::new("Negara tujuan", "Destination"),
        ConstraintCategory::Coordination => Text::new("Koordinasi", "Coordination"),
        ConstraintCategory::Staff => Text::new("SDM", "Staff"),
        ConstraintCategory::Budget => Text::new("Anggaran", "Budget"),
    }
}

/// In the address.
pub const fn category_name(category: ConstraintCategory) -> &'static str {
    match category {
        ConstraintCategory::Regulation => "regulation",
        ConstraintCategory::System => "system",
        ConstraintCategory::Cost => "cost",
        ConstraintCategory::Documents => "documents",
        ConstraintCategory::Health => "health",
        ConstraintCategory::TrainingLanguage => "training_language",
        ConstraintCategory::Destination => "destination",
        ConstraintCategory::Coordination => "coordination",
        ConstraintCategory::Staff => "staff",
        ConstraintCategory::Budget => "budget",
    }
}

pub const fn level(level: Level) -> Text {
    match level {
        Level::Low => Text::new("rendah", "low"),
        Level::Medium => Text::new("sedang", "medium"),
        Level::High => Text::new("tinggi", "high"),
    }
}

pub const fn affected(affected: Affected) -> Text {
    match affected {
        Affected::Placements => Text::new("Penempatan", "Placements"),
        Affected::LeadTime => Text::new("Lama proses (hari)", "Lead time (days)"),
        Affected::Complaints => Text::new("Pengaduan", "Complaints"),
        Affected::Attainment => Text::new("Capaian bulanan", "Monthly attainment"),
    }
}
