// Straight scales for the small charts. Not d3-scale: its colours assign to a prototype, which the window freezes.

/** Maps a value between `from` and `to` onto the pixels between `start` and `end`. */
export function linear([from, to]: [number, number], [start, end]: [number, number]): (value: number) => number {
  return (value) => start + ((value - from) / (to - from)) * (end - start);
}

/** Round values around `low` to `high`, about `count` of them; the first and last enclose both. */
export function roundValues(low: number, high: number, count: number): number[] {
  const rough = Math.max(high - low, Number.EPSILON) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((times) => times * power >= rough * 0.7) ?? 10);
  const [first, last] = [Math.floor(low / step), Math.ceil(high / step)];
  const places = Math.max(0, -Math.floor(Math.log10(step)));
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toFixed(places)));
}
