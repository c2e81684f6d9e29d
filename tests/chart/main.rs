//! The charts as the page meets them: golden drawings, words, formats, themes, hostile inputs.

mod cases;
mod formats;
mod goldens;
mod hostile;
mod inputs;
mod themes;
mod well_formed;
mod words;
