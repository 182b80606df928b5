// When a shift works, as people write it: `09:00-12:00 12:30-16:30`, over midnight `22:00-06:00`, or a length `8`.
import type { Hours } from '../../bridge/types';

const DAY = 1440;

/** Minutes of the day; null where it is no time. */
function time(text: string): number | null {
  const found = /^(\d{1,2})[:：.](\d{2})$/.exec(text);
  if (!found) return null;
  const [hours, minutes] = [Number(found[1]), Number(found[2])];
  return hours <= 24 && minutes < 60 && hours * 60 + minutes <= DAY ? hours * 60 + minutes : null;
}

const written = (minutes: number) => {
  const within = minutes > DAY ? minutes - DAY : minutes;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
};

/** Null where nobody can tell what is meant. */
export function readHours(text: string): Pick<Hours, 'work' | 'length'> | null {
  const plain = text.normalize('NFKC').replaceAll(/\s*[-–—~至到]\s*/g, '-').trim();
  if (/^\d{1,2}(\.\d+)?$/.test(plain)) return { work: [], length: Math.round(Number(plain) * 60) };
  const work = [];
  let before = 0;
  for (const part of plain.split(/[\s,;，、；]+/).filter(Boolean)) {
    const [from, to, more] = part.split('-');
    const [start, end] = [time(from ?? ''), time((to ?? '').replace(/^次日/, ''))];
    if (start === null || end === null || more !== undefined) return null;
    // A time that lies before the one before it belongs to the next day.
    const begins = start < before ? start + DAY : start;
    const ends = end <= begins ? end + DAY : end;
    work.push({ start: begins, end: ends });
    before = ends;
  }
  return work.length > 0 ? { work } : null;
}

export const writeHours = (hours: Hours) => (hours.work.length === 0 ? String((hours.length ?? 0) / 60) : hours.work.map((part) => `${written(part.start)}-${written(part.end)}`).join(' '));

/** The nominal end within the shift: a time before its beginning lies after midnight. */
export function readEnd(text: string, hours: Pick<Hours, 'work'>): number | null {
  const minutes = time(text.normalize('NFKC').trim());
  const first = hours.work[0];
  if (minutes === null || !first) return null;
  return minutes <= first.start ? minutes + DAY : minutes;
}

export const writeEnd = (minutes: number | undefined) => (minutes === undefined ? '' : written(minutes));
