//! That every message stands in both languages, and every code has its sentence, is held by the tests of
//! `locale`, where the messages are. Here is only held that those tests are there.

use crate::repository::read;

#[test]
fn locale_holds_every_message_and_every_code_to_both_languages() {
    for (file, test) in [
        ("codes.rs", "every_problem_in_the_program_has_a_sentence_in_both_languages"),
        ("messages.rs", "every_text_exists_in_both_languages_with_the_same_variables"),
    ] {
        let text = read(&format!("src-tauri/crates/locale/tests/{file}"));
        assert!(text.contains(&format!("#[test]\nfn {test}()")), "{file} no longer holds {test}");
    }
}
