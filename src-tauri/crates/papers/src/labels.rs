//! The fixed words of the printed forms, in both languages. Sentences about figures are not here:
//! the caller brings them.

use domain::Lang;
use serde::Serialize;

macro_rules! labels {
    ($($name:ident: $zh:literal, $en:literal;)*) => {
        /// Every fixed word a layout prints, by name.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        pub struct Labels { $(pub $name: &'static str,)* }

        impl Labels {
            /// The words of a language.
            pub fn of(lang: Lang) -> &'static Labels {
                static ZH: Labels = Labels { $($name: $zh,)* };
                static EN: Labels = Labels { $($name: $en,)* };
                match lang {
                    Lang::Zh => &ZH,
                    Lang::En => &EN,
                }
            }
        }

        #[cfg(test)]
        pub(crate) const ALL: &[(&str, &str, &str)] = &[$((stringify!($name), $zh, $en),)*];
    };
}

labels! {
    evaluation: "绩效考核表", "Performance evaluation";
    ranking: "绩效排名", "Performance ranking";
    name: "姓名", "Name";
    staff_no: "工号", "Staff no.";
    post: "岗位", "Post";
    shops: "店铺", "Shop";
    hired: "入职日期", "Hired";
    month: "考核月份", "Month";
    scheme: "考核方案", "Scheme";
    state: "状态", "State";
    total: "总分", "Total";
    grade: "等级", "Grade";
    coefficient: "系数", "Coefficient";
    rank: "排名", "Rank";
    versus_last: "较上月", "vs last month";
    versus_group: "较同组平均", "vs group mean";
    item: "评分项", "Item";
    target: "目标", "Target";
    actual: "实际", "Actual";
    weight: "权重", "Weight";
    max: "满分", "Max";
    points: "得分", "Points";
    reason: "说明", "Why";
    not_scored: "未评", "not scored";
    trend: "近六个月总分", "Total, last six months";
    own: "本人", "own";
    group: "同组平均", "group mean";
    comments: "考核评语", "Comments";
    plan: "改进计划", "Improvement plan";
    employee: "员工签字", "Employee";
    supervisor: "主管签字", "Supervisor";
    owner: "负责人签字", "Owner";
    date: "日期", "Date";
    how: "得分是怎么来的", "How this was made";
    how_note: "每个得分的计算过程，以及所用数据在原文件中的位置。", "Every calculation, and where its figures stand in the original files.";
    objection: "对本表有异议的项目和理由", "Items I object to, and why";
    printed: "打印日期", "Printed";
    mean: "平均", "Mean";
    note: "备注", "Note";
    page_before: "第", "Page";
    page_between: "页，共", "of";
    page_after: "页", "";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_a_form_exists_in_both_languages() {
        for (name, zh, en) in ALL {
            assert!(!zh.is_empty(), "{name}");
            assert!(!en.is_empty() || *name == "page_after", "{name}");
            assert!(en.is_ascii(), "{name}: {en}");
        }
    }
}
