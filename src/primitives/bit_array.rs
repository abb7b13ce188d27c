//! Measured bits, shot by shot.
