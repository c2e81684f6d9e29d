//! The words of the scribe.

use super::form;
use crate::model::Lang;
use crate::model::minutes::Kind;
use crate::model::text::texts;

texts! {
    MINUTES = "Notulen", "Minutes";
    MEETING = "Rapat", "Meeting";
    NO_MEETING = "Pilih rapat", "Choose a meeting";
    CONSTRAINT = "Kendala", "Constraint";
    DECISION = "Keputusan", "Decision";
    ACTION = "Tindak lanjut", "Action";
    LIST = "Daftar", "List";
    EXPORT = "Ekspor", "Export";
    IMPORT = "Impor", "Import";
    CLOSE = "Tutup", "Close";
    DRAFT = "draf", "draft";
    LETTERS = "Tombol huruf", "Letter keys";
    LETTERS_HELP = "K, D, T dan L bekerja selama tidak ada isian yang aktif.", "K, D, T and L work while no field has the focus.";
    SAVED = "Tersimpan di komputer ini", "Saved on this computer";
    SAVING = "Menyimpan …", "Saving …";
    ONLY_TAB = "Hanya di tab ini: peramban menolak penyimpanan. Ekspor sebelum menutup.", "In this tab only: the browser refuses storage. Export before closing.";
    SAVE = "Simpan", "Save";
    SAVE_KEYS = "Enter menyimpan, Shift+Enter baris baru, Escape menutup dan menyimpan draf.", "Enter saves, Shift+Enter starts a new line, Escape closes and keeps the draft.";
    LEAVE = "Tutup, simpan draf", "Close, keep the draft";
    BACK = "Kembali", "Back";
    EXPORT_UNSAVED = "Ekspor dengan entri ini", "Export with this entry";
    NEEDS_TEXT = "Isi teksnya lebih dahulu.", "Write the text first.";
    NEEDS_TITLE = "Isi judul dan tanggal rapat.", "Give the meeting a title and a date.";
    NEEDS_DAY = "Tanggal harus seperti 2026-11-28, dan ada di kalender.", "A date must be like 2026-11-28, and in the calendar.";
    NEEDS_END = "Hari terakhir tidak boleh sebelum hari pertama.", "The last day cannot be before the first.";
    NEEDS_REASON = "Tulis alasan penundaan atau pembatalan.", "Write the reason for the delay or cancellation.";
    NEEDS_PROGRESS = "Kemajuan adalah bilangan 0 sampai 100.", "Progress is a whole number from 0 to 100.";

    TEXT = "Teks", "Text";
    OWNER_PERSON = "Penanggung jawab (orang)", "Owner (person)";
    OWNER_INSTITUTION = "Penanggung jawab (instansi)", "Owner (institution)";
    DUE = "Tenggat", "Due";
    DUE_HELP = "Misalnya: 14 hari kerja, TW IV, akhir tahun", "For example: 14 hari kerja, TW IV, akhir tahun";
    DUE_UNDATED = "Tanpa tanggal: disimpan sebagai komitmen lunak.", "Without a date: kept as a soft commitment.";
    DUE_UNREAD = "Belum dikenali sebagai tanggal; teksnya disimpan.", "Not understood as a date; the text is kept.";
    DUE_BY = "Dipahami sebagai:", "Understood as:";
    MEASURE = "Ukuran hasil", "Measure";
    PRIORITY = "Prioritas", "Priority";
    CATEGORY = "Kategori", "Category";
    SEVERITY = "Tingkat", "Severity";
    BASIS = "Dasar", "Basis";
    ROOT_CAUSE = "Akar masalah", "Root cause";
    RAISED_BY = "Disampaikan oleh", "Raised by";
    VALID_FROM = "Berlaku sejak", "Valid from";
    AFFECTS = "Memengaruhi (ditandai pada grafiknya)", "Affects (marked on its charts)";
    ORIGIN = "Berasal dari", "Comes from";
    STATUS = "Status", "Status";
    PROGRESS = "Kemajuan (%)", "Progress (%)";
    EVIDENCE = "Bukti", "Evidence";
    DONE_ON = "Tanggal selesai", "Done on";
    VERIFIED_BY = "Diverifikasi oleh", "Verified by";
    REASON = "Alasan (tunda, batal, perpanjangan)", "Reason (delay, cancellation, extension)";
    MORE = "Rincian lain", "More";
    AGENCY = "P3MI", "Agency";
    DESTINATION = "Negara tujuan", "Destination";

    TITLE = "Judul rapat", "Title";
    START = "Tanggal (hari pertama)", "Date (first day)";
    END = "Hari terakhir", "Last day";
    MEETING_KIND = "Jenis rapat", "Kind";
    DATA_AS_OF = "Data s.d.", "Data as of";
    SOURCE = "Sumber", "Source";
    AGENDA = "Agenda", "Agenda";
    AGENDA_HELP = "Satu baris satu acara. Untuk hari lain: 2026-11-29 | acara", "A line for each item. For another day: 2026-11-29 | item";
    SPEAKERS = "Narasumber", "Speakers";
    SPEAKERS_HELP = "Satu baris satu narasumber: nama | instansi | topik, atau instansi | topik", "A line for each: name | institution | topic, or institution | topic";
    ATTENDANCE = "Kehadiran", "Attendance";
    ATTENDANCE_HELP = "Satu baris satu instansi: instansi | jumlah orang", "A line for each institution: institution | number of people";
    DOCUMENTS = "Dokumen", "Documents";
    DOCUMENTS_HELP = "Satu baris satu dokumen: judul | alamat web atau tempat simpan", "A line for each: title | address on the web, or where it is kept";
    PLACE = "Tempat", "Place";
    CHAIR = "Pemimpin rapat", "Chair";
    TAKER = "Notulis", "Minute taker";
    NEW_MEETING = "Rapat baru", "New meeting";
    BEGIN = "Mulai rapat", "Begin the meeting";
    CONTINUE = "Lanjutkan rapat", "Continue a meeting";
    MEETING_HELP = "Catatan disimpan di peramban ini dan tidak dikirim ke mana pun.", "Notes are kept in this browser and sent nowhere.";

    EMPTY = "Belum ada entri. Tekan K, D atau T.", "No entries yet. Press K, D or T.";
    EDIT = "Ubah", "Edit";
    REMOVE = "Hapus", "Remove";
    RESTORE = "Kembalikan", "Restore";
    REMOVED = "Dihapus", "Removed";
    VIEW = "Buka tampilan", "Open the view";
    CONFLICT = "Dua versi berbeda dari entri ini. Pilih yang berlaku; yang lain tetap tersimpan.", "Two versions of this entry differ. Choose the one that holds; the other stays on record.";
    KEEP = "Pakai versi ini", "Use this version";

    EXPORT_HELP = "JSON dapat diimpor kembali tanpa kehilangan apa pun, di komputer lain atau oleh program capaian. Notulen memuat rapat yang sedang dicatat.", "JSON can be imported again without losing anything, on another computer or by the program capaian. The minutes on paper are of the meeting being written down.";
    JSON = "JSON (cadangan lengkap)", "JSON (full copy)";
    XLSX = "XLSX (Excel)", "XLSX (Excel)";
    CSV = "CSV", "CSV";
    MARKDOWN = "Notulen (Markdown)", "Minutes (Markdown)";
    HTML = "Notulen (HTML)", "Minutes (HTML)";
    PRINT = "Cetak notulen", "Print the minutes";
    IMPORT_TITLE = "Hasil impor", "What was imported";
    NOT_HANDED_OUT = "Peramban menolak berkas atau pencetakan.", "The browser refused the file or the printing.";
}

/// The heading of a form.
pub(super) fn form_title(kind: Kind, is_change: bool, lang: Lang) -> String {
    let title = form::title(kind).get(lang);
    match (is_change, lang) {
        (false, _) => title.to_owned(),
        (true, Lang::Id) => format!("{title}: ubah"),
        (true, Lang::En) => format!("{title}: change"),
    }
}
