//! A screen without a desktop: Xvfb on a display of its own, and pictures of what stands on it.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::machine::Group;

pub struct Screen {
    _server: Group,
    memory: PathBuf,
    /// `:7`
    pub display: String,
}

impl Screen {
    /// A small laptop's screen. Xvfb chooses a free display and keeps its memory as a file in `folder`.
    pub fn start(folder: &Path) -> Self {
        let log = std::fs::File::create(folder.join("xvfb.log")).unwrap();
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-fbdir"])
            .arg(folder)
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
        assert!(!number.trim().is_empty(), "Xvfb found no free display");
        Self {
            _server: Group(server),
            memory: folder.join("Xvfb_screen0"),
            display: format!(":{}", number.trim()),
        }
    }

    /// What stands on the screen now, as PNG.
    pub fn picture(&self, file: &Path) {
        let (width, height, pixels) = self.pixels();
        let out = std::io::BufWriter::new(std::fs::File::create(file).unwrap());
        let mut png = png::Encoder::new(out, width as u32, height as u32);
        png.set_color(png::ColorType::Rgb);
        png.write_header().unwrap().write_image_data(&pixels).unwrap();
    }

    /// How many colours stand on the screen: an empty window has one or two.
    pub fn colours(&self) -> usize {
        let (_, _, pixels) = self.pixels();
        pixels.chunks(3).collect::<std::collections::HashSet<_>>().len()
    }

    /// Width, height, and red, green, blue of each dot. The memory is an X window dump: a header of big-endian
    /// words, a table of colours, then four bytes a dot.
    fn pixels(&self) -> (usize, usize, Vec<u8>) {
        let dump = std::fs::read(&self.memory).unwrap();
        let word = |at: usize| u32::from_be_bytes(dump[at * 4..at * 4 + 4].try_into().unwrap()) as usize;
        let (width, height, line) = (word(4), word(5), word(12));
        assert_eq!((word(7), word(11)), (0, 32), "little-endian dots of four bytes");
        let dots = &dump[word(0) + word(19) * 12..];
        let rows = dots.chunks(line).take(height);
        let rgb = rows.flat_map(|row| row.chunks(4).take(width).flat_map(|dot| [dot[2], dot[1], dot[0]]));
        (width, height, rgb.collect())
    }
}
