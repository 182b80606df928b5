//! One account's figures of one day. Whole numbers with the relations a platform's own figures have:
//! served ≤ asked, ratings ≤ served, payers ≤ enquirers; a day off is all zeros.

use chrono::Datelike;
use domain::Day;

use crate::cast::Skill;
use crate::chance::Chance;

/// Counts; times in hundredths of a second, money in 分.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Figures {
    pub worked: i64,
    /// Buyers who wrote.
    pub asked: i64,
    /// Buyers whom the agent served; direct and taken over from others.
    pub served: i64,
    pub taken_over: i64,
    pub handed_on: i64,
    pub buyer_messages: i64,
    pub agent_messages: i64,
    pub words: i64,
    pub at_once: i64,
    pub unanswered: i64,
    pub slow: i64,
    pub long: i64,
    pub first: i64,
    pub average: i64,
    /// Mean length of a chat, in seconds.
    pub length: i64,
    pub enquirers: i64,
    pub payers: i64,
    pub orders: i64,
    pub pieces: i64,
    pub sales: i64,
    /// From very satisfied to very dissatisfied.
    pub ratings: [i64; 5],
}

impl Figures {
    pub fn rated(&self) -> i64 {
        self.ratings.iter().sum()
    }
}

/// Stream numbers, so that one draw more in one place shifts nothing elsewhere.
const LEAVE: u64 = 1;
const WORK: u64 = 2;
const MAIN: u64 = 3;

/// How busy the shop is, in thousandths of an ordinary Monday: the week, and the great sales.
pub fn traffic(day: Day) -> i64 {
    let week = [1000, 980, 970, 990, 1010, 1050, 1070][day.weekday().num_days_from_monday() as usize];
    let sale = match (day.month(), day.day()) {
        (6, 18) | (11, 11) => 1700,
        (6, 16..=17) | (11, 10) => 1450,
        (6, 1..=3) | (11, 1..=3) | (12, 12) => 1300,
        (6, 4..=15) | (11, 4..=9) => 1120,
        (3, 8) => 1200,
        _ => 1000,
    };
    week * sale / 1000
}

/// Five days on, two off, staggered; a day's leave now and then, never in a sale.
pub fn works(who: usize, day: Day) -> bool {
    let turn = (i64::from(day.num_days_from_ce()) + who as i64 * 3) % 7;
    let leave = Chance::of(&[LEAVE, who as u64, day.num_days_from_ce() as u64]).hits(25);
    turn > 1 && (!leave || traffic(day) >= 1200)
}

/// The day of somebody at work; `months` since the sample's first month drive the slow trends.
pub fn working_day(who: usize, skill: &Skill, day: Day, months: i64) -> Figures {
    let mut chance = Chance::of(&[WORK, who as u64, day.num_days_from_ce() as u64]);
    let busy = traffic(day);
    let asked = chance.about(skill.daily * busy * (1000 + months * 6) / 1_000_000, 160).max(6);
    let served = chance.of_many(asked, 780).max(4);
    let enquirers = chance.of_many(served, 620);
    let payers = chance.of_many(enquirers, skill.pays);
    let orders = payers + chance.of_many(payers, 140);
    let pieces = orders + chance.of_many(orders * 2, 260);
    let buyer_messages = (0..served).map(|_| chance.between(3, 14)).sum::<i64>();
    let agent_messages = buyer_messages * chance.between(1180, 1520) / 1000;
    let trend = 1000 + months * skill.trend;
    let rushed = 800 + busy / 5;
    let first = chance.about(skill.first * trend / 1000 * rushed / 1000, 140).clamp(820, 5900);
    let slow = if first > 3500 { 70 } else { 15 };
    let mut ratings = [0; 5];
    for _ in 0..chance.of_many(served, 210) {
        ratings[star(&mut chance, &skill.stars)] += 1;
    }
    Figures {
        worked: 1,
        asked,
        served,
        taken_over: chance.of_many(served, 60),
        handed_on: chance.of_many(served, 40),
        buyer_messages,
        agent_messages,
        words: agent_messages * chance.between(22, 38),
        at_once: 2 + asked / 9 + chance.between(0, 2),
        unanswered: chance.of_many(served, 6),
        slow: chance.of_many(served, slow),
        long: chance.of_many(served, 90),
        first,
        average: (first * chance.between(1040, 1340) / 1000).clamp(first, 6000),
        length: chance.between(240, 720),
        enquirers,
        payers,
        orders,
        pieces,
        sales: (0..pieces).map(|_| chance.between(29, 269) * 100 - 10).sum(),
        ratings,
    }
}

/// The main account, at which the owner answers a few buyers in the evening.
pub fn main_account(day: Day) -> Figures {
    let mut chance = Chance::of(&[MAIN, day.num_days_from_ce() as u64]);
    if !chance.hits(350) {
        return Figures::default();
    }
    let served = chance.between(1, 4);
    let buyer_messages = served * chance.between(3, 7);
    let first = chance.between(2500, 5500);
    Figures {
        worked: 1,
        asked: served + chance.between(0, 1),
        served,
        buyer_messages,
        agent_messages: buyer_messages + served,
        words: buyer_messages * 24,
        at_once: served.min(2),
        first,
        average: first,
        length: chance.between(120, 480),
        enquirers: chance.of_many(served, 500),
        ..Figures::default()
    }
}

fn star(chance: &mut Chance, stars: &[i64; 5]) -> usize {
    let mut left = chance.between(0, 999);
    for (i, share) in stars.iter().enumerate() {
        if left < *share {
            return i;
        }
        left -= share;
    }
    0
}
