//! The month of a shop held to its rules, day by day and without any cleverness: what is broken, by whom, where.
//! Days are counted from the first one given; days before `first` are the months before, which the rules look back into.

/// A shift as the rules see it, in minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    /// From the midnight before it to its beginning and its end; `None` where no times are agreed.
    pub times: Option<(u32, u32)>,
    /// Of work, without the breaks.
    pub minutes: u32,
}

/// What a person does on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cell {
    /// Nothing is said.
    #[default]
    Open,
    Rest,
    /// A shift by its place in the list.
    Shift(usize),
}

/// Whether a person can work on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum There {
    #[default]
    Yes,
    Leave,
    /// Not employed.
    Gone,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// One a day.
    pub cells: Vec<Cell>,
    /// One a day.
    pub there: Vec<There>,
}

/// How often people rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// Days of every week from Monday to Sunday.
    Weekly(u32),
    /// Days of any so many days one after the other.
    PerDays { days: u32, of: usize },
    /// Days of the month judged.
    Monthly(u32),
    /// Hours of every week free of work.
    WeekHours(u32),
}

/// `None` is not asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rules {
    pub rest: Option<Rest>,
    /// Days of work one after the other.
    pub most_days: Option<u32>,
    /// Between the end of a shift and the beginning of the next.
    pub rest_minutes: Option<u32>,
    /// Of work from Monday to Sunday.
    pub week_minutes: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Month {
    /// Days given before the first one judged.
    pub first: usize,
    /// Of the first day given; 0 is Monday.
    pub weekday: usize,
    pub shifts: Vec<Shift>,
    pub people: Vec<Person>,
    /// The least of a shift on a day: `[shift][day]`.
    pub least: Vec<Vec<Option<u32>>>,
    pub rules: Rules,
}

/// What is broken. Places are those of `Month::people` and of the days given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    /// Works on a day of leave.
    Leave { person: usize, day: usize },
    /// Works without being employed.
    Gone { person: usize, day: usize },
    /// Too little time between the shift of the day before and that of `day`.
    ShortRest { person: usize, day: usize, minutes: u32, least: u32 },
    /// The run of `days` from `first` on is longer than allowed.
    LongRun { person: usize, first: usize, days: u32, most: u32 },
    /// Too few rest days between `first` and `last`.
    FewRests { person: usize, first: usize, last: usize, have: u32, least: u32 },
    /// Too little free time in the week from `first` to `last`.
    FewHours { person: usize, first: usize, last: usize, minutes: u32, least: u32 },
    /// Too much work in the week.
    LongWeek { person: usize, first: usize, last: usize, minutes: u32, most: u32 },
    /// Too few people.
    Cover { shift: usize, day: usize, have: u32, least: u32 },
}

impl Month {
    /// Everything that is broken in the days judged: by person and day, then the cover.
    pub fn broken(&self) -> Vec<Broken> {
        let mut found = Vec::new();
        for (person, row) in self.people.iter().enumerate() {
            self.presence(person, row, &mut found);
            self.pauses(person, row, &mut found);
            self.runs(person, row, &mut found);
            self.rests(person, row, &mut found);
            self.weeks(person, row, &mut found);
        }
        self.cover(&mut found);
        found
    }

    fn days(&self) -> usize {
        self.people.iter().map(|p| p.cells.len()).max().unwrap_or(self.first)
    }

    fn shift(&self, row: &Person, day: usize) -> Option<&Shift> {
        match row.cells.get(day) {
            Some(Cell::Shift(at)) => self.shifts.get(*at),
            _ => None,
        }
    }

    fn presence(&self, person: usize, row: &Person, found: &mut Vec<Broken>) {
        for day in self.first..row.cells.len() {
            match (self.shift(row, day), row.there.get(day)) {
                (Some(_), Some(There::Leave)) => found.push(Broken::Leave { person, day }),
                (Some(_), Some(There::Gone)) => found.push(Broken::Gone { person, day }),
                _ => {}
            }
        }
    }

    fn pauses(&self, person: usize, row: &Person, found: &mut Vec<Broken>) {
        let Some(least) = self.rules.rest_minutes else { return };
        for day in self.first.max(1)..row.cells.len() {
            let before = self.shift(row, day - 1).and_then(|s| s.times);
            let after = self.shift(row, day).and_then(|s| s.times);
            if let (Some((_, end)), Some((start, _))) = (before, after) {
                let minutes = (start + 1440).saturating_sub(end);
                if minutes < least {
                    found.push(Broken::ShortRest { person, day, minutes, least });
                }
            }
        }
    }

    /// Only runs that reach into the days judged.
    fn runs(&self, person: usize, row: &Person, found: &mut Vec<Broken>) {
        let Some(most) = self.rules.most_days else { return };
        let mut first = 0;
        for day in 0..=row.cells.len() {
            if self.shift(row, day).is_some() {
                continue;
            }
            let days = (day - first) as u32;
            if days > most && day > self.first {
                found.push(Broken::LongRun { person, first, days, most });
            }
            first = day + 1;
        }
    }

    /// A day that may still become a shift is no rest, but leave and days before and after the employment ask for none.
    fn rests(&self, person: usize, row: &Person, found: &mut Vec<Broken>) {
        let free = |day: usize| row.cells[day] == Cell::Rest || row.there[day] != There::Yes;
        let mut judge = |first: usize, last: usize, least: u32| {
            // Days nobody has planned yet are no rest and no work.
            if (first..=last).any(|day| row.cells[day] == Cell::Open && row.there[day] == There::Yes) {
                return;
            }
            let have = (first..=last).filter(|day| free(*day)).count() as u32;
            if have < least {
                found.push(Broken::FewRests { person, first, last, have, least });
            }
        };
        match self.rules.rest {
            Some(Rest::Weekly(least)) => self.whole_weeks(row).for_each(|(a, b)| judge(a, b, least)),
            Some(Rest::PerDays { days, of }) => {
                for last in self.first..row.cells.len() {
                    if let Some(first) = (last + 1).checked_sub(of) {
                        judge(first, last, days);
                    }
                }
            }
            Some(Rest::Monthly(least)) if row.cells.len() > self.first => {
                judge(self.first, row.cells.len() - 1, least);
            }
            Some(Rest::WeekHours(hours)) => {
                let least = hours * 60;
                for (first, last) in self.whole_weeks(row) {
                    let minutes = self.longest_pause(row, first, last);
                    if minutes < least {
                        found.push(Broken::FewHours { person, first, last, minutes, least });
                    }
                }
            }
            Some(Rest::Monthly(_)) | None => {}
        }
    }

    fn weeks(&self, person: usize, row: &Person, found: &mut Vec<Broken>) {
        let Some(most) = self.rules.week_minutes else { return };
        for (first, last) in self.whole_weeks(row) {
            let minutes = (first..=last).filter_map(|day| self.shift(row, day)).map(|s| s.minutes).sum();
            if minutes > most {
                found.push(Broken::LongWeek { person, first, last, minutes, most });
            }
        }
    }

    fn cover(&self, found: &mut Vec<Broken>) {
        for (shift, needs) in self.least.iter().enumerate() {
            for day in self.first..self.days() {
                let Some(least) = needs.get(day).copied().flatten() else { continue };
                let works = |p: &&Person| p.cells.get(day) == Some(&Cell::Shift(shift));
                let have = self.people.iter().filter(works).count() as u32;
                if have < least {
                    found.push(Broken::Cover { shift, day, have, least });
                }
            }
        }
    }

    /// Weeks from Monday to Sunday that lie in the days given as a whole and end in those judged.
    fn whole_weeks(&self, row: &Person) -> impl Iterator<Item = (usize, usize)> {
        let (weekday, first, count) = (self.weekday, self.first, row.cells.len());
        (first..count)
            .filter(move |day| (weekday + day) % 7 == 6)
            .filter_map(|last| Some((last.checked_sub(6)?, last)))
    }

    /// Without work, in minutes, between the beginning of `first` and the end of `last`.
    fn longest_pause(&self, row: &Person, first: usize, last: usize) -> u32 {
        let (mut free_since, mut longest) = (0, 0);
        for day in first..=last {
            let midnight = (day - first) as u32 * 1440;
            let Some(shift) = self.shift(row, day) else { continue };
            let (start, end) = shift.times.unwrap_or((0, 1440));
            longest = longest.max((midnight + start).saturating_sub(free_since));
            free_since = midnight + end;
        }
        longest.max(((last - first + 1) as u32 * 1440).saturating_sub(free_since))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Shift = Shift { times: Some((540, 1080)), minutes: 540 };
    const LATE: Shift = Shift { times: Some((1080, 1440)), minutes: 360 };

    /// `D` day, `L` late, `.` rest, `?` nothing said, `v` leave, `V` works on leave, `x` not employed.
    fn person(text: &str) -> Person {
        let cell = |c: char| match c {
            'D' | 'V' => Cell::Shift(0),
            'L' => Cell::Shift(1),
            '.' => Cell::Rest,
            _ => Cell::Open,
        };
        let there = |c: char| match c {
            'v' | 'V' => There::Leave,
            'x' => There::Gone,
            _ => There::Yes,
        };
        Person { cells: text.chars().map(cell).collect(), there: text.chars().map(there).collect() }
    }

    fn month(rows: &[&str], first: usize, rules: Rules) -> Month {
        Month {
            first,
            shifts: vec![DAY, LATE],
            people: rows.iter().map(|row| person(row)).collect(),
            rules,
            ..Month::default()
        }
    }

    #[test]
    fn nothing_is_broken_where_nothing_is_asked() {
        assert_eq!(month(&["DDDDDDDDDDDD"], 0, Rules::default()).broken(), []);
    }

    #[test]
    fn work_on_leave_is_broken_whatever_the_rules() {
        let found = month(&["D.V", "Dv."], 0, Rules::default()).broken();
        assert_eq!(found, [Broken::Leave { person: 0, day: 2 }]);
    }

    #[test]
    fn a_late_shift_before_a_day_shift_is_a_short_rest_also_over_the_end_of_the_month() {
        let rules = Rules { rest_minutes: Some(660), ..Rules::default() };
        let found = month(&["LDL.D"], 1, rules).broken();
        assert_eq!(found, [Broken::ShortRest { person: 0, day: 1, minutes: 540, least: 660 }]);
        assert_eq!(month(&["LDL.D"], 2, rules).broken(), []);
    }

    #[test]
    fn a_run_counts_the_days_of_the_month_before_but_is_told_only_where_it_reaches_into_this_one() {
        let rules = Rules { most_days: Some(6), ..Rules::default() };
        let told = |text, first| month(&[text], first, rules).broken();
        assert_eq!(told("DDDDDDD.", 3), [Broken::LongRun { person: 0, first: 0, days: 7, most: 6 }]);
        assert_eq!(told("DDDDDDD.", 7), []);
        assert_eq!(told("DDDDDD.D", 0), []);
    }

    #[test]
    fn rest_days_are_counted_by_week_by_ten_days_and_by_month() {
        let by = |rest| Rules { rest: Some(rest), ..Rules::default() };
        let few = |first, last, have, least| Broken::FewRests { person: 0, first, last, have, least };
        assert_eq!(month(&["DDDDDDDDDDDDD."], 0, by(Rest::Weekly(1))).broken(), [few(0, 6, 0, 1)]);
        let ten = by(Rest::PerDays { days: 2, of: 10 });
        assert_eq!(month(&["DDDDD.DDDDD.D"], 0, ten).broken(), [few(0, 9, 1, 2), few(1, 10, 1, 2)]);
        assert_eq!(month(&["D.DD"], 1, by(Rest::Monthly(2))).broken(), [few(1, 3, 1, 2)]);
        // Leave rests too, and a day nobody has planned yet is judged later.
        assert_eq!(month(&["DDDvDDD", "DDD?DDD"], 0, by(Rest::Weekly(1))).broken(), []);
    }

    #[test]
    fn a_week_is_too_long_by_its_hours_and_too_short_of_free_ones() {
        let rules = Rules { week_minutes: Some(2400), ..Rules::default() };
        let found = month(&["DDDDD.."], 0, rules).broken();
        assert_eq!(found, [Broken::LongWeek { person: 0, first: 0, last: 6, minutes: 2700, most: 2400 }]);
        // A week that is not given as a whole is not judged.
        assert_eq!(Month { weekday: 1, ..month(&["DDDDD.."], 0, rules) }.broken(), []);
        let free = Rules { rest: Some(Rest::WeekHours(24)), ..Rules::default() };
        let found = month(&["DDDDDDD", "DDD.DDD"], 0, free).broken();
        assert_eq!(found, [Broken::FewHours { person: 0, first: 0, last: 6, minutes: 900, least: 1440 }]);
    }

    #[test]
    fn a_shift_with_too_few_people_is_told_on_its_day() {
        let mut month = month(&["DL", "D."], 0, Rules::default());
        month.least = vec![vec![Some(2), Some(1)], vec![None, Some(1)]];
        assert_eq!(month.broken(), [Broken::Cover { shift: 0, day: 1, have: 0, least: 1 }]);
    }
}
