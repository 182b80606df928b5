// Which ways there are to make a figure of a metric out of single happenings.
import type { FigureHow, MapFigure, MetricCard } from '../../bridge/types';
import { fitting } from './units';

export function waysOf(metric: Pick<MetricCard, 'measure'> | null): FigureHow[] {
  switch (metric?.measure) {
    case undefined:
    case 'count':
      return ['rows', 'value'];
    case 'fraction':
      return ['share', 'value'];
    case 'seconds':
    case 'hours':
    case 'hours_per_day':
      return ['since', 'value'];
    case 'days':
      return ['value', 'since'];
    default:
      return ['value'];
  }
}

/** A figure whose metric was changed: made and read in a way that can hold it. */
export function fitted(figure: MapFigure, metric: Pick<MetricCard, 'measure'>): MapFigure {
  const [ways, units] = [waysOf(metric), fitting[metric.measure]];
  const how = ways.includes(figure.how) ? figure.how : (ways[0] ?? 'value');
  const unit = units.includes(figure.unit) || how !== 'value' ? figure.unit : (units[0] ?? 'number');
  return { ...figure, how, unit };
}
