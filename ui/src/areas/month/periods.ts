// Which months a quarter, half-year or year has.

export const lengths = [3, 6, 12] as const;
export type Length = (typeof lengths)[number];

/** The first month of the period of `length` months that `month` lies in. */
export function firstOf(month: string, length: Length): string {
  const [year = '2000', number = '1'] = month.split('-');
  const first = Math.floor((Number(number) - 1) / length) * length + 1;
  return `${year}-${String(first).padStart(2, '0')}`;
}
