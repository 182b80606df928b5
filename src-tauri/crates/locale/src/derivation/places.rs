//! The grade of a place in words: how high, and which better grades a condition kept away.

use domain::Num;
use domain::evaluation::FailedGrade;

use crate::{Locale, number};

impl Locale {
    pub(super) fn rank_grade(
        self,
        grade: Option<&str>,
        coefficient: Option<Num>,
        place: Num,
        participation: Num,
        failed: &[FailedGrade],
    ) -> String {
        let plain = |n: Num| number::show(n, number::PLAIN);
        let params = [("place", &*plain(place)), ("participation", &plain(participation))];
        let mut clauses = vec![self.message("derivation-rank_place", &params)];
        for one in failed {
            let actual = match one.actual {
                Some(n) => super::rule::telling(n, number::PLAIN, |n| one.op.holds(n, one.limit)),
                None => self.message("derivation-none", &[]),
            };
            let id = if one.ratio { "derivation-rank_failed_ratio" } else { "derivation-rank_failed" };
            let params = [
                ("grade", one.grade.as_str()),
                ("item", one.item.get(self.lang())),
                ("op", one.op.sign()),
                ("limit", &plain(one.limit)),
                ("actual", &actual),
            ];
            clauses.push(self.message(id, &params));
        }
        clauses.push(match (grade, coefficient) {
            (Some(grade), Some(c)) => {
                let params = [("grade", grade), ("coefficient", &*number::ratio(c))];
                self.message("derivation-rank_grade_coefficient", &params)
            }
            (Some(grade), None) => self.message("derivation-rank_grade", &[("grade", grade)]),
            (None, _) => self.message("derivation-rank_no_grade", &[]),
        });
        clauses.join(self.semicolon())
    }
}
