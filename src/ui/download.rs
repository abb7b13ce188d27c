//! Files for the person to save. They are made in the page and leave it by an address of its own.

use js_sys::{Array, Promise};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement,
    HtmlImageElement, Url,
};

use super::dom;

fn text_blob(media_type: &str, text: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()
}

/// Offers a text as a file. Whether the browser took it.
pub(super) fn text(name: &str, media_type: &str, text: &str) -> bool {
    text_blob(media_type, text).is_some_and(|file| blob(name, &file))
}

/// Offers a file. Whether the browser took it.
pub(super) fn blob(name: &str, file: &Blob) -> bool {
    let Ok(url) = Url::create_object_url_with_blob(file) else { return false };
    let link = dom::document().and_then(|document| document.create_element("a").ok());
    let link = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = &link {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    // The address can be let go once the download has been started.
    let _ = Url::revoke_object_url(&url);
    link.is_some()
}

/// An SVG picture as a PNG file of this width and height in pixels; `None` where the browser
/// cannot draw it.
pub(super) async fn png(svg: &str, size: (f64, f64)) -> Option<Blob> {
    let file = text_blob("image/svg+xml", svg)?;
    let url = Url::create_object_url_with_blob(&file).ok()?;
    let drawn = draw(&url, size).await;
    let _ = Url::revoke_object_url(&url);
    let canvas = drawn?;
    let given = Promise::new(&mut |resolve, _| {
        let give = Closure::once_into_js(move |file: wasm_bindgen::JsValue| {
            // Calling a promise's own function cannot fail.
            let _ = resolve.call1(&wasm_bindgen::JsValue::UNDEFINED, &file);
        });
        let _ = canvas.to_blob(give.unchecked_ref());
    });
    JsFuture::from(given).await.ok()?.dyn_into().ok()
}

/// Draws the picture at an address onto a canvas.
async fn draw(url: &str, (width, height): (f64, f64)) -> Option<HtmlCanvasElement> {
    let image = HtmlImageElement::new().ok()?;
    let loaded = Promise::new(&mut |resolve, reject| {
        image.set_onload(Some(&resolve));
        image.set_onerror(Some(&reject));
    });
    image.set_src(url);
    JsFuture::from(loaded).await.ok()?;
    let canvas = dom::document()?.create_element("canvas").ok()?;
    let canvas = canvas.dyn_into::<HtmlCanvasElement>().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)
        .ok()?;
    Some(canvas)
}
