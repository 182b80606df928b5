// Exact fractions of whole numbers, so that a figure worked out here is the figure and not nearly it.

function make(top, bottom = 1n) {
  return bottom < 0n ? { top: -top, bottom: -bottom } : { top, bottom };
}

/** From a decimal as it is printed. */
export function fraction(value) {
  const [whole, places = ''] = String(value).split('.');
  return make(BigInt(whole + places), 10n ** BigInt(places.length));
}

export const plus = (a, b) => make(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
export const times = (a, b) => make(a.top * b.top, a.bottom * b.bottom);
/** Null where there is nothing to divide by. */
export const over = (a, b) => (a === null || b.top === 0n ? null : make(a.top * b.bottom, a.bottom * b.top));
export const total = (list) => list.reduce(plus, fraction(0));
export const less = (a, b) => a.top * b.bottom < b.top * a.bottom;

/** Rounded half up to so many places, for what is not negative; as a number. */
export function rounded(a, places) {
  const scale = 10n ** BigInt(places);
  return Number((2n * a.top * scale + a.bottom) / (2n * a.bottom)) / Number(scale);
}
