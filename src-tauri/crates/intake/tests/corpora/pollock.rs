//! The Pollock sample: files polluted in known ways, with their clean answers, measured as the benchmark does.

use std::path::{Path, PathBuf};
use std::process::Command;

use intake::{parse, sniff};

use crate::measure::{given, plain, points};
use crate::{corpus, files};

struct Unpacked(PathBuf);

impl Drop for Unpacked {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn unpacked(archive: &Path) -> Option<Unpacked> {
    let folder = std::env::temp_dir().join(format!("zhanggui-pollock-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let done = Command::new("tar").arg("xf").arg(archive).arg("-C").arg(&folder).status();
    if !done.is_ok_and(|status| status.success()) {
        println!("skipped: tar cannot unpack {}", archive.display());
        return None;
    }
    Some(Unpacked(folder))
}

#[test]
fn polluted_files_are_read_as_their_clean_answers() {
    let Some(archive) = corpus("pollock_300.tar.xz") else { return };
    let Some(folder) = unpacked(&archive) else { return };
    let root = &folder.0;
    let all = files(&root.join("csv"));
    let (mut named, mut sniffed) = (0.0, 0.0);
    let mut lost: Vec<(f64, String)> = Vec::new();
    for path in &all {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(path).unwrap();
        let clean = std::fs::read(root.join("clean").join(&name)).unwrap();
        let parameters =
            std::fs::read(root.join("parameters").join(format!("{name}_parameters.json"))).unwrap();
        let dialect = given(&serde_json::from_slice(&parameters).unwrap());
        let header = dialect.header_lines > 0;
        let wanted = parse(&clean, &plain(header)).unwrap();
        let own = points(&wanted, header, &parse(&bytes, &dialect).unwrap(), header);
        named += own;
        let guess = if bytes.is_empty() { dialect } else { sniff(&bytes).unwrap().dialect };
        let guessed = points(&wanted, header, &parse(&bytes, &guess).unwrap(), guess.header_lines > 0);
        sniffed += guessed;
        lost.push((10.0 - guessed.min(own), format!("{name}: {own:.3} given, {guessed:.3} sniffed")));
    }
    lost.sort_by(|a, b| b.0.total_cmp(&a.0));
    lost.iter().take(20).for_each(|(_, line)| println!("{line}"));
    let count = all.len() as f64;
    println!("{count} files: {:.4} with the dialect given, {:.4} sniffed", named / count, sniffed / count);
    assert!(named / count >= 9.9, "{}", named / count);
    assert!(sniffed / count >= 9.8, "{}", sniffed / count);
}
