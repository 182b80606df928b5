//! The compound file in which old .xls workbooks and encrypted workbooks lie: its streams by name. Every
//! place that the file names is checked, and no chain is followed longer than the file is.

const MAGIC: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// Sector numbers from here on mean something else.
const LAST_SECTOR: u32 = 0xFFFF_FFFA;

pub fn is_ole(bytes: &[u8]) -> bool {
    bytes.starts_with(&MAGIC)
}

struct Entry {
    name: String,
    start: u32,
    size: u64,
}

/// A compound file that could be opened.
pub struct Ole<'a> {
    bytes: &'a [u8],
    sector: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini: Vec<u8>,
    cutoff: u64,
    entries: Vec<Entry>,
}

impl<'a> Ole<'a> {
    /// `None` where the file is damaged.
    pub fn open(bytes: &'a [u8]) -> Option<Ole<'a>> {
        let shift = u16_at(bytes, 30)?;
        if !is_ole(bytes) || !matches!(shift, 9 | 12) {
            return None;
        }
        let mut ole = Ole {
            bytes,
            sector: 1 << shift,
            fat: Vec::new(),
            mini_fat: Vec::new(),
            mini: Vec::new(),
            cutoff: u64::from(u32_at(bytes, 56)?),
            entries: Vec::new(),
        };
        ole.fat = ole.read_fat()?;
        let directory = ole.chain(u32_at(bytes, 48)?, None);
        ole.entries = directory.chunks_exact(128).filter_map(|raw| entry(raw, shift)).collect();
        let root = ole.entries.first()?;
        ole.mini = ole.chain(root.start, Some(root.size));
        let mini_fat = ole.chain(u32_at(bytes, 60)?, None);
        ole.mini_fat = numbers(&mini_fat).collect();
        Some(ole)
    }

    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The bytes of a stream, as many of them as the file still has.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.find(name)?;
        if entry.size >= self.cutoff {
            return Some(self.chain(entry.start, Some(entry.size)));
        }
        let mut out = Vec::new();
        let mut at = entry.start;
        for _ in 0..=self.mini_fat.len() {
            let start = at as usize * 64;
            let Some(piece) = self.mini.get(start..(start + 64).min(self.mini.len())) else { break };
            out.extend_from_slice(piece);
            if out.len() as u64 >= entry.size {
                break;
            }
            at = self.mini_fat.get(at as usize).copied().unwrap_or(u32::MAX);
        }
        out.truncate(entry.size as usize);
        Some(out)
    }

    fn find(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    fn sector_at(&self, number: u32) -> Option<&'a [u8]> {
        if number >= LAST_SECTOR {
            return None;
        }
        let start = (number as usize + 1).checked_mul(self.sector)?;
        // The last sector of a file is sometimes short.
        self.bytes.get(start..(start + self.sector).min(self.bytes.len()))
    }

    /// The table of sectors: 109 of its own sectors are named in the header, the others in a chain.
    fn read_fat(&self) -> Option<Vec<u32>> {
        let most = self.bytes.len() / self.sector + 1;
        let mut named: Vec<u32> = numbers(self.bytes.get(76..512)?).collect();
        let mut more = u32_at(self.bytes, 68)?;
        for _ in 0..most {
            let Some(sector) = self.sector_at(more) else { break };
            let mut inside: Vec<u32> = numbers(sector).collect();
            more = inside.pop().unwrap_or(u32::MAX);
            named.extend(inside);
        }
        let mut fat = Vec::new();
        for sector in named.into_iter().take(most).filter_map(|number| self.sector_at(number)) {
            fat.extend(numbers(sector));
        }
        Some(fat)
    }

    fn chain(&self, start: u32, size: Option<u64>) -> Vec<u8> {
        let size = size.unwrap_or(u64::MAX).min(self.bytes.len() as u64) as usize;
        let mut out = Vec::new();
        let mut at = start;
        for _ in 0..=self.fat.len() {
            let Some(sector) = self.sector_at(at) else { break };
            out.extend_from_slice(sector);
            if out.len() >= size {
                break;
            }
            at = self.fat.get(at as usize).copied().unwrap_or(u32::MAX);
        }
        out.truncate(size);
        out
    }
}

fn entry(raw: &[u8], shift: u16) -> Option<Entry> {
    let length = usize::from(u16_at(raw, 64)?).min(64);
    let wide: Vec<u16> =
        raw.get(..length)?.chunks_exact(2).map(|c| u16::from_le_bytes([c[0], c[1]])).collect();
    let name = String::from_utf16_lossy(&wide).trim_end_matches('\0').to_owned();
    let low = u64::from(u32_at(raw, 120)?);
    // Small files leave rubbish in the upper half of the size.
    let high = if shift == 9 { 0 } else { u64::from(u32_at(raw, 124)?) };
    Some(Entry { name, start: u32_at(raw, 116)?, size: high << 32 | low })
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|c| u32::from_le_bytes([c[0], c[1], c[2], c[3]]))
}

pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

pub fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?))
}
