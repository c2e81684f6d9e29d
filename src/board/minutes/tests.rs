use super::*;
use crate::model::Day;
use crate::model::meeting::{
    Action, ActionStatus, AgendaItem, Attendance, Constraint, ConstraintCategory, Document, Level,
    MeetingType, Speaker,
};
use crate::model::minutes::{Content, MeetingHead, Stamp, Version, View, ViewFigure};

const HOSTILE: &str = "=1+1</p><img src=x onerror=alert(1)>\" onclick=\"a\n# judul\n- [x](javascript:alert(1)) | **b** `c` &lt;";

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn head(words: &str) -> MeetingHead {
    let institution = words.to_owned();
    MeetingHead {
        id: "rakor".into(),
        kind: MeetingType::Coordination,
        title: words.into(),
        start: day("2024-11-29"),
        end: day("2024-11-30"),
        place: words.into(),
        chair: words.into(),
        minute_taker: Some(words.into()),
        data_as_of: day("2024-10-31"),
        agenda: vec![
            AgendaItem { day: day("2024-11-30"), title: words.into() },
            AgendaItem { day: day("2024-11-29"), title: words.into() },
        ],
        speakers: vec![Speaker {
            name: None,
            institution: institution.clone(),
            topic: words.into(),
        }],
        attendance: vec![
            Attendance { institution: institution.clone(), people: Some(1_064) },
            Attendance { institution, people: None },
        ],
        documents: vec![Document { title: words.into(), address: Some(words.into()) }],
        source: words.into(),
    }
}

fn constraint(words: &str) -> Content {
    Content::Constraint(Constraint {
        id: "K-1".into(),
        text: words.into(),
        category: ConstraintCategory::Cost,
        agency: None,
        destination: Some("HKG".into()),
        severity: Level::High,
        root_cause: Some(words.into()),
        raised_by: Some(words.into()),
    })
}

fn action(words: &str, due: Option<&str>) -> Content {
    Content::Action(Action {
        id: "T-1".into(),
        text: words.into(),
        origin: Some("K-1".into()),
        owner_person: Some(words.into()),
        owner_institution: None,
        due_text: due.map(str::to_owned),
        due: due.map(|_| day("2024-12-31")),
        extensions: Vec::new(),
        measure: None,
        priority: Level::Medium,
        status: ActionStatus::InProgress,
        progress: 40,
        reason: None,
        evidence: None,
        done_on: None,
        verified_by: None,
        agency: Some("P001".into()),
        destination: None,
        carried_over_from: None,
        affects: None,
    })
}

fn view(words: &str) -> View {
    View {
        address: format!("period=2024-10&x={words}"),
        sentence: words.into(),
        figure: Some(ViewFigure { label: words.into(), value: "1.234".into(), raw: "1234".into() }),
        data_set: words.into(),
        data_as_of: Some(day("2024-10-31")),
    }
}

fn save(id: &str, minute: u32, content: Content, view: Option<View>) -> Version {
    let at = format!("2024-11-29T10:{minute:02}:00+07:00");
    Version::new(Stamp { id: id.into(), at, by: "Notulis".into() }, "rakor", content, view)
}

/// Minutes in which two people changed the action.
fn minutes(words: &str) -> Minutes {
    let first = save("3", 2, action(words, None), None);
    let minutes = Minutes::new([
        save("1", 0, Content::Meeting(head(words)), None),
        save("2", 1, constraint(words), Some(view(words))),
        first,
    ]);
    let entry = minutes.entry("rakor", Kind::Action, "T-1").unwrap();
    let stamp = |id: &str| Stamp {
        id: id.into(),
        at: format!("2024-11-29T10:1{id}:00+07:00"),
        by: "Notulis".into(),
    };
    let changes = [
        entry.after(stamp("4"), action("Menagih", Some("TW IV")), None),
        entry.after(stamp("5"), action(words, Some("TW IV")), None),
    ];
    minutes.merge(&Minutes::new(changes))
}

fn name(view: &str, key: &str) -> String {
    match (view, key) {
        ("destination", "HKG") => "Hong Kong".to_owned(),
        (_, key) => key.to_owned(),
    }
}

fn reader(lang: Lang) -> Reader<'static> {
    Reader { lang, name: &name, page: "https://kantor.go.id/" }
}

fn paper<T>(words: &str, lang: Lang, read: impl Fn(Paper<'_>) -> T) -> T {
    let minutes = minutes(words);
    let joined = into_meetings(&minutes, vec![]);
    read(Paper::new(reader(lang), &joined.meetings[0], &Entries::of(&minutes)))
}

#[test]
fn the_notulen_as_markdown_says_all_that_was_agreed() {
    let text = paper("Biaya", Lang::Id, |paper| paper.markdown());
    let expected = "# Biaya

- **Jenis rapat:** Rapat koordinasi
- **Hari, tanggal:** Jumat, 29 November 2024 – Sabtu, 30 November 2024
- **Tempat:** Biaya
- **Pimpinan rapat:** Biaya
- **Notulis:** Biaya
- **Data s.d.:** 31 Oktober 2024
- **Sumber:** Biaya

## Agenda

### Jumat, 29 November 2024

1. Biaya

### Sabtu, 30 November 2024

1. Biaya

## Narasumber

- Biaya · Biaya

## Kehadiran

| Instansi | Orang |
| --- | ---: |
| Biaya | 1.064 |
| Biaya | tanpa angka |

## Dokumen

- Biaya (Biaya)

## Kendala (1)

1. **K-1** Biaya
    - **Kategori:** Biaya
    - **Tingkat:** tinggi
    - **Akar masalah:** Biaya
    - **Diajukan oleh:** Biaya
    - **Negara tujuan:** Hong Kong
    - **Angka di layar:** Biaya: 1.234
    - **Temuan di layar:** Biaya
    - **Data tampilan s.d.:** 31 Oktober 2024
    - [Buka tampilannya](<https://kantor.go.id/?period=2024-10&x=Biaya>)

## Keputusan (0)

Tidak ada.

## Tindak lanjut (1)

1. **T-1** Biaya
    - ▲ 2 versi berbeda; yang tertulis di sini disimpan terakhir.
    - **Penanggung jawab:** Biaya
    - **Tenggat:** TW IV (31 Desember 2024)
    - **Ukuran keberhasilan:** tanpa ukuran
    - **Status:** Berjalan, 40%
    - **Prioritas:** sedang
    - **Asal:** K-1
    - **Lembaga:** P001
";
    assert_eq!(text, expected);
}

#[test]
fn both_languages_say_the_same_in_their_words() {
    let text = paper("Biaya", Lang::En, |paper| paper.markdown());
    for said in
        ["Friday, 29 November 2024", "**Owner:** Biaya", "## Decisions (0)\n\nNone.", "no measure"]
    {
        assert!(text.contains(said), "{said}");
    }
    assert!(!text.contains("Tindak") && !text.contains("tanpa"), "{text}");
    let [id, en] = [Lang::Id, Lang::En].map(|lang| paper("Biaya", lang, |paper| paper.markdown()));
    assert_eq!(id.lines().count(), en.lines().count());
}

#[test]
fn hostile_words_are_words_in_markdown() {
    let text = paper(HOSTILE, Lang::Id, |paper| paper.markdown());
    let plain = paper("Biaya", Lang::Id, |paper| paper.markdown());
    assert_eq!(text.lines().count(), plain.lines().count(), "no line more");
    let begins = |text: &str| -> Vec<String> {
        let marks = |line: &str| line.chars().take_while(|c| " #-|".contains(*c)).collect();
        text.lines().map(marks).collect()
    };
    assert_eq!(begins(&text), begins(&plain), "no block more");
    for (at, _) in text.match_indices(['<', '[', '`']) {
        let is_ours = text[at..].starts_with("[Buka") || text[at..].starts_with("<https://kantor");
        assert!(is_ours || text[..at].ends_with('\\'), "{}", &text[at..]);
    }
}

#[test]
fn hostile_words_are_words_in_html_and_the_link_is_an_address() {
    for lang in [Lang::Id, Lang::En] {
        let html = paper(HOSTILE, lang, |paper| paper.html());
        assert!(!html.contains("<img") && !html.contains("onclick=\"a"), "{html}");
        let links: Vec<&str> = html.split("href=\"").skip(1).collect();
        assert_eq!(links.len(), 1);
        assert!(links[0].starts_with("https://kantor.go.id/?period=2024-10&amp;x==1+1%3C/p%3E"));
        let count = |tag: &str| html.matches(tag).count();
        for tag in ["article", "section", "ol", "li", "dl", "dd", "p", "table"] {
            let opened = count(&format!("<{tag}>")) + count(&format!("<{tag} "));
            assert_eq!(opened, count(&format!("</{tag}>")), "{tag}");
        }
        assert!(!html.contains("style="));
    }
    let file = paper(HOSTILE, Lang::En, |paper| paper.html_file());
    assert!(file.starts_with("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"));
    assert!(!file.contains("<img") && !file.contains("<script"));
}

#[test]
fn the_csv_has_a_row_for_each_outcome_and_no_formula() {
    let minutes = minutes(HOSTILE);
    for lang in [Lang::Id, Lang::En] {
        let text = csv(reader(lang), &minutes, &[]);
        let mut rows = ::csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let headers = rows.headers().unwrap().clone();
        let rows: Vec<::csv::StringRecord> = rows.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 2);
        let cell = |row: usize, label: crate::model::Text| {
            let at = headers.iter().position(|header| header == label.get(lang)).unwrap();
            rows[row][at].to_owned()
        };
        assert_eq!(cell(0, words::FIGURE_VALUE), "1234");
        assert_eq!(cell(0, words::DESTINATION), "Hong Kong");
        assert_eq!(
            (cell(1, words::DUE), cell(1, words::VERSIONS)),
            ("2024-12-31".into(), "2".into())
        );
        assert_eq!(cell(1, words::SAVED_AT), "2024-11-29T10:15:00+07:00");
        for cell in rows.iter().flatten() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
        }
    }
}

#[test]
fn every_field_has_its_column() {
    let header = csv(reader(Lang::Id), &Minutes::default(), &[]);
    let header: Vec<&str> = header.trim_start_matches('\u{feff}').trim_end().split(',').collect();
    let mut contents = vec![constraint("x"), action("x", Some("TW IV"))];
    contents.push(Content::Decision(crate::model::meeting::Decision {
        id: "D-1".into(),
        text: "x".into(),
        basis: Some("x".into()),
        valid_from: Some(day("2024-12-01")),
        affects: Some(crate::model::meeting::Affected::Placements),
        agency: Some("P001".into()),
        destination: Some("HKG".into()),
    }));
    for field in contents.iter().flat_map(|content| fields::fields(content, reader(Lang::Id))) {
        assert!(
            header.contains(&field.label.get(Lang::Id))
                || header.contains(&format!("\"{}\"", field.label.get(Lang::Id)).as_str()),
            "{}",
            field.label.id
        );
    }
    let distinct: std::collections::BTreeSet<&&str> = header.iter().collect();
    assert_eq!(distinct.len(), header.len(), "no column twice");
}

#[test]
fn versions_stand_side_by_side_with_what_differs() {
    let minutes = minutes("Surat");
    let entry = minutes.entry("rakor", Kind::Action, "T-1").unwrap();
    let table = side_by_side(&entry, reader(Lang::Id));
    let by = |minute: u32| format!("Notulis · 29 November 2024 10:{minute} (+07:00)");
    assert_eq!(table.headers, ["Isian".to_owned(), by(14), by(15)]);
    let rows: Vec<Vec<&str>> =
        table.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect();
    assert_eq!(rows, [["Uraian", "Menagih", "Surat"], ["Penanggung jawab", "Menagih", "Surat"]]);
}
