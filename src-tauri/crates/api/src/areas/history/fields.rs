//! Which columns of the recorded tables a person is told of, and how each is said. A column that is not here is the
//! program's own: ids, who and when (the change itself says so), texts that are read and not shown.

/// How a column's value is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Say {
    Text,
    /// A name in both languages.
    Name,
    Month,
    Platform,
    Active,
    Person,
    Post,
    Shop,
    /// A person, or nobody at all.
    Whose,
    State,
    Number,
    /// Only that there is one.
    Draft,
    /// In the unit of the row's item.
    Value,
    /// Points of the row's item, or a grade.
    Points,
    /// A layout by its id.
    Report,
    /// Yes where it holds: the owner's layout.
    Kept,
    /// Yes where it holds: no longer offered, only changed by a hand.
    Yes,
    /// A shift by its code, or a rest day.
    Shift,
    /// When a shift works.
    Hours,
    /// What a layout file reads.
    Columns,
    /// What a dictionary entry says.
    Definition,
    Setting,
    /// The cell of a hand-entry workbook.
    Source,
}

pub(super) struct Field {
    pub column: &'static str,
    pub say: Say,
    /// What the row is for: said first and without its name.
    pub main: bool,
}

pub(super) struct Table {
    pub name: &'static str,
    pub fields: &'static [Field],
}

const fn own(column: &'static str, say: Say) -> Field {
    Field { column, say, main: false }
}

const fn first(column: &'static str, say: Say) -> Field {
    Field { column, say, main: true }
}

/// In the order in which a row is told.
pub(super) const TABLES: &[Table] = &[
    Table {
        name: "shop",
        fields: &[own("name", Say::Text), own("platform", Say::Platform), own("active", Say::Active)],
    },
    Table { name: "post", fields: &[own("name", Say::Text)] },
    Table {
        name: "person",
        fields: &[
            own("staff_no", Say::Text),
            own("name", Say::Text),
            own("post", Say::Post),
            own("hired", Say::Text),
            own("probation_until", Say::Text),
            own("left_on", Say::Text),
            own("note", Say::Text),
        ],
    },
    Table {
        name: "binding",
        fields: &[first("person", Say::Whose), own("from_day", Say::Text), own("to_day", Say::Text)],
    },
    Table { name: "import", fields: &[first("state", Say::State)] },
    Table { name: "no_data", fields: &[own("reason", Say::Text)] },
    Table { name: "exclusion", fields: &[own("reason", Say::Text)] },
    Table { name: "scheme", fields: &[own("name", Say::Name), own("draft", Say::Draft)] },
    Table { name: "scheme_version", fields: &[own("version", Say::Number), own("from_month", Say::Month)] },
    Table { name: "assignment", fields: &[own("from_month", Say::Month), own("to_month", Say::Month)] },
    Table {
        name: "target",
        fields: &[
            first("value", Say::Value),
            own("person", Say::Person),
            own("shop", Say::Shop),
            own("from_month", Say::Month),
            own("to_month", Say::Month),
        ],
    },
    Table {
        name: "mark",
        fields: &[first("value", Say::Value), own("reason", Say::Text), own("import_sheet", Say::Source)],
    },
    Table { name: "override", fields: &[first("value", Say::Points), own("reason", Say::Text)] },
    Table {
        name: "sheet_state",
        fields: &[
            first("state", Say::State),
            own("confirm_reason", Say::Text),
            own("answer_reason", Say::Text),
        ],
    },
    Table {
        name: "sheet_note",
        fields: &[own("comment", Say::Text), own("plan", Say::Text), own("own", Say::Text)],
    },
    Table {
        name: "answer",
        fields: &[
            first("kind", Say::State),
            own("day", Say::Text),
            own("text", Say::Text),
            own("witness", Say::Text),
            own("due", Say::Text),
        ],
    },
    Table { name: "self_mark", fields: &[first("points", Say::Points)] },
    Table {
        name: "interview",
        fields: &[first("text", Say::Text), own("day", Say::Text), own("by", Say::Text)],
    },
    Table {
        name: "follow_up",
        fields: &[
            first("what", Say::Text),
            own("due", Say::Text),
            own("done", Say::Text),
            own("result", Say::Text),
        ],
    },
    Table {
        name: "month_state",
        fields: &[
            first("state", Say::State),
            own("revision", Say::Number),
            own("close_reason", Say::Text),
            own("reopen_reason", Say::Text),
        ],
    },
    Table {
        name: "correction",
        fields: &[first("new", Say::Points), own("shown_in", Say::Month), own("reason", Say::Text)],
    },
    Table {
        name: "own_layout",
        fields: &[own("name", Say::Text), own("text", Say::Columns), own("active", Say::Kept)],
    },
    Table {
        name: "own_metric",
        fields: &[own("name", Say::Text), own("text", Say::Definition), own("retired", Say::Yes)],
    },
    Table { name: "layout_choice", fields: &[first("layout", Say::Report)] },
    Table {
        name: "shift",
        fields: &[
            own("code", Say::Text),
            own("name", Say::Text),
            own("hours", Say::Hours),
            own("retired", Say::Yes),
        ],
    },
    Table { name: "duty", fields: &[first("shift", Say::Shift), own("pinned", Say::Yes)] },
    Table {
        name: "absence",
        fields: &[
            first("kind", Say::State),
            own("first", Say::Text),
            own("last", Say::Text),
            own("note", Say::Text),
        ],
    },
    Table { name: "wish", fields: &[first("shift", Say::Shift)] },
    Table { name: "need", fields: &[first("least", Say::Number)] },
    Table { name: "roster_version", fields: &[own("by", Say::Text), own("note", Say::Text)] },
    Table { name: "setting", fields: &[first("json", Say::Setting)] },
];
