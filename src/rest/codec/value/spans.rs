//! When which data were taken.

use serde_json::{Map, Value as Json};

use super::{object, tagged};
use crate::rest::codec::cursor::{Cursor, VALUE};
use crate::rest::codec::{CodecError, Kind};

/// Places from the first up to the second, which is not one of them.
pub type Range = (u64, u64);

/// A span of time in which the backend took data, and which data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExecutionSpan {
    /// When it began, as ISO 8601 writes it.
    pub start: String,
    /// When it ended.
    pub stop: String,
    /// Which data of which PUBs were taken, by the number of the PUB.
    pub slices: Slices,
}

/// Data of a PUB. Which of the parts are there depends on the kind of [`Slices`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataSlice {
    /// Shape of the data that the ranges are about.
    pub shape: Vec<u64>,
    /// Range of the flattened data; without `shots` of all axes, else of those without shots.
    pub arguments: Range,
    /// Range of the shots.
    pub shots: Range,
    /// Whether the axis of randomizations comes first.
    pub at_front: bool,
    /// Number of shots that the PUB asked for.
    pub pub_shots: u64,
}

/// Data of PUBs, by the number of the PUB.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slices {
    /// `ExecutionSpan`, in Python `SliceSpan`: shape and one range of all of it.
    Single(Vec<(u64, DataSlice)>),
    /// `DoubleSliceSpan`: shape, arguments and shots.
    Double(Vec<(u64, DataSlice)>),
    /// `TwirledSliceSpan`: the same, and whether randomizations come first.
    Twirled(Vec<(u64, DataSlice)>),
    /// `TwirledSliceSpanV2`: the same, and the number of shots asked for.
    TwirledV2(Vec<(u64, DataSlice)>),
}

const SINGLE: &str = "ExecutionSpan";
const DOUBLE: &str = "DoubleSliceSpan";
const TWIRLED: &str = "TwirledSliceSpan";
const TWIRLED_V2: &str = "TwirledSliceSpanV2";

impl DataSlice {
    /// A range of all data of this shape.
    pub fn single(shape: Vec<u64>, range: Range) -> Self {
        Self { shape, arguments: range, shots: (0, 0), at_front: false, pub_shots: 0 }
    }

    /// A range of the data of this shape, whose last axis are the shots, and one of these.
    pub fn double(shape: Vec<u64>, arguments: Range, shots: Range) -> Self {
        Self { shots, ..Self::single(shape, arguments) }
    }

    fn read_single(at: &Cursor<'_>) -> Result<Self, CodecError> {
        let [shape, start, stop] = at.exactly(Kind::Slice)?;
        Ok(Self::single(shape.counts()?, range(&start, &stop)?))
    }

    fn read_double(at: &Cursor<'_>) -> Result<Self, CodecError> {
        let [shape, from, to, first, last] = at.exactly(Kind::Slice)?;
        Ok(Self::double(shape.counts()?, range(&from, &to)?, range(&first, &last)?))
    }

    fn read_twirled(at: &Cursor<'_>) -> Result<Self, CodecError> {
        let [shape, at_front, from, to, first, last] = at.exactly(Kind::Slice)?;
        let slice = Self::double(shape.counts()?, range(&from, &to)?, range(&first, &last)?);
        Ok(Self { at_front: at_front.boolean()?, ..slice })
    }

    fn read_twirled_v2(at: &Cursor<'_>) -> Result<Self, CodecError> {
        let [shape, at_front, from, to, first, last, pub_shots] = at.exactly(Kind::Slice)?;
        let slice = Self::double(shape.counts()?, range(&from, &to)?, range(&first, &last)?);
        Ok(Self { at_front: at_front.boolean()?, pub_shots: pub_shots.count()?, ..slice })
    }

    /// The parts as they stand in a list, of the kind with this tag.
    fn write(&self, tag: &str) -> Json {
        let (from, to) = self.arguments;
        let (first, last) = self.shots;
        let mut parts = vec![self.shape.as_slice().into()];
        if matches!(tag, TWIRLED | TWIRLED_V2) {
            parts.push(self.at_front.into());
        }
        parts.extend([from.into(), to.into()]);
        if tag != SINGLE {
            parts.extend([first.into(), last.into()]);
        }
        if tag == TWIRLED_V2 {
            parts.push(self.pub_shots.into());
        }
        Json::Array(parts)
    }
}

fn range(start: &Cursor<'_>, stop: &Cursor<'_>) -> Result<Range, CodecError> {
    Ok((start.count()?, stop.count()?))
}

fn read_time(at: &Cursor<'_>) -> Result<String, CodecError> {
    Ok(at.tagged("datetime")?.text()?.to_owned())
}

/// Reads the data of PUBs by their numbers, which are names of members.
pub(in crate::rest::codec) fn read_by_pub(
    at: &Cursor<'_>,
    read: impl Fn(&Cursor<'_>) -> Result<DataSlice, CodecError>,
) -> Result<Vec<(u64, DataSlice)>, CodecError> {
    let slices = at.members()?.map(|(index, slice)| {
        let index = index.parse().map_err(|_| slice.wrong(Kind::Slice))?;
        Ok((index, read(&slice)?))
    });
    slices.collect()
}

impl Slices {
    /// Whether a tag is one of a span.
    pub(super) fn is_tag(tag: &str) -> bool {
        [SINGLE, DOUBLE, TWIRLED, TWIRLED_V2].contains(&tag)
    }

    fn read(tag: Option<&str>, at: &Cursor<'_>) -> Result<Self, CodecError> {
        Ok(match tag {
            Some(DOUBLE) => Self::Double(read_by_pub(at, DataSlice::read_double)?),
            Some(TWIRLED) => Self::Twirled(read_by_pub(at, DataSlice::read_twirled)?),
            Some(TWIRLED_V2) => Self::TwirledV2(read_by_pub(at, DataSlice::read_twirled_v2)?),
            _ => Self::Single(read_by_pub(at, DataSlice::read_single)?),
        })
    }

    pub(in crate::rest::codec) fn tag(&self) -> &'static str {
        match self {
            Self::Single(_) => SINGLE,
            Self::Double(_) => DOUBLE,
            Self::Twirled(_) => TWIRLED,
            Self::TwirledV2(_) => TWIRLED_V2,
        }
    }

    /// The data of each PUB, by its number.
    pub fn by_pub(&self) -> &[(u64, DataSlice)] {
        match self {
            Self::Single(slices)
            | Self::Double(slices)
            | Self::Twirled(slices)
            | Self::TwirledV2(slices) => slices,
        }
    }
}

impl ExecutionSpan {
    pub(super) fn read(at: &Cursor<'_>) -> Result<Self, CodecError> {
        let tag = at.tag();
        if !tag.is_some_and(Slices::is_tag) {
            return Err(at.wrong(Kind::Tagged(DOUBLE)));
        }
        let value = at.member(VALUE)?;
        Ok(Self {
            start: read_time(&value.member("start")?)?,
            stop: read_time(&value.member("stop")?)?,
            slices: Slices::read(tag, &value.member("data_slices")?)?,
        })
    }

    pub(super) fn write(&self) -> Json {
        let tag = self.slices.tag();
        let mut slices = Map::new();
        let by_pub = self.slices.by_pub().iter();
        slices.extend(by_pub.map(|(index, slice)| (index.to_string(), slice.write(tag))));
        let members = [
            ("start", tagged("datetime", self.start.as_str().into())),
            ("stop", tagged("datetime", self.stop.as_str().into())),
            ("data_slices", Json::Object(slices)),
        ];
        tagged(tag, object(members))
    }
}
