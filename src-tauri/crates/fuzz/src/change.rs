//! Small changes to a file, the same ones for the same number: what a hunt finds can be found again.

/// Words that readers look for, and numbers that overflow.
const WORDS: [&[u8]; 14] = [
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"\"",
    b"\r\n",
    b",,,,",
    b"\0\0\0\0",
    b"\xFF\xFF\xFF\xFF",
    b"PK\x03\x04",
    b"999999999999999999999999999999",
    b"-1e308",
    "延迟统计".as_bytes(),
    "汇总".as_bytes(),
    "2026-05-09".as_bytes(),
    "100%".as_bytes(),
];

/// A row of changes that begins at a number.
#[derive(Debug)]
pub struct Changes(u64);

impl Changes {
    pub fn new(start: u64) -> Self {
        Self(start.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// Xorshift: chance is not needed, only variety.
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// One to eight changes; `other` lends a piece.
    pub fn of(&mut self, bytes: &[u8], other: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for _ in 0..=self.below(8) {
            let at = self.below(bytes.len());
            let end = (at + self.below(64)).min(bytes.len());
            match self.below(7) {
                0 => {
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte ^= 1 << (self.next() % 8);
                    }
                }
                1 => {
                    let byte = self.next() as u8;
                    bytes.get_mut(at..end).unwrap_or_default().fill(byte);
                }
                2 => drop(bytes.drain(at.min(end)..end)),
                3 => bytes.truncate(at),
                4 => {
                    let word = WORDS[self.below(WORDS.len())];
                    drop(bytes.splice(at..at, word.iter().copied()));
                }
                5 => {
                    let again = bytes[at.min(end)..end].to_vec();
                    drop(bytes.splice(at..at, again));
                }
                _ => {
                    let from = self.below(other.len());
                    let to = (from + self.below(256)).min(other.len());
                    drop(bytes.splice(at..end, other[from..to].iter().copied()));
                }
            }
        }
        bytes
    }
}
