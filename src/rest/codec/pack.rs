//! Bytes in JSON: base64, and zlib inside it. All that is unpacked is bounded.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};

use super::cursor::Cursor;
use super::{CodecError, Problem};

/// Most bytes that all data of one document take together: 256 MiB, five times what a request
/// to the service may have.
pub const MAX_BYTES: usize = 1 << 28;

/// How hard zlib tries. The default of zlib and of Python.
const LEVEL: u8 = 6;

/// What one document may still unpack.
pub(super) struct Budget {
    left: usize,
}

impl Budget {
    pub(super) fn new() -> Self {
        Self { left: MAX_BYTES }
    }

    /// Takes so many bytes for what is at `at`.
    pub(super) fn take(&mut self, bytes: usize, at: &Cursor<'_>) -> Result<(), CodecError> {
        self.left = self.left.checked_sub(bytes).ok_or_else(|| too_large(at))?;
        Ok(())
    }

    /// The bytes of a string in base64.
    pub(super) fn base64(&mut self, at: &Cursor<'_>) -> Result<Vec<u8>, CodecError> {
        let bytes = STANDARD.decode(at.text()?).map_err(|_| at.error(Problem::Base64))?;
        self.take(bytes.len(), at)?;
        Ok(bytes)
    }

    /// The bytes of a string with a zlib stream in base64.
    pub(super) fn zlib(&mut self, at: &Cursor<'_>) -> Result<Vec<u8>, CodecError> {
        let packed = STANDARD.decode(at.text()?).map_err(|_| at.error(Problem::Base64))?;
        let bytes = decompress_to_vec_zlib_with_limit(&packed, self.left);
        let bytes = bytes.map_err(|error| match error.status {
            TINFLStatus::HasMoreOutput => too_large(at),
            _ => at.error(Problem::Zlib),
        })?;
        self.take(bytes.len(), at)?;
        Ok(bytes)
    }
}

fn too_large(at: &Cursor<'_>) -> CodecError {
    at.error(Problem::TooLarge { limit: MAX_BYTES })
}

/// Bytes as base64.
pub(super) fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// Bytes as a zlib stream in base64.
pub(super) fn zlib(bytes: &[u8]) -> String {
    base64(&compress_to_vec_zlib(bytes, LEVEL))
}
