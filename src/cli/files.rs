//! Reading and writing files, with problems that name the file and say what to do. The only place of the
//! native program that touches the disk; and its standard output.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::Path;

use serde::Serialize;

use crate::model::{Place, Problem, ProblemKind};

/// The bytes of a file.
pub fn read(path: &Path) -> Result<Vec<u8>, Problem> {
    fs::read(path).map_err(|error| {
        Problem::error(ProblemKind::Missing, place(path), error.to_string())
            .expected("berkas yang dapat dibaca", "a readable file")
            .advice("Periksa nama dan izin berkas.", "Check the file's name and permissions.")
    })
}

/// All files of a folder and those in it, by their paths within it with `/` between the parts.
pub fn all(folder: &Path) -> Result<Vec<(String, Vec<u8>)>, Problem> {
    let unread = |error: std::io::Error| {
        Problem::error(ProblemKind::Missing, place(folder), error.to_string())
            .expected("folder yang dapat dibaca", "a readable folder")
            .advice("Periksa nama dan izin folder.", "Check the folder's name and permissions.")
    };
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).map_err(unread)? {
        let entry = entry.map_err(unread)?;
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if path.is_dir() {
            all.extend(
                self::all(&path)?
                    .into_iter()
                    .map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)),
            );
        } else {
            all.push((name, read(&path)?));
        }
    }
    Ok(all)
}

/// Writes to standard output.
///
/// # Errors
/// A full disk behind it. That its reader has seen enough, as `head` does, is none.
pub fn say(text: &str) -> Result<(), Problem> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let place = Place::file("stdout");
            Err(Problem::error(ProblemKind::Unreadable, place, error.to_string()))
        }
        _ => Ok(()),
    }
}

/// Writes a file whole, making its folder where it is missing.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    folder.and_then(|()| fs::write(path, bytes)).map_err(|error| {
        Problem::error(ProblemKind::Unreadable, place(path), error.to_string())
            .expected("folder yang dapat ditulisi", "a folder that can be written to")
            .advice(
                "Pilih folder lain atau kosongkan ruang disk.",
                "Choose another folder, or free some disk space.",
            )
    })
}

/// Writes a value as indented JSON, with a line feed at the end.
pub fn write_json(path: &Path, value: &impl Serialize) -> Result<(), Problem> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(|error| {
        Problem::error(ProblemKind::Unreadable, place(path), error.to_string())
            .expected("data yang dapat ditulis sebagai JSON", "data that JSON can hold")
    })?;
    bytes.push(b'\n');
    write(path, &bytes)
}

fn place(path: &Path) -> Place {
    Place::file(path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    #[test]
    fn a_missing_file_is_named_in_both_languages() {
        let problem = read(Path::new("/nowhere/at/all.csv")).unwrap_err();
        assert_eq!(problem.kind, ProblemKind::Missing);
        for lang in [Lang::Id, Lang::En] {
            assert!(problem.describe(lang).starts_with("/nowhere/at/all.csv"), "{lang:?}");
        }
    }

    #[test]
    fn writing_makes_the_folder() {
        let folder = std::env::temp_dir().join(format!("capaian-files-{}", std::process::id()));
        let path = folder.join("a/b.txt");
        write(&path, b"isi").unwrap();
        assert_eq!(read(&path).unwrap(), b"isi");
        fs::remove_dir_all(folder).unwrap();
    }
}
