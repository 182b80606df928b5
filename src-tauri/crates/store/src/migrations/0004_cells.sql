-- The figures of a row in one record: a tenth of the records, and a month is read in a fraction of the time.

-- JSON: [[col, metric, state, value, num, den, raw], ...] in the order of the columns, what is null at the end of a
-- cell left out. `metric` is a `metric_key`; `state` 0 settled, 1 unsettled, 2 missing, 3 not measured; `value` a
-- number or a word; `raw` only where it differs from the value's text. Numbers keep every digit.
ALTER TABLE fact_row ADD COLUMN cells TEXT NOT NULL DEFAULT '[]';

UPDATE fact_row SET cells = coalesce((
  SELECT '[' || group_concat(
    '[' || col || ',' || metric || ',' || (state % 8)
      || CASE WHEN coalesce(value, num, den, raw) IS NULL THEN '' ELSE
        ',' || CASE WHEN state >= 8 THEN json_quote(value) ELSE coalesce(value, 'null') END
        || CASE WHEN coalesce(num, den, raw) IS NULL THEN '' ELSE
          ',' || coalesce(num, 'null') || ',' || coalesce(den, 'null')
          || CASE WHEN raw IS NULL THEN '' ELSE ',' || json_quote(raw) END
        END
      END || ']', ',' ORDER BY col) || ']'
  FROM fact WHERE fact.fact_row = fact_row.id), '[]');

DROP TABLE fact;
