//! A drawing as pixels.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url,
};

use super::{BrowserError, document, window};

/// What a browser writes before the bytes of an image.
const DATA: &str = "data:image/png;base64,";

/// An SVG as a PNG of twice its size in CSS pixels, as a `data:` address.
///
/// # Errors
/// A policy that allows no `blob:` images, or markup that is no SVG.
pub async fn png(svg: &str, size: (u32, u32)) -> Result<String, BrowserError> {
    Ok(drawn(svg, size).await?.to_data_url_with_type("image/png")?)
}

/// As [`png`], as the bytes of the file.
///
/// # Errors
/// Those of [`png`].
pub async fn png_bytes(svg: &str, size: (u32, u32)) -> Result<Vec<u8>, BrowserError> {
    let address = png(svg, size).await?;
    let encoded = address.strip_prefix(DATA).ok_or_else(|| BrowserError::missing("PNG"))?;
    // One character for each byte.
    let bytes = window()?.atob(encoded)?;
    Ok(bytes.chars().filter_map(|byte| u8::try_from(u32::from(byte)).ok()).collect())
}

async fn drawn(svg: &str, (width, height): (u32, u32)) -> Result<HtmlCanvasElement, BrowserError> {
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    let parts = Array::of1(&JsValue::from_str(svg));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let image = HtmlImageElement::new()?;
    let loaded = Promise::new(&mut |done, failed| {
        image.set_onload(Some(&done));
        image.set_onerror(Some(&failed));
    });
    image.set_src(&address);
    let loaded = JsFuture::from(loaded).await;
    Url::revoke_object_url(&address).ok();
    loaded.map_err(|_| BrowserError::missing("an image of the drawing"))?;
    let canvas: HtmlCanvasElement = document()?
        .create_element("canvas")?
        .dyn_into()
        .map_err(|_| BrowserError::missing("a canvas"))?;
    canvas.set_width(width * 2);
    canvas.set_height(height * 2);
    let context = canvas.get_context("2d")?.ok_or_else(|| BrowserError::missing("a canvas"))?;
    let context: CanvasRenderingContext2d =
        context.dyn_into().map_err(|_| BrowserError::missing("a canvas"))?;
    context.draw_image_with_html_image_element_and_dw_and_dh(
        &image,
        0.0,
        0.0,
        f64::from(width * 2),
        f64::from(height * 2),
    )?;
    Ok(canvas)
}
