//! What is said around every figure that leaves the page.

use crate::model::text::texts;

texts! {
    SOURCE = "Sumber", "Source";
    SAMPLE = "DATA CONTOH — bukan data resmi, jangan dikutip", "SAMPLE DATA — not official, do not quote";
    CODE = "Kode tampilan", "Code of the view";
}
