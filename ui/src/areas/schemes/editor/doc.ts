// A scheme file as it is edited on screen: the keys the screens know, beside whatever else the file says. No screen.

export type Rule = { kind: string; src?: string; [key: string]: unknown };
export type Band = { min?: number | null; min_incl?: boolean; max?: number | null; max_incl?: boolean; points?: number | null; suggested_points?: number | null };
export type Gate = { op: string; value: number; effect: string; grade?: string };
export type Item = {
  id: string;
  zh: string;
  en?: string;
  block?: string | null;
  metric?: string | null;
  fed_by?: string | null;
  weight?: number | null;
  suggested_weight?: number | null;
  weight_src?: string;
  target?: number | null;
  suggested_target?: number | null;
  target_src?: string;
  unit?: string | null;
  rule: Rule;
  enabled?: boolean;
  missing?: string;
  gate?: Gate | null;
};
export type Block = { id: string; zh: string; en?: string; nominal?: number | null };
export type Grade = { min: number | null; grade: string; coefficient?: number | null };
export type Doc = {
  id: string;
  name: { zh: string; en?: string } | string;
  role?: string | string[];
  period?: string;
  total?: { nominal?: number | null; unallocated_policy?: string | null; [key: string]: unknown };
  blocks?: Block[];
  items: Item[];
  grades?: Grade[];
  min_volume?: { metric: string; value: number | null } | null;
  tie_break?: string[];
  rank_everyone?: boolean;
};

/** An id that none of `taken` has: `item_3`. */
export function freeId(stem: string, taken: string[]): string {
  for (let n = 1; ; n++) if (!taken.includes(`${stem}_${n}`)) return `${stem}_${n}`;
}

export const nameOf = (doc: Doc): { zh: string; en?: string } => (typeof doc.name === 'string' ? { zh: doc.name } : doc.name);

/** Moves one entry of a list by `by` places; false at the end of the list. */
export function moved<T>(list: T[], at: number, by: number): boolean {
  const to = at + by;
  if (to < 0 || to >= list.length) return false;
  const [one] = list.splice(at, 1);
  if (one !== undefined) list.splice(to, 0, one);
  return true;
}

/** A stretch of the picture of bands. Ends are null where they are open. */
export type Piece = { from: number | null; to: number | null; kind: 'band' | 'gap' | 'overlap'; points: number | null };

/** The bands from the lowest value to the highest, with what lies between them or under two of them. */
export function pieces(bands: Band[]): Piece[] {
  const sorted = bands
    .map((b) => ({ from: b.min ?? null, to: b.max ?? null, points: b.points ?? null, open: b }))
    .sort((a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity));
  const out: Piece[] = [];
  let end: number | null | undefined;
  let closed = false;
  for (const band of sorted) {
    const from = band.from ?? -Infinity;
    if (end !== undefined && end !== null) {
      if (from > end || (from === end && !closed && band.open.min_incl === false)) out.push({ from: end, to: band.from, kind: 'gap', points: null });
      else if (from < end || (closed && band.open.min_incl !== false)) out.push({ from: band.from, to: Math.min(end, band.to ?? end), kind: 'overlap', points: null });
    } else if (end === null) {
      out.push({ from: band.from, to: band.to, kind: 'overlap', points: null });
    }
    out.push({ from: band.from, to: band.to, kind: 'band', points: band.points });
    if (end === undefined || (end !== null && (band.to ?? Infinity) >= end)) {
      end = band.to;
      closed = band.open.max_incl === true;
    }
  }
  return out;
}
