//! Blank sheets, appeals, certificates and quarters as they are printed, plain and crowded; and the letterhead.
#![allow(clippy::expect_used)]

mod made_up;

use domain::Lang;
use made_up::forms;
use papers::forms::{BlankDoc, Letterhead};
use papers::logo::{Kind, Logo, MOST_BYTES};
use papers::{Labels, Paper, Press};

fn quiet(_: usize, _: usize) -> Result<(), domain::Problem> {
    Ok(())
}

fn plain(paper: &Paper) -> String {
    let text: String = (0..paper.page_count()).map(|page| paper.page_text(page)).collect();
    text.split_whitespace().collect()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Nothing runs off the paper and nothing prints as a box.
fn legible(paper: &Paper, what: &str) {
    assert_eq!(paper.boxes(), 0, "{what}");
    for page in 0..paper.page_count() {
        assert_eq!(paper.outside(page), 0, "{what}: text beyond the paper on page {}", page + 1);
    }
}

#[test]
fn each_form_is_one_page_with_its_words_in_both_languages() {
    let press = Press::default();
    for lang in [Lang::Zh, Lang::En] {
        let w = Labels::of(lang);
        let made = [
            (
                press.blanks(&[forms::blank(lang, 8, false)], &quiet),
                vec![&w.blank, &w.self_points, &w.blank_rule],
            ),
            (
                press.appeals(&[forms::appeal(lang, 8, false)], &quiet),
                vec![&w.appeal, &w.decision_stays, &w.objection_why],
            ),
            (
                press.certificates(&[forms::certificate(lang, "陈喆玥")], &quiet),
                vec![&w.certificate, &w.given_to],
            ),
            (press.quarters(&[forms::quarter(lang, 8, true)], &quiet), vec![&w.quarter, &w.best, &w.worst]),
        ];
        for (paper, words) in made {
            let paper = paper.expect("a form without errors or warnings");
            let text = plain(&paper);
            assert_eq!(paper.page_count(), 1, "{text}");
            for word in words {
                assert!(text.contains(&squeezed(word)), "{word} in {text}");
            }
            legible(&paper, &text);
        }
    }
}

#[test]
fn sixty_items_and_a_name_of_two_hundred_characters_stay_on_the_paper() {
    let press = Press::default();
    let long = "很长的名字".repeat(40);
    let mut blank = forms::blank(Lang::Zh, 60, true);
    let mut appeal = forms::appeal(Lang::Zh, 60, true);
    let mut quarter = forms::quarter(Lang::Zh, 60, true);
    for person in [blank.person.as_mut().expect("a person"), &mut appeal.person, &mut quarter.person] {
        person.name.clone_from(&long);
        person.shops = "店铺".repeat(60);
    }
    blank.items[3].rule = "一条很长的评分办法。".repeat(12);
    appeal.items[3].objections = vec!["理由很长。".repeat(60)];
    quarter.items[3].name = "LongUnbrokenItemName".repeat(5);
    let papers = [
        press.blanks(&[blank], &quiet).expect("blank"),
        press.appeals(&[appeal], &quiet).expect("appeal"),
        press.quarters(&[quarter], &quiet).expect("quarter"),
        press.certificates(&[forms::certificate(Lang::Zh, &long)], &quiet).expect("certificate"),
    ];
    for (at, paper) in papers.iter().enumerate() {
        legible(paper, &format!("form {at}"));
        assert!(plain(paper).contains(&"很长的名字".repeat(2)), "form {at}");
        assert!((1..=6).contains(&paper.page_count()), "form {at}: {} pages", paper.page_count());
    }
    assert_eq!(papers[3].page_count(), 1, "a certificate hangs on a wall");
    // The heading row stands on every page of a table that runs over.
    let head = Labels::of(Lang::Zh);
    assert!((0..2).all(|page| papers[0].page_text(page).contains(head.self_points.as_str())));
}

#[test]
fn a_scheme_without_items_still_makes_a_sheet_to_write_on() {
    let doc = BlankDoc { items: Vec::new(), ..forms::blank(Lang::Zh, 3, false) };
    let paper = Press::default().blanks(&[doc], &quiet).expect("a sheet");
    assert_eq!(paper.page_count(), 1);
    legible(&paper, "no items");
    let refused = Press::default().quarters(&[], &quiet).err().map(|p| p.code);
    assert_eq!(refused.as_deref(), Some("papers.empty"));
}

#[test]
fn head_foot_and_logo_are_on_every_paper_and_push_nothing_off_it() {
    let letterhead = Letterhead {
        head: ["成都市高新区 100 号", "028-1234 5678", "第三行"].map(str::to_owned).to_vec(),
        foot: ["内部资料", "请勿外传"].map(str::to_owned).to_vec(),
        logo: Some(Logo::of(picture()).expect("a logo")),
    };
    let press = Press::new(&letterhead);
    let papers = [
        press.evaluations(&[made_up::sheet(Lang::Zh, 12, false)], &quiet).expect("evaluation"),
        press.ranking(&made_up::ranking(Lang::Zh, false, 12, 4)).expect("ranking"),
        press.blanks(&[forms::blank(Lang::Zh, 8, true)], &quiet).expect("blank"),
        press.appeals(&[forms::appeal(Lang::Zh, 8, true)], &quiet).expect("appeal"),
        press.quarters(&[forms::quarter(Lang::Zh, 8, true)], &quiet).expect("quarter"),
        press.certificates(&[forms::certificate(Lang::Zh, "陈晓")], &quiet).expect("certificate"),
    ];
    for (at, paper) in papers.iter().enumerate() {
        legible(paper, &format!("paper {at}"));
        let text = plain(paper);
        for words in ["成都市高新区100号", "第三行", "内部资料", "请勿外传"] {
            assert!(text.contains(words), "{words} on paper {at}: {text}");
        }
        let pdf = paper.pdf().expect("pdf");
        assert!(
            pdf.windows(14).any(|w| w == b"/Subtype/Image" || w == b"/Subtype /Imag"),
            "no logo on paper {at}"
        );
    }
    // Another letterhead is another paper, also where the sheet is the same.
    let bare = Paper::evaluations(&[made_up::sheet(Lang::Zh, 12, false)]).expect("evaluation");
    assert!(!plain(&bare).contains("内部资料"));
}

/// A page as PNG.
fn picture() -> Vec<u8> {
    Paper::ranking(&made_up::ranking(Lang::Zh, true, 3, 0)).expect("ranking").page_png(0, 0.3).expect("png")
}

#[test]
fn only_whole_pictures_of_a_bearable_size_become_a_logo() {
    let whole = picture();
    let logo = Logo::of(whole.clone()).expect("a logo");
    assert_eq!((logo.kind, logo.width < logo.height), (Kind::Png, true));
    let code = |bytes: Vec<u8>| Logo::of(bytes).err().map(|p| p.code).unwrap_or_default();
    for (bytes, wanted) in [
        (Vec::new(), "papers.logo_kind"),
        (b"GIF89a and more".to_vec(), "papers.logo_kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), "papers.logo_kind"),
        (whole[..whole.len() / 2].to_vec(), "papers.logo_broken"),
        (whole[..20].to_vec(), "papers.logo_broken"),
        (b"\xff\xd8\xff\xe0 no jpeg".to_vec(), "papers.logo_broken"),
        ([whole.clone(), vec![0; MOST_BYTES]].concat(), "papers.logo_large"),
    ] {
        assert_eq!(code(bytes.clone()), wanted, "{:?}", &bytes[..bytes.len().min(12)]);
    }
    // A few bytes that claim a picture of 4 gigapixels are refused before anything is unpacked.
    let mut bomb = whole;
    bomb[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    assert_eq!(code(bomb), "papers.logo_large");
}

#[test]
fn all_pages_of_a_sheet_make_one_tall_picture() {
    let paper = Paper::evaluations(&[made_up::sheet(Lang::Zh, 8, false)]).expect("sheet");
    let high = |png: &[u8]| u32::from_be_bytes(png[20..24].try_into().expect("a height"));
    let (one, all) = (paper.page_png(0, 1.0).expect("page"), paper.tall_png(0..2, 1.0).expect("tall"));
    assert_eq!(high(&all), 2 * high(&one));
    let many = Paper::evaluations(&made_up::many(15)).expect("sheets");
    assert!(high(&many.tall_png(0..30, 2.0).expect("tall")) <= 16_100, "chat programs take no more");
    assert_eq!(paper.tall_png(2..3, 1.0).err().map(|p| p.code).as_deref(), Some("papers.page"));
}
