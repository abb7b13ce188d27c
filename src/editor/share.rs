//! Links that hold a circuit.
//!
//! The part of the address behind the `#`, which browsers send to no server, is `v1.` and then,
//! as base64 for addresses, a zlib stream (with its checksum) of the [`Content`] as JSON.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};
use thiserror::Error;

use super::Content;
use crate::qasm::MAX_SOURCE_BYTES;

/// Why a link cannot be made or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ShareError {
    /// The link is incomplete or was changed on its way.
    #[error("the link is damaged")]
    Damaged,
    /// More than a link may hold.
    #[error("a link holds at most {limit} bytes")]
    TooLarge {
        /// The limit in bytes, before compression.
        limit: usize,
    },
    /// The link was made by a version of Ketpad that this one does not know.
    #[error("a link of version {version}")]
    Version {
        /// The version it was made in.
        version: u32,
    },
}

/// The version of the format that is written.
const VERSION: u32 = 1;

/// Most bytes of JSON in a link: enough for every program that is read.
pub const MAX_BYTES: usize = 2 * MAX_SOURCE_BYTES;

/// How hard zlib tries: as hard as it can, since a link is made once and the text is short.
const LEVEL: u8 = 9;

/// The part of a link that holds this content.
///
/// # Errors
/// [`ShareError::TooLarge`].
pub fn encode(content: &Content) -> Result<String, ShareError> {
    let json = serde_json::to_vec(content).expect("invariant: strings are always JSON");
    if json.len() > MAX_BYTES {
        return Err(ShareError::TooLarge { limit: MAX_BYTES });
    }
    let packed = URL_SAFE_NO_PAD.encode(compress_to_vec_zlib(&json, LEVEL));
    Ok(format!("v{VERSION}.{packed}"))
}

/// Reads what [`encode`] has written. Whether the text in it is a program is for the caller to
/// see. No more than [`MAX_BYTES`] are ever unpacked.
///
/// # Errors
/// [`ShareError`].
pub fn decode(link: &str) -> Result<Content, ShareError> {
    let (version, packed) = link.split_once('.').ok_or(ShareError::Damaged)?;
    let number = version.strip_prefix('v').and_then(|number| number.parse().ok());
    let version = number.ok_or(ShareError::Damaged)?;
    if version != VERSION {
        return Err(ShareError::Version { version });
    }
    let packed = URL_SAFE_NO_PAD.decode(packed).map_err(|_| ShareError::Damaged)?;
    let json = decompress_to_vec_zlib_with_limit(&packed, MAX_BYTES);
    let json = json.map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => ShareError::TooLarge { limit: MAX_BYTES },
        _ => ShareError::Damaged,
    })?;
    // As text, like a saved document, so that the page holds one reader of JSON.
    let json = String::from_utf8(json).map_err(|_| ShareError::Damaged)?;
    serde_json::from_str(&json).map_err(|_| ShareError::Damaged)
}
