//! Products that are added to something.
//!
//! A program that is compiled for WebAssembly's relaxed vectors does both in one instruction where
//! the processor has one, so that the product is not rounded. Others do one after the other.

use wide::{f32x4, f64x2};

macro_rules! fused {
    ($lanes:ident: $madd:ident as $relaxed_madd:ident, $nmadd:ident as $relaxed_nmadd:ident) => {
        /// `a * b + c`
        #[inline(always)]
        pub(super) fn $madd(a: $lanes, b: $lanes, c: $lanes) -> $lanes {
            #[cfg(target_feature = "relaxed-simd")]
            {
                use bytemuck::cast;
                cast(std::arch::wasm32::$relaxed_madd(cast(a), cast(b), cast(c)))
            }
            #[cfg(not(target_feature = "relaxed-simd"))]
            {
                a * b + c
            }
        }

        /// `c - a * b`
        #[inline(always)]
        pub(super) fn $nmadd(a: $lanes, b: $lanes, c: $lanes) -> $lanes {
            #[cfg(target_feature = "relaxed-simd")]
            {
                use bytemuck::cast;
                cast(std::arch::wasm32::$relaxed_nmadd(cast(a), cast(b), cast(c)))
            }
            #[cfg(not(target_feature = "relaxed-simd"))]
            {
                c - a * b
            }
        }
    };
}

fused!(f64x2: f64x2_madd as f64x2_relaxed_madd, f64x2_nmadd as f64x2_relaxed_nmadd);
fused!(f32x4: f32x4_madd as f32x4_relaxed_madd, f32x4_nmadd as f32x4_relaxed_nmadd);
