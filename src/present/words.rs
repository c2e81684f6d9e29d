//! The words of decks and of presenting.

use crate::model::Lang;
use crate::model::deck::Shape;
use crate::model::text::texts;

texts! {
    PRESENTATION = "Presentasi", "Presentation";
    DECK_TITLE = "Judul dek", "Title of the deck";
    SHAPE = "Bentuk layar", "Shape of the screen";
    START = "Mulai presentasi", "Start presenting";
    WINDOW = "Jendela pembicara", "Speaker's window";
    ADD_VIEW = "Tambah tampilan ini", "Add this view";
    ADD_WORDS = "Tambah slide kata", "Add a slide of words";
    AGENDA = "Dek bawaan rapat", "Default deck for a meeting";
    AGENDA_HELP = "Disusun dari data yang terbuka: capaian, selisih per P3MI, kendala, tindak lanjut, usulan.", "Made from the open data: attainment, gap by agency, constraints, follow-up, proposals.";
    EXPORT = "Ekspor berkas", "Export a file";
    IMPORT = "Impor berkas", "Import a file";
    PRINT = "Cetak / PDF", "Print / PDF";
    PPTX = "PowerPoint (PPTX)", "PowerPoint (PPTX)";
    UNDO = "Urungkan", "Undo";
    CLOSE = "Tutup", "Close";
    SLIDES = "Daftar slide", "Slides";
    EMPTY = "Belum ada slide. Tekan S pada tampilan mana pun, atau susun dek bawaan.", "No slides yet. Press S on any view, or make the default deck.";
    UP = "Naikkan", "Move up";
    DOWN = "Turunkan", "Move down";
    COPY = "Gandakan", "Duplicate";
    REMOVE = "Hapus", "Remove";
    OPEN_VIEW = "Buka tampilannya", "Open its view";
    RETAKE = "Ganti dengan tampilan ini", "Replace with this view";
    TITLE = "Judul (kosong: temuan dari data)", "Title (empty: the finding of the data)";
    LINES = "Kata pada slide, satu baris satu butir", "Words on the slide, one point a line";
    NOTES = "Catatan pembicara", "Speaker's notes";
    PIN = "Catat angka: tunjukkan apa yang berubah sejak slide dibuat", "Pin the figures: show what has changed since the slide was made";
    OF_WORDS = "kata", "words";
    LETTERS = "Tombol S menambah tampilan", "Key S adds a view";

    ADDED = "Ditambahkan sebagai slide", "Added as slide";
    SHOW_DECK = "Lihat dek", "See the deck";
    MAKING = "Menyusun slide", "Making slide";
    PRINTING = "Menyiapkan slide untuk dicetak", "Preparing slides for print";
    NO_SLIDES = "Dek ini belum berisi slide.", "This deck has no slides yet.";
    NOT_KEPT = "Peramban menolak menyimpan dek. Ekspor sebelum menutup halaman.", "The browser refuses to keep the deck. Export it before closing the page.";
    NO_WINDOW = "Peramban menolak membuka jendela kedua. Catatan ada pada tombol N.", "The browser refuses a second window. The notes are under the N key.";
    NO_SUCH_PART = "Bagian ini tidak ada dalam data yang terbuka.", "This part is not in the open data.";
    BROKEN_KEPT = "Dek yang tersimpan tidak terbaca; salinannya tidak dihapus.", "The deck that was kept cannot be read; its copy is not deleted.";

    SLIDE = "Slide", "Slide";
    BLACK = "Layar gelap. B untuk kembali.", "Black screen. B to come back.";
    FILTERED = "Saringan diubah. R kembali ke slide.", "Filters changed. R back to the slide.";
    CHANGED_SINCE = "Berubah sejak", "Changed since";
    UNCHANGED_SINCE = "Tidak berubah sejak", "Unchanged since";
    GONE = "tidak ada lagi", "no longer there";
    WITHOUT = "Tanpa", "Without";
    ONLY = "Hanya", "Only";
    ALL = "Semua", "All";
    FILTER = "Saring", "Filter";
    FILTER_HELP = "Ketik nama; Enter: hanya itu, Shift+Enter: tanpa itu.", "Type a name; Enter: only that, Shift+Enter: without that.";
    DESTINATIONS = "Negara tujuan", "Destinations";
    AGENCIES = "P3MI", "Agencies";
    NO_NOTES = "Tanpa catatan.", "No notes.";
    NEXT = "Berikutnya", "Next";
    LAST = "Slide terakhir.", "The last slide.";
    TIME = "Pukul", "Time";
    ELAPSED = "Berjalan", "Elapsed";
    START_CLOCK = "Mulai jam", "Start the clock";
    STOP_CLOCK = "Hentikan jam", "Stop the clock";
    PREVIOUS = "Sebelumnya", "Previous";
    DARKEN = "Layar gelap", "Black screen";
    RESET = "Kembali ke slide", "Back to the slide";
    WAITING = "Menunggu presentasi. Mulai presentasi di jendela utama.", "Waiting for the presentation. Start it in the main window.";
    HELP = "Tombol", "Keys";
    MORE = "lainnya", "more";

    COVER_LINE = "Rapat koordinasi", "Coordination meeting";
    PROPOSALS = "Usulan untuk diputuskan hari ini", "Proposals to decide today";
}

/// The keys of a presentation, and what they do.
pub(super) const KEYS: [(&str, crate::model::Text); 13] = {
    use crate::model::Text;
    [
        ("→ PageDown Space", Text::new("slide berikutnya", "next slide")),
        ("← PageUp", Text::new("slide sebelumnya", "previous slide")),
        (
            "Home End 1–99",
            Text::new("slide pertama, terakhir, bernomor", "first, last, numbered slide"),
        ),
        ("F /", Text::new("saring di tengah slide", "filter in the middle of a slide")),
        ("R", Text::new("kembali ke keadaan slide", "back to the slide as it was made")),
        ("B", Text::new("layar gelap", "black screen")),
        ("N", Text::new("catatan", "notes")),
        ("T (Shift+T)", Text::new("jam: mulai, henti", "clock: start, stop")),
        ("L", Text::new("penunjuk laser", "laser pointer")),
        ("P C", Text::new("pena, hapus coretan", "pen, wipe")),
        ("W", Text::new("jendela pembicara", "speaker's window")),
        ("?", Text::new("daftar ini", "this list")),
        ("Escape", Text::new("selesai", "leave")),
    ]
};

pub(super) const fn shape(shape: Shape) -> crate::model::Text {
    use crate::model::Text;
    match shape {
        Shape::Wide => Text::new("16:9, layar lebar", "16:9, wide screen"),
        Shape::Standard => Text::new("4:3, proyektor lama", "4:3, old projector"),
    }
}

/// `Slide 3 dari 6`.
pub(super) fn of_all(at: usize, count: usize, lang: Lang) -> String {
    let joined = match lang {
        Lang::Id => "dari",
        Lang::En => "of",
    };
    format!("{} {} {joined} {count}", SLIDE.get(lang), at + 1)
}
