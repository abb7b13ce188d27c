//! Arrays as NumPy writes them into files: `npy`, versions 1 to 3.
//!
//! Read by hand: the libraries for it bring a general parser of Python's literals and numbers of
//! any size, for a header that is always one dictionary of three entries.

use thiserror::Error;

use super::nd_array::num_elements;
use super::{ArrayData, NdArray};
use crate::math::C64;

/// Why bytes are not an array that is read here.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NpyError {
    /// They do not begin as the format does, or are of a version that nobody knows.
    #[error("this is no array in NumPy's format")]
    Magic,
    /// The description of the array cannot be read.
    #[error("the description of the array cannot be read")]
    Header,
    /// The elements are of a type that is not read.
    #[error("elements of the type {descr} are not read")]
    Descr {
        /// The type as NumPy writes it, such as `<f8`.
        descr: String,
    },
    /// The shape has more elements than fit anywhere or more than 64 axes, or is empty and
    /// stands for absurdly many lists.
    #[error("the shape {shape:?} is too large")]
    Shape {
        /// Lengths of the axes.
        shape: Vec<usize>,
    },
    /// There are more or fewer bytes than the shape calls for.
    #[error("{found} bytes of data, not {expected}")]
    Length {
        /// Number of bytes that the shape calls for.
        expected: usize,
        /// Number of bytes there are.
        found: usize,
    },
}

const MAGIC: &[u8] = b"\x93NUMPY";

/// The array starts at a multiple of so many bytes.
const ALIGNMENT: usize = 64;

/// What stands before the elements.
struct Header<'a> {
    descr: &'a str,
    fortran_order: bool,
    shape: Vec<usize>,
}

/// Reads an array.
pub(super) fn read(bytes: &[u8]) -> Result<NdArray, NpyError> {
    let (header, body) = split(bytes).ok_or(NpyError::Magic)?;
    let text = std::str::from_utf8(header).map_err(|_| NpyError::Header)?;
    let Header { descr, fortran_order, shape } = Parser(text).header().ok_or(NpyError::Header)?;
    let size = size_of(descr).ok_or_else(|| NpyError::Descr { descr: descr.to_owned() })?;
    let expected = num_elements(&shape).and_then(|elements| elements.checked_mul(size));
    let expected = expected.ok_or_else(|| NpyError::Shape { shape: shape.clone() })?;
    if body.len() != expected {
        return Err(NpyError::Length { expected, found: body.len() });
    }
    let mut data = elements(descr, body);
    if fortran_order {
        data = data.into_c_order(&shape);
    }
    NdArray::new(shape.clone(), data).ok_or(NpyError::Shape { shape })
}

/// The description of an array and the bytes of its elements.
fn split(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let rest = bytes.strip_prefix(MAGIC)?;
    let (version, rest) = rest.split_at_checked(2)?;
    let (length, rest) = match version[0] {
        1 => {
            let (length, rest) = rest.split_first_chunk::<2>()?;
            (u16::from_le_bytes(*length).into(), rest)
        }
        2 | 3 => {
            let (length, rest) = rest.split_first_chunk::<4>()?;
            (usize::try_from(u32::from_le_bytes(*length)).ok()?, rest)
        }
        _ => return None,
    };
    rest.split_at_checked(length)
}

/// Number of bytes of an element.
fn size_of(descr: &str) -> Option<usize> {
    match descr {
        "<f8" | "<i8" => Some(8),
        "<f4" | "<i4" => Some(4),
        "|u1" | "|b1" => Some(1),
        "<c16" => Some(16),
        _ => None,
    }
}

/// The elements of a type that [`size_of`] knows.
fn elements(descr: &str, bytes: &[u8]) -> ArrayData {
    let words = || bytes.as_chunks::<8>().0.iter();
    let halves = || bytes.as_chunks::<4>().0.iter();
    match descr {
        "<f8" => ArrayData::Float64(words().map(|&word| f64::from_le_bytes(word)).collect()),
        "<i8" => ArrayData::Int64(words().map(|&word| i64::from_le_bytes(word)).collect()),
        "<f4" => ArrayData::Float32(halves().map(|&half| f32::from_le_bytes(half)).collect()),
        "<i4" => ArrayData::Int32(halves().map(|&half| i32::from_le_bytes(half)).collect()),
        "|b1" => ArrayData::Bool(bytes.iter().map(|&byte| byte != 0).collect()),
        "<c16" => {
            let parts: Vec<f64> = words().map(|&word| f64::from_le_bytes(word)).collect();
            let pairs = parts.as_chunks::<2>().0.iter();
            ArrayData::Complex128(pairs.map(|&[re, im]| C64::new(re, im)).collect())
        }
        _ => ArrayData::Uint8(bytes.to_vec()),
    }
}

/// Writes an array, in C order.
pub(super) fn write(array: &NdArray) -> Vec<u8> {
    let (descr, body) = match array.data() {
        ArrayData::Float64(all) => ("<f8", all.iter().flat_map(|v| v.to_le_bytes()).collect()),
        ArrayData::Float32(all) => ("<f4", all.iter().flat_map(|v| v.to_le_bytes()).collect()),
        ArrayData::Int64(all) => ("<i8", all.iter().flat_map(|v| v.to_le_bytes()).collect()),
        ArrayData::Int32(all) => ("<i4", all.iter().flat_map(|v| v.to_le_bytes()).collect()),
        ArrayData::Uint8(all) => ("|u1", all.clone()),
        ArrayData::Bool(all) => ("|b1", all.iter().map(|&value| value.into()).collect()),
        ArrayData::Complex128(all) => {
            let parts = all.iter().flat_map(|value| [value.re, value.im]);
            ("<c16", parts.flat_map(f64::to_le_bytes).collect::<Vec<u8>>())
        }
    };
    let mut header = format!(
        "{{'descr': '{descr}', 'fortran_order': False, 'shape': {}, }}",
        python_tuple(array.shape())
    );
    // Magic, version and length take ten bytes; a line end closes the description.
    let unpadded = MAGIC.len() + 4 + header.len() + 1;
    header.extend(std::iter::repeat_n(' ', unpadded.next_multiple_of(ALIGNMENT) - unpadded));
    header.push('\n');
    // An array has at most 64 axes of at most twenty digits: far less than 65,535 bytes.
    let length = u16::try_from(header.len()).unwrap_or(u16::MAX);
    [MAGIC, &[1, 0], &length.to_le_bytes(), header.as_bytes(), &body].concat()
}

/// A shape as Python writes it: `()`, `(3,)`, `(2, 3)`.
fn python_tuple(shape: &[usize]) -> String {
    if let [length] = shape {
        return format!("({length},)");
    }
    let lengths: Vec<String> = shape.iter().map(ToString::to_string).collect();
    format!("({})", lengths.join(", "))
}

/// What is left of a description to be read.
struct Parser<'a>(&'a str);

impl<'a> Parser<'a> {
    /// `{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }`, in any order.
    fn header(mut self) -> Option<Header<'a>> {
        let (mut descr, mut fortran_order, mut shape) = (None, None, None);
        self.sign('{')?;
        while self.sign('}').is_none() {
            let name = self.text()?;
            self.sign(':')?;
            match name {
                "descr" => descr = Some(self.text()?),
                "fortran_order" => fortran_order = Some(self.truth()?),
                "shape" => shape = Some(self.shape()?),
                _ => return None,
            }
            if self.sign(',').is_none() {
                self.sign('}')?;
                break;
            }
        }
        let is_end = self.0.trim().is_empty();
        let header = Header { descr: descr?, fortran_order: fortran_order?, shape: shape? };
        is_end.then_some(header)
    }

    fn sign(&mut self, sign: char) -> Option<()> {
        self.0 = self.0.trim_start().strip_prefix(sign)?;
        Some(())
    }

    /// A string without escapes, in quotes of one of the two kinds.
    fn text(&mut self) -> Option<&'a str> {
        let rest = self.0.trim_start();
        let quote = rest.chars().next().filter(|quote| matches!(quote, '\'' | '"'))?;
        let (text, rest) = rest[1..].split_once(quote)?;
        self.0 = rest;
        (!text.contains('\\')).then_some(text)
    }

    fn truth(&mut self) -> Option<bool> {
        let rest = self.0.trim_start();
        let word = |word| rest.strip_prefix(word);
        let (value, rest) = match word("False") {
            Some(rest) => (false, rest),
            None => (true, word("True")?),
        };
        self.0 = rest;
        Some(value)
    }

    fn shape(&mut self) -> Option<Vec<usize>> {
        let mut shape = Vec::new();
        self.sign('(')?;
        while self.sign(')').is_none() {
            let rest = self.0.trim_start();
            let end = rest.find(|c: char| !c.is_ascii_digit())?;
            shape.push(rest[..end].parse().ok()?);
            self.0 = &rest[end..];
            if self.sign(',').is_none() {
                self.sign(')')?;
                break;
            }
        }
        Some(shape)
    }
}
