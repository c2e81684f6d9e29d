//! The words around an embedded chart and of the dialog that offers its code.

use crate::model::text::texts;

texts! {
    WHOLE_PAGE = "Buka halaman lengkap", "Open the full page";
    NO_CHART = "Grafik ini tidak ada di halaman ini.", "There is no such chart on this page.";
    DATA_CHANGED = "Data telah berubah sejak bagian ini disematkan: angkanya dapat berbeda.", "The data have changed since this was embedded: its figures may differ.";
    PROGRAM_CHANGED = "Program telah diperbarui sejak bagian ini disematkan; datanya sama.", "The program has been renewed since this was embedded; its data are the same.";
    EMBED_TITLE = "Sematkan di halaman lain", "Embed in another page";
    WHAT = "Bagian halaman", "Part of the page";
    WHOLE = "Seluruh halaman", "The whole page";
    KIND = "Jenis kode", "Kind of code";
    LIVE = "Ikut diperbarui", "Will update";
    LIVE_HELP = "Menampilkan data terbaru dari halaman ini, dengan saringan yang sekarang terpasang.", "Shows the newest data of this page, under the filters that are on now.";
    FIXED = "Versi ini saja", "This exact version";
    FIXED_HELP = "Gambar yang tidak pernah berubah. Simpan berkasnya di server Anda di samping halaman; nama berkas memuat sidik isinya.", "A picture that never changes. Keep the file on your server beside the page; its name holds the digest of its content.";
    PINNED = "Hidup, dengan versi ini sebagai patokan", "Live, held against this version";
    PINNED_HELP = "Grafik hidup yang mengatakan bila data atau programnya sudah lain dari sekarang. Gambar versi ini tampil bila grafik tidak termuat.", "A live chart that says when its data or program are no longer those of now. The picture of this version is shown where the chart cannot be.";
    FRAME = "Bingkai saja (tanpa skrip)", "Frame only (no script)";
    FRAME_HELP = "Untuk portal yang tidak menerima skrip. Tingginya tetap.", "For portals that take no script. Its height is fixed.";
    CODE = "Kode", "Code";
    COPY = "Salin kode", "Copy the code";
    COPIED = "Kode disalin", "Code copied";
    COPY_REFUSED = "Peramban menolak menyalin; pilih kodenya lalu Ctrl+C.", "The browser refused to copy; select the code and press Ctrl+C.";
    SAVE_PICTURE = "Simpan gambar (SVG)", "Save the picture (SVG)";
    NO_PICTURE = "Bagian ini tidak memuat gambar. Pilih kode yang ikut diperbarui.", "This part holds no picture. Choose the code that will update.";
    PREVIEW = "Pratinjau", "Preview";
    CLOSE = "Tutup", "Close";
}
