-- The warehouse of one plan in one version. Column meanings: docs/data-formats.md.
CREATE TABLE meta (
    version        VARCHAR NOT NULL,  -- sha256 over the plan's files and the code that builds
    plan_id        VARCHAR NOT NULL,
    min_residents  INTEGER NOT NULL,  -- afdelinger below either limit have no rows of their own in the public file
    min_households INTEGER NOT NULL
);
CREATE TABLE plan (
    plan_id VARCHAR PRIMARY KEY, name VARCHAR NOT NULL, short_name VARCHAR NOT NULL,
    valid_from VARCHAR NOT NULL, valid_to VARCHAR NOT NULL,
    plan_area VARCHAR NOT NULL, kommune_area VARCHAR NOT NULL, land_area VARCHAR NOT NULL,
    headline_indicator VARCHAR NOT NULL, headline_phrase VARCHAR NOT NULL, card_indicators VARCHAR[] NOT NULL
);
CREATE TABLE area (
    area_id VARCHAR PRIMARY KEY, level VARCHAR NOT NULL, name VARCHAR NOT NULL,
    number INTEGER,                  -- zones only: the number on the badge
    parent_id VARCHAR, organisation VARCHAR,
    residents INTEGER, households INTEGER,
    lon DOUBLE, lat DOUBLE,          -- WGS84, illustrative for demo afdelinger
    provenance VARCHAR NOT NULL, valid_from DATE, valid_to DATE
);
CREATE VIEW own_area AS              -- what a plan's pages are about: afdelinger of other kommuner are background
SELECT * FROM area WHERE level <> 'afdeling' OR parent_id IS NULL
    OR parent_id IN (SELECT area_id FROM area WHERE level IN ('zone', 'plan'));
CREATE TABLE zone_shape (
    area_id VARCHAR PRIMARY KEY, number INTEGER NOT NULL, name VARCHAR NOT NULL,
    geojson VARCHAR NOT NULL, base_name VARCHAR NOT NULL, base_lon DOUBLE NOT NULL, base_lat DOUBLE NOT NULL,
    mark VARCHAR NOT NULL
);
CREATE TABLE source (
    source_id VARCHAR PRIMARY KEY, title VARCHAR NOT NULL, publisher VARCHAR NOT NULL, reached_through VARCHAR NOT NULL
);
CREATE TABLE indicator (
    indicator_id VARCHAR PRIMARY KEY, label VARCHAR NOT NULL, short_label VARCHAR NOT NULL,
    concept VARCHAR NOT NULL, theme VARCHAR NOT NULL, unit VARCHAR NOT NULL, kind VARCHAR NOT NULL,
    age_band VARCHAR NOT NULL, polarity VARCHAR NOT NULL, additive BOOLEAN NOT NULL, sensitive BOOLEAN NOT NULL,
    period_rule VARCHAR NOT NULL, source_id VARCHAR NOT NULL, sort INTEGER NOT NULL
);
CREATE TABLE observation (           -- the one fact table, tall: what was measured
    indicator_id VARCHAR NOT NULL, area_id VARCHAR NOT NULL,
    period_start DATE, period_end DATE,   -- NULL where the source gives no year
    value DOUBLE,                    -- pct 0-100, per 100 persons, or a count; NULL unless status is 'ok'
    numerator BIGINT, denominator BIGINT,
    low DOUBLE, high DOUBLE,         -- 95 % interval in the unit of value; NULL where there is no n
    method VARCHAR, reliability VARCHAR,
    status VARCHAR NOT NULL CHECK (status IN ('ok', 'mangler', 'ikke_relevant', 'diskretioneret')),
    source_id VARCHAR NOT NULL, datatraek_id VARCHAR,
    provenance VARCHAR NOT NULL CHECK (provenance IN ('published', 'datatraek', 'interpoleret', 'demo'))
);
CREATE TABLE rollup (                -- zones and the plan from counts of their parts
    indicator_id VARCHAR NOT NULL, area_id VARCHAR NOT NULL, period_start DATE, period_end DATE,
    value DOUBLE, numerator BIGINT, denominator BIGINT, low DOUBLE, high DOUBLE, method VARCHAR, reliability VARCHAR,
    status VARCHAR NOT NULL, source_id VARCHAR NOT NULL,
    provenance VARCHAR NOT NULL, coverage_areas INTEGER NOT NULL, coverage_areas_total INTEGER NOT NULL,
    coverage_residents_pct DOUBLE NOT NULL
);
CREATE TABLE published_figure (      -- the agreement's figures as printed, with table and note
    "table" VARCHAR NOT NULL, indicator_id VARCHAR NOT NULL, label_da VARCHAR NOT NULL, year INTEGER,
    area_id VARCHAR NOT NULL, unit VARCHAR NOT NULL, source_da VARCHAR NOT NULL, note_da VARCHAR
);
CREATE TABLE series_break (          -- "of": 'tal' where the numbers change, 'graense' where only the limits of the law do
    indicator_id VARCHAR NOT NULL, date DATE NOT NULL, "of" VARCHAR NOT NULL, text VARCHAR NOT NULL
);
CREATE TABLE target_group (target_group VARCHAR PRIMARY KEY, label VARCHAR NOT NULL, indicator_id VARCHAR NOT NULL);
CREATE TABLE activity (
    activity_id VARCHAR PRIMARY KEY, name VARCHAR NOT NULL, short_name VARCHAR NOT NULL, delaftale VARCHAR NOT NULL,
    styregruppe VARCHAR NOT NULL, target_group_text VARCHAR NOT NULL, age_range VARCHAR, mobility VARCHAR NOT NULL,
    teams INTEGER, placement_rule VARCHAR, partners VARCHAR NOT NULL, sort INTEGER NOT NULL
);
CREATE TABLE activity_registration ( -- what activities register; zone is the plan area where the zones are summed
    activity_id VARCHAR NOT NULL, zone VARCHAR NOT NULL, period_start DATE, period_end DATE NOT NULL,
    measure VARCHAR NOT NULL, value DOUBLE,
    status VARCHAR NOT NULL CHECK (status IN ('ok', 'mangler', 'ikke_relevant', 'diskretioneret')),
    source_id VARCHAR NOT NULL, datatraek_id VARCHAR, provenance VARCHAR NOT NULL
);
CREATE TABLE delivered (             -- what each datatræk holds, rows that are never shown included
    datatraek_id VARCHAR NOT NULL, source_id VARCHAR NOT NULL, rows INTEGER NOT NULL,
    first_period_end DATE, last_period_end DATE
);
CREATE TABLE afdeling_pool (         -- sensitive indicators: which years afdelinger have, and how many pools they fill
    indicator_id VARCHAR PRIMARY KEY, first_year INTEGER, last_year INTEGER, years INTEGER NOT NULL,
    pools INTEGER NOT NULL, next_pool INTEGER
);
CREATE TABLE resource (
    resource VARCHAR PRIMARY KEY, delaftale VARCHAR NOT NULL, hours_per_week DOUBLE NOT NULL, activities VARCHAR NOT NULL
);
CREATE TABLE placement (
    activity_id VARCHAR NOT NULL, resource VARCHAR NOT NULL, zone VARCHAR NOT NULL,
    hours DOUBLE NOT NULL, basis VARCHAR NOT NULL
);
CREATE TABLE activity_term (         -- whole sessions, rotation, cycles, and what opening and travelling cost
    activity_id VARCHAR PRIMARY KEY, session_hours DOUBLE, rotates BOOLEAN NOT NULL, cycle_months INTEGER,
    cycle_from DATE, startup_hours DOUBLE NOT NULL, travel_hours DOUBLE NOT NULL, source VARCHAR NOT NULL, note VARCHAR
);
CREATE TABLE delaftale (             -- what the agreement says of each activity beside its hours
    activity_id VARCHAR PRIMARY KEY, purpose VARCHAR NOT NULL, places VARCHAR, source VARCHAR NOT NULL
);
CREATE TABLE need (
    activity_id VARCHAR NOT NULL, zone VARCHAR NOT NULL, persons DOUBLE NOT NULL, basis VARCHAR NOT NULL,
    note VARCHAR NOT NULL, date DATE NOT NULL
);
CREATE TABLE need_count (             -- which counts a need is made of, and how much each counts
    activity_id VARCHAR NOT NULL, indicator_id VARCHAR NOT NULL, weight DOUBLE NOT NULL
);
CREATE TABLE goal (
    level VARCHAR, indsatsomraade VARCHAR, goal_id VARCHAR PRIMARY KEY, goal_da VARCHAR, indicator_da VARCHAR,
    unit VARCHAR, better VARCHAR, scope VARCHAR, baseline DOUBLE, benchmark_area VARCHAR, benchmark DOUBLE,
    baseline_year VARCHAR, target_rule VARCHAR, target DOUBLE, source_da VARCHAR, note_da VARCHAR
);
CREATE TABLE goal_reading (          -- how a goal may be read: one row, or several where the agreement is ambiguous
    goal_id VARCHAR NOT NULL, reading_id VARCHAR NOT NULL, reading VARCHAR, indicator_id VARCHAR NOT NULL,
    area_id VARCHAR NOT NULL, benchmark_area_id VARCHAR, baseline DOUBLE, baseline_date DATE,
    baseline_from VARCHAR NOT NULL, target_rule VARCHAR NOT NULL, target DOUBLE, note VARCHAR, sort INTEGER NOT NULL
);
CREATE TABLE law_category (
    category VARCHAR NOT NULL, valid_from DATE NOT NULL, valid_to DATE, paragraph VARCHAR NOT NULL,
    short_law VARCHAR NOT NULL, needed INTEGER, "of" INTEGER, min_residents INTEGER, gate_category VARCHAR,
    gate_criterion VARCHAR, years INTEGER, name VARCHAR NOT NULL, source VARCHAR NOT NULL, note VARCHAR
);
CREATE TABLE criterion (
    criterion VARCHAR PRIMARY KEY, name VARCHAR NOT NULL, short_name VARCHAR NOT NULL, age_band VARCHAR NOT NULL,
    unit VARCHAR NOT NULL, two_year_mean BOOLEAN NOT NULL, definition VARCHAR NOT NULL, sort INTEGER NOT NULL
);
CREATE TABLE criterion_measure (     -- legal: the indicator is in the law's definition; only such values are tested
    criterion VARCHAR NOT NULL, indicator_id VARCHAR NOT NULL, legal BOOLEAN NOT NULL, years INTEGER NOT NULL,
    list_year_offset INTEGER NOT NULL, why VARCHAR NOT NULL
);
CREATE TABLE listed_value (          -- what the state's lists and the press printed of named areas
    area_id VARCHAR NOT NULL, list_year INTEGER NOT NULL, criterion VARCHAR NOT NULL, value DOUBLE NOT NULL,
    unit VARCHAR NOT NULL, source VARCHAR NOT NULL, status VARCHAR
);
CREATE TABLE national_list (
    list_date DATE PRIMARY KEY, udsatte INTEGER, parallelsamfund INTEGER, omdannelsesomraader INTEGER,
    forebyggelsesomraader INTEGER, source VARCHAR NOT NULL
);
CREATE TABLE target_group_law (      -- what a målgruppe is called in law, from when to when
    target_group VARCHAR NOT NULL, valid_from DATE, valid_to DATE, name VARCHAR NOT NULL, paragraph VARCHAR,
    successor VARCHAR, text VARCHAR, source VARCHAR NOT NULL
);
CREATE TABLE unit_value (
    unit_value_id VARCHAR PRIMARY KEY, name VARCHAR NOT NULL, low DOUBLE NOT NULL, mid DOUBLE NOT NULL,
    high DOUBLE NOT NULL, unit VARCHAR NOT NULL, price_year INTEGER NOT NULL, source VARCHAR NOT NULL, note VARCHAR NOT NULL
);
CREATE TABLE effect (                -- assumptions about reach and effect; empty numbers: nobody has measured it
    assumption_id VARCHAR PRIMARY KEY, role VARCHAR NOT NULL, activity_id VARCHAR NOT NULL, name VARCHAR NOT NULL,
    low DOUBLE, mid DOUBLE, high DOUBLE, unit VARCHAR NOT NULL, least DOUBLE, most DOUBLE, grade INTEGER NOT NULL,
    source VARCHAR NOT NULL, note VARCHAR, sort INTEGER NOT NULL
);
CREATE TABLE legal_rule (
    valid_from DATE, valid_to DATE, category VARCHAR, criterion VARCHAR, operator VARCHAR, threshold DOUBLE,
    unit VARCHAR, requirement VARCHAR, paragraph VARCHAR, source VARCHAR, note_da VARCHAR
);
CREATE TABLE doemte_national (
    list_year VARCHAR, national_pct DOUBLE, twice DOUBLE, three_times DOUBLE, status VARCHAR, source_da VARCHAR
);
CREATE TABLE discrepancy (
    discrepancy_id VARCHAR PRIMARY KEY, title VARCHAR, finding VARCHAR, handling VARCHAR, where_in_source VARCHAR
);
CREATE TABLE meeting (
    meeting_id VARCHAR PRIMARY KEY, name VARCHAR, audience VARCHAR, per_year INTEGER, per_zone BOOLEAN,
    each_part BOOLEAN, before VARCHAR, styregruppe VARCHAR, months VARCHAR, rule VARCHAR, source VARCHAR, sort INTEGER
);
CREATE TABLE milestone (milestone_id VARCHAR PRIMARY KEY, name VARCHAR, date DATE, every_year BOOLEAN, source VARCHAR);
CREATE TABLE voter (voter_id VARCHAR PRIMARY KEY, name VARCHAR, source VARCHAR, sort INTEGER);  -- never a person
CREATE TABLE contact (               -- whom to ask: functions, never persons
    contact_id VARCHAR PRIMARY KEY, function VARCHAR, about VARCHAR, source VARCHAR, sort INTEGER
);
CREATE TABLE decision_kind (
    kind_id VARCHAR PRIMARY KEY, name VARCHAR, approver VARCHAR, by_consensus BOOLEAN, source VARCHAR, sort INTEGER
);
CREATE TABLE calibration (           -- where an area has both a measured figure and a roll-up
    indicator_id VARCHAR, area_id VARCHAR, period_end DATE, measured DOUBLE, rolled_up DOUBLE, deviation_points DOUBLE
);
