//! What our layouts may call beside Typst itself: `ems` tells how wide a text prints on one line, `texts`
//! sets single lines and rules at given places. A table of words as one piece instead of dozens is what
//! makes a stack of sheets fast.

use std::sync::LazyLock;

use typst::comemo::Tracked;
use typst::diag::{SourceDiagnostic, SourceResult};
use typst::ecow::eco_vec;
use typst::engine::Engine;
use typst::foundations::{
    Args, Array, CastInfo, Content, Context, IntoValue, NativeElement, NativeFuncData, NativeFuncPtr, Packed,
    Scope, Str, StyleChain, Type, Value,
};
use typst::introspection::{Locator, MetadataElem};
use typst::layout::{Abs, Axes, BlockElem, Frame, FrameItem, Length, Point, Region, Size};
use typst::syntax::Span;
use typst::text::{FontWeight, Lang, TextElem, TextItem, TextSize};
use typst::visualize::{Color, Curve, DashPattern, FillRule, FixedStroke, Geometry, Paint, Shape};

use crate::lines::{self, Face, Line};

/// `ems(text)`: the width of the text on one line, in em.
pub(crate) static EMS: NativeFuncData = native("ems", &|_, _, args| {
    let text: Str = args.expect("text")?;
    Ok(Value::Float(lines::width(&text, Face { bold: false, english: false })))
});

/// `reach(style, text)`: the width of the text on one line in a style, without its frame.
pub(crate) static REACH: NativeFuncData = native("reach", &|_, _, args| {
    let (size, bold) = size_and_weight(args)?;
    let text: Str = args.expect("text")?;
    let width = size * lines::width(&text, Face { bold, english: false });
    Ok(Value::Length(width.into()))
});

/// `cap(size)`: how high a line of this size is; Typst takes the height of capitals.
pub(crate) static CAP: NativeFuncData = native("cap", &|_, _, args| {
    let size: Length = args.expect("size")?;
    Ok(Value::Length(lines::height(size.abs).into()))
});

/// `foot(style, height)`: where the foot of a line is that stands in the middle of this height.
pub(crate) static FOOT: NativeFuncData = native("foot", &|_, _, args| {
    let (size, _) = size_and_weight(args)?;
    let height: Length = args.expect("height")?;
    Ok(Value::Length(((height.abs + lines::height(size)) / 2.0).into()))
});

fn size_and_weight(args: &mut Args) -> SourceResult<(Abs, bool)> {
    let style: Array = args.expect("style")?;
    match style.as_slice() {
        [Value::Length(size), Value::Bool(bold), ..] => Ok((size.abs, *bold)),
        _ => Err(eco_vec![SourceDiagnostic::error(args.span, "a style is (size, bold, fill)")]),
    }
}

/// `texts(width, height, drawn: (), ..entries)`: a block that is not broken, with lines of text in it.
///
/// An entry is `(x, y, share, style, text)`: the line stands with its foot at `y`, and with that share of its
/// width left of `x`. A style is `(size, bold, fill)`, and `(size, bold, fill, true)` draws a frame around
/// the text. What is drawn lies below the texts, in its order: a rule is `(x, y, length, thickness, color)`, a
/// dot `(x, y, radius, fill, thickness, color)`, a line through points `(points, thickness, color, dashed)`.
pub(crate) static TEXTS: NativeFuncData = native("texts", &|_, _, args| {
    let width: Length = args.expect("width")?;
    let height: Length = args.expect("height")?;
    let drawn = args.named::<Array>("drawn")?.unwrap_or_default();
    let entries = args.all::<Array>()?.into_iter().map(Value::Array).collect::<Array>();
    let all = [Value::Length(width), Value::Length(height), Value::Array(drawn), Value::Array(entries)];
    let given = Packed::new(MetadataElem::new(Value::Array(all.into_iter().collect())));
    Ok(BlockElem::single_layouter(given.spanned(args.span), lay_out).pack().spanned(args.span).into_value())
});

type Function = dyn Fn(&mut Engine, Tracked<Context>, &mut Args) -> SourceResult<Value> + Send + Sync;

const fn native(name: &'static str, function: &'static Function) -> NativeFuncData {
    NativeFuncData {
        function: NativeFuncPtr(function),
        name,
        title: name,
        docs: "",
        def_site: None,
        keywords: &[],
        contextual: false,
        scope: LazyLock::new(&Scope::new),
        params: LazyLock::new(&Vec::new),
        returns: LazyLock::new(&|| CastInfo::Type(Type::of::<Content>())),
    }
}

fn lay_out(
    given: &Packed<MetadataElem>,
    engine: &mut Engine,
    locator: Locator,
    styles: StyleChain,
    _: Region,
) -> SourceResult<Frame> {
    let wrong = |what: &str| eco_vec![SourceDiagnostic::error(given.span(), what)];
    let Value::Array(all) = &given.value else { return Err(wrong("no list")) };
    let [Value::Length(width), Value::Length(height), Value::Array(drawn), Value::Array(entries)] =
        all.as_slice()
    else {
        return Err(wrong("no size"));
    };
    let mut frame = Frame::hard(Size::new(width.abs, height.abs));
    for shape in drawn.iter() {
        draw(&mut frame, shape).ok_or_else(|| wrong("no rule, dot or line"))?;
    }
    let english = styles.get(TextElem::lang) == Lang::ENGLISH;
    let mut locator = locator.split();
    for entry in entries.iter() {
        let entry = Entry::of(entry).ok_or_else(|| wrong("no text with a place and a style"))?;
        if entry.text.is_empty() {
            continue;
        }
        let set = match lines::line(entry.text, Face { bold: entry.bold, english }) {
            Some(line) => set(&line, &entry, english, styles),
            None => {
                let mut text = TextElem::packed(entry.text)
                    .set(TextElem::size, TextSize(entry.size.into()))
                    .set(TextElem::fill, entry.fill.clone());
                if entry.bold {
                    text = text.set(TextElem::weight, FontWeight::BOLD);
                }
                let room = Region::new(Size::splat(Abs::inf()), Axes::splat(false));
                typst_layout::layout_frame(engine, &text, locator.next(&()), styles, room)?
            }
        };
        let inset = if entry.framed { Abs::pt(2.0) } else { Abs::zero() };
        let x = entry.x - (set.width() + inset * 2.0) * entry.share;
        let top = entry.y - set.baseline();
        if entry.framed {
            frame_around(
                &mut frame,
                Point::new(x, top),
                Size::new(set.width() + inset * 2.0, set.height()),
                &entry.fill,
            );
        }
        frame.push_frame(Point::new(x + inset, top), set);
    }
    Ok(frame)
}

struct Entry<'a> {
    x: Abs,
    y: Abs,
    share: f64,
    size: Abs,
    bold: bool,
    fill: Paint,
    framed: bool,
    text: &'a str,
}

impl<'a> Entry<'a> {
    fn of(value: &'a Value) -> Option<Self> {
        let Value::Array(parts) = value else { return None };
        let [Value::Length(x), Value::Length(y), share, Value::Array(style), Value::Str(text)] =
            parts.as_slice()
        else {
            return None;
        };
        let share = match share {
            Value::Int(whole) => *whole as f64,
            Value::Float(share) => *share,
            _ => return None,
        };
        let [Value::Length(size), Value::Bool(bold), Value::Color(fill), rest @ ..] = style.as_slice() else {
            return None;
        };
        let framed = matches!(rest, [Value::Bool(true)]);
        Some(Entry {
            x: x.abs,
            y: y.abs,
            share,
            size: size.abs,
            bold: *bold,
            fill: Paint::Solid(fill.clone()),
            framed,
            text,
        })
    }
}

fn set(line: &Line, entry: &Entry, english: bool, styles: StyleChain) -> Frame {
    let face = Face { bold: entry.bold, english };
    let Some(font) = face.font() else { return Frame::soft(Size::zero()) };
    let high = font.metrics().cap_height.at(entry.size);
    let mut frame = Frame::soft(Size::new(line.width.at(entry.size), high));
    frame.set_baseline(high);
    let mut x = Abs::zero();
    for run in &line.runs {
        let item = TextItem {
            font: font.clone(),
            size: entry.size,
            fill: entry.fill.clone(),
            stroke: None,
            lang: styles.get(TextElem::lang),
            region: styles.get(TextElem::region),
            text: run.text.as_str().into(),
            glyphs: run.glyphs.clone(),
        };
        frame.push(Point::new(x, high), FrameItem::Text(item));
        x += run.width.at(entry.size);
    }
    frame
}

fn draw(frame: &mut Frame, value: &Value) -> Option<()> {
    let Value::Array(parts) = value else { return None };
    let (at, shape) = match parts.as_slice() {
        [
            Value::Length(x),
            Value::Length(y),
            Value::Length(long),
            Value::Length(thick),
            Value::Color(color),
        ] => {
            let line = Geometry::Line(Point::with_x(long.abs)).stroked(stroke(thick, color));
            (Point::new(x.abs, y.abs), line)
        }
        [
            Value::Length(x),
            Value::Length(y),
            Value::Length(r),
            Value::Color(fill),
            Value::Length(thick),
            color,
        ] => {
            let round = Geometry::Curve(Curve::ellipse(Size::splat(r.abs * 2.0)));
            let edge = if let Value::Color(color) = color { Some(stroke(thick, color)) } else { None };
            let fill = Some(Paint::Solid(fill.clone()));
            let dot = Shape { geometry: round, fill, fill_rule: FillRule::default(), stroke: edge };
            (Point::new(x.abs - r.abs, y.abs - r.abs), dot)
        }
        [Value::Array(points), Value::Length(thick), Value::Color(color), Value::Bool(dashed)] => {
            let mut curve = Curve::new();
            for (i, point) in points.iter().enumerate() {
                let Value::Array(point) = point else { return None };
                let [Value::Length(x), Value::Length(y)] = point.as_slice() else { return None };
                let point = Point::new(x.abs, y.abs);
                if i == 0 { curve.move_(point) } else { curve.line(point) }
            }
            let mut stroke = stroke(thick, color);
            if *dashed {
                stroke.dash =
                    Some(DashPattern { array: vec![Abs::pt(3.0), Abs::pt(2.0)], phase: Abs::zero() });
            }
            (Point::zero(), Geometry::Curve(curve).stroked(stroke))
        }
        _ => return None,
    };
    frame.push(at, FrameItem::Shape(shape, Span::detached()));
    Some(())
}

fn stroke(thickness: &Length, color: &Color) -> FixedStroke {
    FixedStroke { paint: Paint::Solid(color.clone()), thickness: thickness.abs, ..FixedStroke::default() }
}

/// The frame of `mark` in `common.typ`.
fn frame_around(frame: &mut Frame, at: Point, size: Size, fill: &Paint) {
    let (above, round) = (Abs::pt(1.6), Abs::pt(1.0));
    let (w, h) = (size.x, size.y + above * 2.0);
    // How far a curve's handles stand from its ends so that it looks like a quarter of a circle.
    let pull = round * (1.0 - 0.5523);
    let zero = Abs::zero();
    let p = Point::new;
    let mut curve = Curve::new();
    curve.move_(p(zero, round));
    curve.cubic(p(zero, pull), p(pull, zero), p(round, zero));
    curve.line(p(w - round, zero));
    curve.cubic(p(w - pull, zero), p(w, pull), p(w, round));
    curve.line(p(w, h - round));
    curve.cubic(p(w, h - pull), p(w - pull, h), p(w - round, h));
    curve.line(p(round, h));
    curve.cubic(p(pull, h), p(zero, h - pull), p(zero, h - round));
    curve.close();
    let stroke = FixedStroke { paint: fill.clone(), thickness: Abs::pt(0.5), ..FixedStroke::default() };
    let shape = Geometry::Curve(curve).stroked(stroke);
    frame.push(Point::new(at.x, at.y - above), FrameItem::Shape(shape, Span::detached()));
}
