//! The plotters backend that writes SVG. Its pixel is a tenth of a CSS pixel, so that plotters' whole
//! numbers become coordinates with one decimal. What belongs together is opened and closed on [`Sheet`].

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle, FontTransform,
    text_anchor::{HPos, VPos},
};

use super::advance;
use super::ink::Ink;
use super::sheet::Sheet;

/// Backend pixels in a CSS pixel.
pub const TENTHS: f64 = 10.0;

type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// Draws on a [`Sheet`] that its maker keeps a handle to.
pub struct SvgBackend {
    sheet: Rc<RefCell<Sheet>>,
    size: (u32, u32),
}

impl SvgBackend {
    pub fn new(sheet: Rc<RefCell<Sheet>>, width: f64, height: f64) -> Self {
        let tenths = |pixels: f64| (pixels * TENTHS).round().max(1.0) as u32;
        Self { sheet, size: (tenths(width), tenths(height)) }
    }

    /// Writes an element unless it would be invisible.
    fn put(&mut self, color: BackendColor, write: impl FnOnce(&mut Sheet, Ink)) -> Drawn {
        if color.alpha > 0.0 {
            write(&mut self.sheet.borrow_mut(), Ink::of(color.rgb));
        }
        Ok(())
    }
}

impl DrawingBackend for SvgBackend {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.put(color, |sheet, ink| {
            sheet.open("rect");
            sheet.rectangle((x, y), (x + 1, y + 1));
            sheet.fill(ink, color.alpha);
            sheet.close_empty();
        })
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let color = style.color();
        self.put(color, |sheet, ink| {
            sheet.open("rect");
            sheet.rectangle(upper_left, bottom_right);
            if fill {
                sheet.fill(ink, color.alpha);
            } else {
                sheet.stroke(ink, color.alpha, style.stroke_width());
            }
            sheet.close_empty();
        })
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let color = style.color();
        self.put(color, |sheet, ink| {
            let points: Vec<BackendCoord> = path.into_iter().collect();
            if points.len() < 2 {
                return;
            }
            sheet.open("path");
            sheet.path(&points, false);
            sheet.stroke(ink, color.alpha, style.stroke_width());
            sheet.close_empty();
        })
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        let color = style.color();
        self.put(color, |sheet, ink| {
            sheet.open("circle");
            sheet.circle(center, radius);
            if fill {
                sheet.fill(ink, color.alpha);
            } else {
                sheet.stroke(ink, color.alpha, style.stroke_width());
            }
            sheet.close_empty();
        })
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vert: I,
        style: &S,
    ) -> Drawn {
        let color = style.color();
        self.put(color, |sheet, ink| {
            let points: Vec<BackendCoord> = vert.into_iter().collect();
            sheet.open("path");
            sheet.path(&points, true);
            sheet.fill(ink, color.alpha);
            sheet.close_empty();
        })
    }

    fn draw_text<TStyle: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &TStyle,
        (x, y): BackendCoord,
    ) -> Drawn {
        let color = style.color();
        let size = style.size();
        // Where the baseline lies below the anchor, in parts of the size: half and whole cap height.
        let drop = match style.anchor().v_pos {
            VPos::Top => 0.73,
            VPos::Center => 0.36,
            VPos::Bottom => 0.0,
        };
        let anchor = match style.anchor().h_pos {
            HPos::Left => "start",
            HPos::Center => "middle",
            HPos::Right => "end",
        };
        let turn = match style.transform() {
            FontTransform::None => 0,
            FontTransform::Rotate90 => 90,
            FontTransform::Rotate180 => 180,
            FontTransform::Rotate270 => 270,
        };
        let bold = matches!(style.style(), FontStyle::Bold);
        self.put(color, |sheet, ink| {
            sheet.text(text, (x, y), (size * drop).round() as i32, anchor, turn);
            sheet.type_face(size, bold, style.family().as_str());
            sheet.fill(ink, color.alpha);
            sheet.close_with_text(text);
        })
    }

    fn estimate_text_size<TStyle: BackendTextStyle>(
        &self,
        text: &str,
        style: &TStyle,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let bold = matches!(style.style(), FontStyle::Bold);
        let width = advance::width(text, style.size(), bold).ceil();
        Ok((width as u32, style.size().ceil() as u32))
    }

    fn blit_bitmap(&mut self, _: BackendCoord, _: (u32, u32), _: &[u8]) -> Drawn {
        Ok(())
    }
}
