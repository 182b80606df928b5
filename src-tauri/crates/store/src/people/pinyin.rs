//! Sort and search keys of names, `zhang san zs`. Surnames have readings of their own (曾 is Zeng, 单 is
//! Shan); given names take the usual one, and the owner can mend a key by hand.

use pinyin::ToPinyin;

/// Surnames that are not read as the character usually is; two-character ones first.
const SURNAMES: &[(&str, &str)] = &[
    ("尉迟", "yu chi"),
    ("长孙", "zhang sun"),
    ("万俟", "mo qi"),
    ("单于", "chan yu"),
    ("澹台", "tan tai"),
    ("宰父", "zai fu"),
    ("令狐", "ling hu"),
    ("欧阳", "ou yang"),
    ("上官", "shang guan"),
    ("司马", "si ma"),
    ("诸葛", "zhu ge"),
    ("夏侯", "xia hou"),
    ("皇甫", "huang fu"),
    ("公孙", "gong sun"),
    ("慕容", "mu rong"),
    ("宇文", "yu wen"),
    ("东方", "dong fang"),
    ("独孤", "du gu"),
    ("南宫", "nan gong"),
    ("司徒", "si tu"),
    ("曾", "zeng"),
    ("单", "shan"),
    ("仇", "qiu"),
    ("解", "xie"),
    ("任", "ren"),
    ("查", "zha"),
    ("区", "ou"),
    ("朴", "piao"),
    ("盖", "ge"),
    ("翟", "zhai"),
    ("覃", "qin"),
    ("谌", "chen"),
    ("缪", "miao"),
    ("华", "hua"),
    ("纪", "ji"),
    ("晟", "cheng"),
    ("乐", "yue"),
    ("员", "yun"),
    ("种", "chong"),
    ("折", "she"),
    ("秘", "bi"),
    ("繁", "po"),
    ("葛", "ge"),
    ("隗", "wei"),
    ("洗", "xian"),
    ("冼", "xian"),
    ("召", "shao"),
    ("燕", "yan"),
    ("贾", "jia"),
    ("宁", "ning"),
    ("应", "ying"),
    ("卜", "bu"),
    ("哈", "ha"),
    ("那", "na"),
    ("柏", "bai"),
    ("车", "che"),
    ("石", "shi"),
    ("沈", "shen"),
    ("牟", "mu"),
    ("佴", "nai"),
    ("逄", "pang"),
    ("殳", "shu"),
    ("岑", "cen"),
    ("尹", "yin"),
    ("吕", "lv"),
];

/// The key of a name: syllables apart, then their initials. Letters and digits stay, in lower case.
pub fn name_key(name: &str) -> String {
    let name = name.trim();
    let mut syllables: Vec<String> = Vec::new();
    let mut rest = name;
    if let Some((surname, reading)) = SURNAMES.iter().find(|(s, _)| name.starts_with(s)) {
        syllables.extend(reading.split(' ').map(str::to_owned));
        rest = &name[surname.len()..];
    }
    keyed(syllables, rest)
}

/// The same of a text that is no name: its first character is no surname.
pub fn word_key(text: &str) -> String {
    keyed(Vec::new(), text.trim())
}

fn keyed(mut syllables: Vec<String>, rest: &str) -> String {
    let mut word = String::new();
    for c in rest.chars() {
        match c.to_pinyin() {
            Some(sound) => {
                flush(&mut word, &mut syllables);
                syllables.push(sound.plain().replace('ü', "v"));
            }
            None if c.is_alphanumeric() => word.extend(c.to_lowercase()),
            None => flush(&mut word, &mut syllables),
        }
    }
    flush(&mut word, &mut syllables);
    let initials: String = syllables.iter().filter_map(|s| s.chars().next()).collect();
    syllables.push(initials);
    syllables.join(" ")
}

fn flush(word: &mut String, syllables: &mut Vec<String>) {
    if !word.is_empty() {
        syllables.push(std::mem::take(word));
    }
}

#[cfg(test)]
mod tests {
    use super::name_key;

    #[test]
    fn surnames_are_read_as_surnames() {
        for (name, want) in [
            ("张三", "zhang san zs"),
            ("曾小贤", "zeng xiao xian zxx"),
            ("单田芳", "shan tian fang stf"),
            ("尉迟恭", "yu chi gong ycg"),
            ("任盈盈", "ren ying ying ryy"),
            ("吕蒙", "lv meng lm"),
            ("Anna Li", "anna li al"),
            ("陈Amy", "chen amy ca"),
            ("", ""),
        ] {
            assert_eq!(name_key(name), want, "{name}");
        }
    }
}
