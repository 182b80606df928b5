// In which units a column can hold a metric; the first is what it usually is.
import type { ColumnUnit, Unit } from '../../bridge/types';

const times: ColumnUnit[] = ['duration', 'seconds', 'minutes', 'hours'];

export const fitting: Record<Unit, ColumnUnit[]> = {
  seconds: times,
  hours: ['number', ...times],
  hours_per_day: ['number', ...times],
  yuan: ['yuan', 'number'],
  fraction: ['share', 'percent', 'fraction'],
  count: ['number'],
  ratio: ['number'],
  points: ['number'],
  days: ['number'],
  per_day: ['number'],
  label: ['label'],
};
