use serde_json::{Value as Json, json};

use super::encodings;
use crate::math::C64;
use crate::rest::codec::cursor::Cursor;
use crate::rest::codec::pack::{self, Budget};
use crate::rest::codec::{ArrayData, NdArray, Value, decode, encode, npy};

fn from_hex(text: &str) -> Vec<u8> {
    let digit = |byte: u8| (byte as char).to_digit(16).unwrap() as u8;
    text.as_bytes().chunks(2).map(|pair| digit(pair[0]) << 4 | digit(pair[1])).collect()
}

fn unpack(text: &Json) -> Vec<u8> {
    Budget::new().zlib(&Cursor::root(text)).unwrap()
}

/// The text of a packed array or circuit, which may stand inside of a bit array.
fn packed(encoded: &Json) -> &Json {
    let value = &encoded["__value__"];
    if value.is_string() { value } else { &value["array"]["__value__"] }
}

#[test]
fn the_bytes_inside_are_the_ones_of_the_specification() {
    let all = encodings();
    for (name, inside) in all["decoded_bytes"].as_object().unwrap() {
        let encoded = &all["encoded"][name];
        let bytes = unpack(packed(encoded));
        assert_eq!(Some(bytes.len() as u64), inside["bytes"].as_u64(), "{name}");
        // The specification has the beginning of long ones.
        let expected = from_hex(inside["hex"].as_str().unwrap());
        assert!(expected.len() == bytes.len() || expected.len() >= 256, "{name}");
        assert_eq!(bytes[..expected.len()], expected, "{name} is read");
        let again = encode(&decode(encoded).unwrap()).unwrap();
        if name != "ndarray_fortran" {
            assert_eq!(unpack(packed(&again)), bytes, "{name} is written");
        }
    }
}

#[track_caller]
fn check(name: &str, shape: &[usize], data: ArrayData) {
    let expected = NdArray::new(shape.to_vec(), data).unwrap();
    let decoded = decode(&encodings()["encoded"][name]).unwrap();
    assert_eq!(decoded, Value::NdArray(expected.clone()), "{name}");
    assert_eq!(npy::read(&npy::write(&expected)), Ok(expected));
}

#[test]
fn arrays_of_every_type_and_shape() {
    let six = || ArrayData::Float64(vec![0.0, 1.0, 2.0, 3.0, 4.0, 5.0]);
    check("ndarray_f8_2x3", &[2, 3], six());
    check("ndarray_fortran", &[2, 3], six());
    check("ndarray_f8_scalar", &[], ArrayData::Float64(vec![0.5]));
    check("ndarray_f8_empty_0", &[0], ArrayData::Float64(Vec::new()));
    check("ndarray_f8_empty_1x0", &[1, 0], ArrayData::Float64(Vec::new()));
    check("ndarray_i8", &[3], ArrayData::Int64(vec![1, 2, 3]));
    check("ndarray_u1", &[3, 1], ArrayData::Uint8(vec![0, 3, 1]));
    check("ndarray_c16", &[1], ArrayData::Complex128(vec![C64::new(1.0, 2.0)]));
    check("ndarray_bool", &[2], ArrayData::Bool(vec![true, false]));
}

#[test]
fn numbers_that_are_none_come_through_an_array() {
    let odd = [f64::NAN, f64::INFINITY, -0.0, f64::MIN_POSITIVE, f64::from_bits(1)];
    let array = NdArray::new(vec![5], ArrayData::Float64(odd.to_vec())).unwrap();
    let ArrayData::Float64(again) = npy::read(&npy::write(&array)).unwrap().into_parts().1 else {
        panic!("another type");
    };
    let bits: Vec<u64> = again.iter().map(|value| value.to_bits()).collect();
    assert_eq!(bits, odd.map(f64::to_bits));
}

/// An array with this description, which is padded as NumPy does.
fn with_header(version: u8, header: &str, body: &[u8]) -> Vec<u8> {
    let length = header.len() as u32;
    let length = match version {
        1 => (length as u16).to_le_bytes().to_vec(),
        _ => length.to_le_bytes().to_vec(),
    };
    [b"\x93NUMPY", &[version, 0][..], &length, header.as_bytes(), body].concat()
}

#[track_caller]
fn check_header(version: u8, header: &str, body: &[u8], shape: &[usize], data: ArrayData) {
    let expected = NdArray::new(shape.to_vec(), data);
    assert_eq!(npy::read(&with_header(version, header, body)).ok(), expected, "{header}");
}

#[test]
fn descriptions_are_read_however_they_are_spaced_and_ordered() {
    let small = || ArrayData::Uint8(vec![7, 8]);
    let usual = "{'descr': '|u1', 'fortran_order': False, 'shape': (2,), }   \n";
    check_header(1, usual, &[7, 8], &[2], small());
    check_header(2, usual, &[7, 8], &[2], small());
    check_header(3, usual, &[7, 8], &[2], small());
    let other = "{\"shape\":(1,2),\"descr\":\"|u1\",\"fortran_order\":False}";
    check_header(1, other, &[7, 8], &[1, 2], small());
    let single = "{'descr': '<f4', 'fortran_order': True, 'shape': (), }\n";
    check_header(1, single, &1.5_f32.to_le_bytes(), &[], ArrayData::Float32(vec![1.5]));
    let words = "{'descr': '<i4', 'fortran_order': False, 'shape': (1,), }\n";
    check_header(1, words, &(-2_i32).to_le_bytes(), &[1], ArrayData::Int32(vec![-2]));
}

#[test]
fn fortran_order_is_turned_around_for_any_number_of_axes() {
    // The element at (i, j, k) is 100 i + 10 j + k; the first index runs fastest.
    let mut body = Vec::new();
    for k in 0..4 {
        for j in 0..3 {
            body.extend((0..2).map(|i| 100 * i + 10 * j + k));
        }
    }
    let c_order: Vec<u8> = (0..2)
        .flat_map(|i| (0..3).flat_map(move |j| (0..4).map(move |k| 100 * i + 10 * j + k)))
        .collect();
    let header = "{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3, 4), }\n";
    check_header(1, header, &body, &[2, 3, 4], ArrayData::Uint8(c_order));
    let empty = "{'descr': '|u1', 'fortran_order': True, 'shape': (2, 0, 4), }\n";
    check_header(1, empty, &[], &[2, 0, 4], ArrayData::Uint8(Vec::new()));
}

#[test]
fn streams_that_are_not_compressed_are_read() {
    // zlib without compression: a stored block, as any sender may choose.
    let array = NdArray::new(vec![1], ArrayData::Float64(vec![0.25])).unwrap();
    let stored = miniz_oxide::deflate::compress_to_vec_zlib(&npy::write(&array), 0);
    let json = json!({ "__type__": "ndarray", "__value__": pack::base64(&stored) });
    assert_eq!(decode(&json), Ok(Value::NdArray(array)));
}

#[track_caller]
fn check_bits(name: &str, shape: &[usize], num_bits: u64, rows: &[u8]) {
    let Value::BitArray(bits) = decode(&encodings()["encoded"][name]).unwrap() else {
        panic!("{name} is something else");
    };
    assert_eq!((bits.shape(), bits.num_bits(), bits.bytes()), (shape, num_bits, rows), "{name}");
}

#[test]
fn bits_are_rows_with_the_highest_byte_first() {
    check_bits("bitarray_2bits_4shots", &[4], 2, &[0, 3, 1, 2]);
    check_bits("bitarray_10bits_2x3", &[3], 10, &[0x03, 0xff, 0x02, 0x01, 0, 0]);
    check_bits("bitarray_shape_2", &[2, 2], 2, &[1, 2, 3, 0]);
}
