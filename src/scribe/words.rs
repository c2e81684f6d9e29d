//! The words of the scribe.

use crate::model::text::texts;

texts! {
    MINUTES = "Notulen", "Minutes";
    MEETING = "Rapat", "Meeting";
    KIND = "Jenis", "Kind";
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
    NEEDS_TITLE = "Isi judul dan tanggal rapat (yang ada di kalender).", "Give the meeting a title and a date that the calendar has.";

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
    AGENCY = "P3MI", "Agency";
    DESTINATION = "Negara tujuan", "Destination";

    TITLE = "Judul rapat", "Title";
    DATE = "Tanggal", "Date";
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

    EXPORT_HELP = "JSON dapat diimpor kembali tanpa kehilangan apa pun. CSV dibuka oleh Excel; berkas XLSX tidak dibuat di sini.", "JSON can be imported again without losing anything. CSV opens in Excel; XLSX files are not made here.";
    JSON = "JSON (cadangan lengkap)", "JSON (full copy)";
    CSV = "CSV (untuk Excel)", "CSV (for Excel)";
    MARKDOWN = "Markdown", "Markdown";
    PRINT = "Cetak", "Print";
    IMPORT_TITLE = "Hasil impor", "What was imported";
    NOT_HANDED_OUT = "Peramban menolak berkas atau pencetakan.", "The browser refused the file or the printing.";
}
