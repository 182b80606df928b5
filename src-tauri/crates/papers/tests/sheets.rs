//! Sheets as the owner prints them: what they say, how many pages, always the same bytes.
#![allow(clippy::expect_used)]

mod made_up;

use domain::Lang;
use papers::docs::{EvaluationDoc, ItemLine};
use papers::{Labels, Paper};

fn text(paper: &Paper) -> String {
    (0..paper.page_count()).map(|page| paper.page_text(page)).collect()
}

/// Typst puts its own blanks nowhere into runs, but breaks them between scripts.
fn joined(paper: &Paper) -> String {
    text(paper).replace('\n', "")
}

fn lay_out(docs: &[EvaluationDoc]) -> Paper {
    Paper::evaluations(docs).expect("a sheet without errors or warnings")
}

#[test]
fn an_ordinary_sheet_is_one_page_of_results_and_one_of_how_it_was_made() {
    for lang in [Lang::Zh, Lang::En] {
        let words = Labels::of(lang);
        let paper = lay_out(&[made_up::sheet(lang, 8, false)]);
        assert_eq!(paper.page_count(), 2);
        let squeeze = |text: String| text.replace(['\n', ' '], "");
        let results = squeeze(paper.page_text(0));
        for word in [
            "76.25",
            "陈喆玥",
            "0007",
            &words.comments,
            &words.plan,
            &words.employee,
            &words.supervisor,
            &words.owner,
            &words.trend,
        ] {
            assert!(results.contains(&squeeze(word.to_owned())), "{word} in {results}");
        }
        let how = squeeze(paper.page_text(1));
        for word in [words.how.as_str(), &words.objection, "R37", "1,200"] {
            assert!(how.contains(&squeeze(word.to_owned())), "{word} in {how}");
        }
        assert!(paper.problems.is_empty(), "{:?}", paper.problems);
    }
}

#[test]
fn signatures_never_have_a_page_to_themselves() {
    for lang in [Lang::Zh, Lang::En] {
        let words = Labels::of(lang);
        for items in [1, 8, 9, 10, 11, 12, 13, 15, 18, 24] {
            let paper = lay_out(&[made_up::sheet(lang, items, false)]);
            let pages: Vec<String> = (0..paper.page_count()).map(|page| paper.page_text(page)).collect();
            let signed = pages.iter().find(|p| p.contains(words.supervisor.as_str())).expect("signatures");
            let (items_too, how_too) =
                (signed.contains(words.plan.as_str()), signed.contains(words.how.as_str()));
            assert!(items_too || how_too, "{items} items: {signed}");
        }
    }
}

#[test]
fn every_sheet_of_a_stack_counts_its_own_pages() {
    let docs = [
        made_up::sheet(Lang::Zh, 8, false),
        made_up::sheet(Lang::En, 60, false),
        made_up::sheet(Lang::Zh, 8, true),
    ];
    let paper = lay_out(&docs);
    assert_eq!(paper.sheet_starts(), [0, 2, paper.page_count() - 2]);
    let long = paper.page_count() - 4;
    assert!(long > 4, "{long}");
    assert!(paper.page_text(0).ends_with("第 1 页，共 2 页\n"), "{}", paper.page_text(0));
    for page in 0..long {
        assert!(paper.page_text(page + 2).ends_with(&format!("Page {} of {long}\n", page + 1)));
    }
}

#[test]
fn a_stack_is_the_same_pages_as_its_sheets_alone() {
    let docs = made_up::many(130);
    let stack = lay_out(&docs);
    assert_eq!(stack.page_count(), 260);
    // The last two lie in a part of their own.
    for (i, doc) in docs.iter().enumerate().filter(|(i, _)| i % 50 == 1 || *i > 126) {
        let alone = lay_out(std::slice::from_ref(doc));
        for page in 0..2 {
            assert_eq!(stack.page_text(i * 2 + page), alone.page_text(page), "sheet {i}");
        }
    }
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    let docs = made_up::many(35);
    let first = lay_out(&docs).pdf().expect("pdf");
    assert!(first.starts_with(b"%PDF-"));
    assert_eq!(first, lay_out(&docs).pdf().expect("pdf"));
    for needle in [&b"CreationDate"[..], b"/Author", b"Typst"] {
        assert!(!first.windows(needle.len()).any(|w| w == needle), "{}", String::from_utf8_lossy(needle));
    }
    let png = lay_out(&docs[..1]).page_png(0, 1.0).expect("png");
    assert_eq!(png, lay_out(&docs[..1]).page_png(0, 1.0).expect("png"));
}

#[test]
fn rare_characters_of_a_name_print() {
    let mut doc = made_up::sheet(Lang::Zh, 3, false);
    doc.person.name = "喆玥堃犇昇䶮𠮷龑㛃".into();
    let paper = lay_out(&[doc.clone()]);
    assert!(paper.problems.is_empty(), "{:?}", paper.problems);
    assert!(joined(&paper).contains("喆玥堃犇昇䶮𠮷龑㛃") || text(&paper).contains('𠮷'));
    assert_eq!(paper.boxes(), 0);

    doc.person.name = "张\u{2b820}".into();
    let paper = lay_out(&[doc]);
    assert_eq!(paper.problems.len(), 1);
    assert_eq!(paper.problems[0].code, "papers.no_glyph");
    assert_eq!(paper.problems[0].params["chars"], "\u{2b820}");
    assert!(paper.boxes() > 0);
}

#[test]
fn a_missing_figure_prints_as_not_scored_and_never_as_zero() {
    let paper = lay_out(&[made_up::sheet(Lang::Zh, 8, true)]);
    let text = joined(&paper);
    assert!(text.matches("未评").count() >= 4, "{text}");
    assert!(text.contains("有未评项目"));
    assert!(!text.contains("76.25 / 100"));
}

#[test]
fn what_people_typed_is_printed_and_never_run() {
    let evil = "#panic(1) $x$ *b* _i_ `c` <l> @r \\ // /* #eval(\"1\") [a] \"q\" {} &amp;";
    let mut doc = made_up::sheet(Lang::En, 3, false);
    doc.person.name = evil.into();
    doc.comments = evil.into();
    doc.items[0].reasons = vec![evil.into()];
    doc.how[0].steps[0].sources = vec![evil.into()];
    let text = joined(&lay_out(&[doc])).replace(' ', "");
    // Name, reason, comments, source; the footer shortens the name.
    assert_eq!(text.matches(&evil.replace(' ', "")).count(), 4, "{text}");
}

#[test]
fn a_long_name_and_sixty_items_stay_on_the_page() {
    let mut doc = made_up::sheet(Lang::Zh, 60, true);
    doc.person.name = "很长的名字".repeat(40);
    doc.person.shops = "店铺".repeat(60);
    doc.items[5].name = "LongUnbrokenItemName".repeat(5);
    doc.items[6] = ItemLine { name: "空".into(), max: "5".into(), ..ItemLine::default() };
    let paper = lay_out(&[doc.clone()]);
    let text = joined(&paper).replace(' ', "");
    assert!(text.contains(&"很长的名字".repeat(2)));
    assert!(paper.page_count() < 8, "{}", paper.page_count());
    assert_eq!(paper.boxes(), 0);
    let label = Labels::of(Lang::Zh);
    // The heading row stands on every page of the table.
    let pages = (0..paper.page_count()).filter(|p| paper.page_text(*p).contains(&label.actual)).count();
    assert!(pages >= 2, "{pages}");
    for page in 0..paper.page_count() {
        assert_eq!(paper.outside(page), 0, "text beyond the paper on page {}", page + 1);
    }
}

#[test]
fn the_wall_shows_neither_names_nor_money() {
    let named = Paper::ranking(&made_up::ranking(Lang::Zh, false, 12, 5)).expect("ranking");
    let wall = Paper::ranking(&made_up::ranking(Lang::Zh, true, 12, 5)).expect("ranking");
    assert_eq!((named.page_count(), wall.page_count()), (1, 1));
    let coefficients =
        |paper: &Paper| text(paper).lines().filter(|run| *run == "1.1" || *run == "0.8").count();
    assert_eq!((coefficients(&named), coefficients(&wall)), (7, 0));
    let (named, wall) = (joined(&named), joined(&wall));
    assert!(named.contains("陈晓") && named.contains("系数"));
    for secret in ["陈", "司马", "系数", "姓名"] {
        assert!(!wall.contains(secret), "{secret} in {wall}");
    }
    assert!(wall.contains("0003") && wall.contains("98.00") && wall.contains("试用期"));
}

#[test]
fn a_long_ranking_repeats_its_heading() {
    let paper = Paper::ranking(&made_up::ranking(Lang::En, false, 120, 0)).expect("ranking");
    assert!(paper.page_count() > 2);
    for page in 0..paper.page_count() {
        assert!(paper.page_text(page).contains("Coefficient"));
        assert_eq!(paper.outside(page), 0);
    }
}

#[test]
fn nothing_to_print_is_refused() {
    assert_eq!(Paper::evaluations(&[]).err().map(|p| p.code).as_deref(), Some("papers.empty"));
    let paper = lay_out(&[made_up::sheet(Lang::Zh, 1, false)]);
    assert_eq!(paper.page_png(9, 1.0).err().map(|p| p.code).as_deref(), Some("papers.page"));
    assert_eq!(paper.page_png(0, f64::NAN).err().map(|p| p.code).as_deref(), Some("papers.picture"));
}
