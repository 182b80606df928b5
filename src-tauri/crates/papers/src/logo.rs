//! The owner's logo: a PNG or JPEG of a bearable size, or a refusal that says what is wrong. What the header
//! says of its size is read before anything is unpacked.

use domain::Problem;
use typst::foundations::{Bytes, Smart};
use typst::visualize::{ExchangeFormat, RasterFormat, RasterImage};

/// Largest file of a logo.
pub const MOST_BYTES: usize = 512 * 1024;
/// Longest side of its picture.
pub const MOST_PIXELS: u32 = 4000;

/// A picture that was looked into and prints.
#[derive(Debug, Clone, PartialEq)]
pub struct Logo {
    pub kind: Kind,
    pub width: u32,
    pub height: u32,
    bytes: Vec<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Png,
    Jpeg,
}

impl Kind {
    pub fn name(self) -> &'static str {
        match self {
            Kind::Png => "png",
            Kind::Jpeg => "jpg",
        }
    }
}

impl Logo {
    /// # Errors
    /// `papers.logo_kind` for anything but PNG and JPEG, `papers.logo_large`, `papers.logo_broken`.
    pub fn of(bytes: Vec<u8>) -> Result<Logo, Problem> {
        let (kind, size) = match bytes.as_slice() {
            [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => (Kind::Png, png_size(&bytes)),
            [0xff, 0xd8, 0xff, ..] => (Kind::Jpeg, jpeg_size(&bytes)),
            _ => return Err(Problem::new("papers.logo_kind")),
        };
        let broken = || Problem::new("papers.logo_broken");
        let (width, height) = size.filter(|(w, h)| *w > 0 && *h > 0).ok_or_else(broken)?;
        if bytes.len() > MOST_BYTES || width.max(height) > MOST_PIXELS {
            let size = bytes.len().div_ceil(1024);
            return Err(Problem::new("papers.logo_large")
                .with("size", size)
                .with("most", MOST_BYTES / 1024)
                .with("pixels", width.max(height))
                .with("most_pixels", MOST_PIXELS));
        }
        let format = match kind {
            Kind::Png => ExchangeFormat::Png,
            Kind::Jpeg => ExchangeFormat::Jpg,
        };
        let data = Bytes::new(bytes.clone());
        RasterImage::new(data, RasterFormat::Exchange(format), Smart::Auto).map_err(|_| broken())?;
        Ok(Logo { kind, width, height, bytes })
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// So wide that it is fitted by its width.
    pub(crate) fn is_wide(&self) -> bool {
        self.width > self.height.saturating_mul(4)
    }
}

fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let side = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    Some((side(16)?, side(20)?))
}

/// The sizes stand in the first segment that starts a frame.
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let word = |at: usize| Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let mut at = 2;
    loop {
        while *bytes.get(at)? == 0xff && *bytes.get(at + 1)? == 0xff {
            at += 1;
        }
        let marker = (*bytes.get(at)? == 0xff).then(|| bytes.get(at + 1).copied())??;
        match marker {
            0xc4 | 0xc8 | 0xcc => {}
            0xc0..=0xcf => return Some((u32::from(word(at + 7)?), u32::from(word(at + 5)?))),
            0xd9 | 0xda => return None,
            _ => {}
        }
        at += 2 + usize::from(word(at + 2)?);
    }
}
