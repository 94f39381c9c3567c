-- What a screen shows: one row per indicator, area and period. Real before interpolated before demo; then a row with a
-- value before one without; then a measured figure before the roll-up of the same period; then a loaded figure before a
-- published one, for it is newer. All stay in `both_bases`. Materialised once: pages only read.
CREATE TABLE both_bases AS
SELECT
    o.indicator_id, o.area_id, a.level, year(o.period_end) AS year, o.period_start, o.period_end, o.value, o.numerator,
    o.denominator, o.low, o.high, o.method, o.reliability, o.status, o.provenance, 'maalt' AS basis, o.source_id, NULL::INTEGER AS coverage_areas,
    NULL::INTEGER AS coverage_areas_total, NULL::DOUBLE AS coverage_residents_pct
FROM observation o JOIN area a USING (area_id)
UNION ALL
SELECT
    r.indicator_id, r.area_id, a.level, year(r.period_end) AS year, r.period_start, r.period_end, r.value, r.numerator,
    r.denominator, r.low, r.high, r.method, r.reliability, r.status, r.provenance, 'rullet_op' AS basis, r.source_id, r.coverage_areas,
    r.coverage_areas_total, r.coverage_residents_pct
FROM rollup r JOIN area a USING (area_id)
ORDER BY indicator_id, area_id, period_end, basis, provenance;

CREATE TABLE shown AS
SELECT * FROM both_bases
WHERE period_end IS NOT NULL
QUALIFY row_number() OVER (
    PARTITION BY indicator_id, area_id, period_end
    ORDER BY
        CASE WHEN provenance IN ('datatraek', 'published') THEN 0 WHEN provenance = 'interpoleret' THEN 1 ELSE 2 END,
        status <> 'ok',
        basis,  -- 'maalt' before 'rullet_op'
        CASE provenance WHEN 'datatraek' THEN 0 ELSE 1 END
) = 1
ORDER BY indicator_id, area_id, period_end;
