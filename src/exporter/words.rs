//! The words of the dialogs and of what stands around exported figures.

use crate::model::text::texts;

texts! {
    SAVE = "Simpan", "Save";
    PICTURE = "Gambar", "Picture";
    TABLE = "Tabel", "Table";
    ELSEWHERE = "Tempat lain", "Elsewhere";
    PNG = "PNG", "PNG";
    PNG_HELP = "untuk dokumen dan pesan, dua kali ukuran layar", "for documents and messages, twice the screen's size";
    SVG = "SVG", "SVG";
    SVG_HELP = "tajam pada ukuran berapa pun", "sharp at any size";
    COPY_IMAGE = "Salin gambar", "Copy the picture";
    COPY_IMAGE_HELP = "lalu tempel ke dokumen", "then paste it into a document";
    CSV = "CSV", "CSV";
    CSV_HELP = "untuk program mana pun", "for any program";
    XLSX = "XLSX", "XLSX";
    XLSX_HELP = "untuk lembar kerja, dengan sumber dan kode", "for spreadsheets, with source and code";
    COPY_CODE = "Salin kode", "Copy the code";
    OPEN_CODE = "Buka kode…", "Open a code…";
    EMBED = "Sematkan…", "Embed…";
    PRESENT = "Tambah ke presentasi", "Add to the presentation";
    PRINT = "Cetak atau PDF", "Print or PDF";
    CLOSE = "Tutup", "Close";
    CODE = "Kode tampilan", "Code of the view";
    CODE_HELP = "Ketik kode ini di Capaian dengan data yang sama, dan tampilan yang sama terbuka.", "Type this code in Capaian with the same data, and the same view opens.";
    SAVED = "Berkas disimpan.", "File saved.";
    COPIED = "Disalin.", "Copied.";
    COPY_REFUSED = "Peramban menolak menyalin. Simpan sebagai berkas, atau pilih teksnya lalu Ctrl+C.", "The browser refused to copy. Save a file instead, or select the text and press Ctrl+C.";
    REFUSED = "Peramban menolak membuat berkas ini.", "The browser refused to make this file.";
    OPEN_TITLE = "Buka kode", "Open a code";
    OPEN_HELP = "Huruf besar atau kecil sama saja; spasi dan tanda hubung boleh dihilangkan.", "Upper and lower case are the same; spaces and hyphens may be left out.";
    OPEN = "Buka", "Open";
    OPEN_ANYWAY = "Tetap tampilkan", "Show it all the same";
    TITLE = "Judul", "Title";
    SOURCE = "Sumber", "Source";
    AS_OF = "Data", "Data";
    MARK = "Tanda", "Mark";
    STAMP = "Sidik data", "Stamp of the data";
}
