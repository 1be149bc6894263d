-- schema 0014
CREATE TABLE actor_tally (
	code VARCHAR NOT NULL, 
	tier VARCHAR NOT NULL, 
	side VARCHAR NOT NULL, 
	events INTEGER NOT NULL, 
	PRIMARY KEY (code, tier, side)
)
 WITHOUT ROWID;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE alert_messages (
	alert VARCHAR NOT NULL, 
	thing VARCHAR NOT NULL, 
	target VARCHAR NOT NULL, 
	made VARCHAR NOT NULL, 
	sent VARCHAR, 
	failed TEXT, 
	body TEXT NOT NULL, 
	PRIMARY KEY (alert, thing, target), 
	FOREIGN KEY(alert) REFERENCES alerts (id)
);
CREATE TABLE alerts (
	id VARCHAR NOT NULL, 
	made VARCHAR NOT NULL, 
	seen INTEGER NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE builds (
	id INTEGER NOT NULL, 
	started VARCHAR NOT NULL, 
	finished VARCHAR, 
	version VARCHAR NOT NULL, 
	inputs TEXT NOT NULL, 
	counts TEXT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE changes (
	build INTEGER NOT NULL, 
	event VARCHAR NOT NULL, 
	"before" TEXT, 
	PRIMARY KEY (build, event), 
	FOREIGN KEY(build) REFERENCES builds (id)
);
CREATE TABLE claim_party (
	code VARCHAR NOT NULL, 
	day VARCHAR NOT NULL, 
	claim VARCHAR NOT NULL, 
	side VARCHAR NOT NULL, 
	tier VARCHAR NOT NULL, 
	type VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	source VARCHAR, 
	PRIMARY KEY (code, day, claim)
)
 WITHOUT ROWID;
CREATE TABLE claims (
	id VARCHAR NOT NULL, 
	report VARCHAR NOT NULL, 
	start_char INTEGER NOT NULL, 
	type VARCHAR NOT NULL, 
	mode VARCHAR, 
	status VARCHAR NOT NULL, 
	source VARCHAR, 
	first_day VARCHAR, 
	last_day VARCHAR, 
	body TEXT NOT NULL, tier VARCHAR DEFAULT 'firm' NOT NULL, day VARCHAR DEFAULT '' NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(report) REFERENCES reports (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE conflicts (
	id VARCHAR NOT NULL, 
	event VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE dataset_events (
	dataset VARCHAR NOT NULL, 
	"row" INTEGER NOT NULL, 
	day VARCHAR NOT NULL, 
	type VARCHAR, 
	body TEXT NOT NULL, 
	PRIMARY KEY (dataset, "row")
)
 WITHOUT ROWID;
CREATE TABLE dataset_party (
	"key" VARCHAR NOT NULL, 
	day VARCHAR NOT NULL, 
	dataset VARCHAR NOT NULL, 
	"row" INTEGER NOT NULL, 
	side VARCHAR NOT NULL, 
	type VARCHAR, 
	PRIMARY KEY ("key", day, dataset, "row")
)
 WITHOUT ROWID;
CREATE TABLE datasets (
	name VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (name)
);
CREATE TABLE decisions (
	id VARCHAR NOT NULL, 
	made VARCHAR NOT NULL, 
	author VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	undone VARCHAR, 
	undone_by VARCHAR, 
	body TEXT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE entity_claims (
	entity VARCHAR NOT NULL, 
	day VARCHAR NOT NULL, 
	claim VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	role VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	name TEXT NOT NULL, 
	report VARCHAR NOT NULL, 
	last_day VARCHAR, 
	tier VARCHAR NOT NULL, 
	type VARCHAR NOT NULL, 
	PRIMARY KEY (entity, day, claim, number)
)
 WITHOUT ROWID;
CREATE TABLE entity_forms (
	entity VARCHAR NOT NULL, 
	name TEXT NOT NULL, 
	uses INTEGER NOT NULL, 
	body TEXT NOT NULL
);
CREATE TABLE entity_names (
	claim VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	entity VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	name TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (claim, number)
);
CREATE TABLE entity_tally (
	entity VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	claims INTEGER NOT NULL, 
	firm INTEGER NOT NULL, 
	PRIMARY KEY (entity)
);
CREATE TABLE event_party (
	code VARCHAR NOT NULL, 
	day VARCHAR NOT NULL, 
	event VARCHAR NOT NULL, 
	side VARCHAR NOT NULL, 
	tier VARCHAR NOT NULL, 
	type VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	support INTEGER NOT NULL, 
	story VARCHAR, 
	PRIMARY KEY (code, day, event)
)
 WITHOUT ROWID;
CREATE TABLE events (
	id VARCHAR NOT NULL, 
	type VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	first_day VARCHAR, 
	last_day VARCHAR, 
	story VARCHAR, 
	digit INTEGER, 
	title VARCHAR NOT NULL, 
	body TEXT NOT NULL, tier VARCHAR DEFAULT 'firm' NOT NULL, origins_happened INTEGER, origins_planned INTEGER, origins_possible INTEGER, origins_negated INTEGER, day VARCHAR DEFAULT '' NOT NULL, support INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE forecasts (
	id VARCHAR NOT NULL, 
	made VARCHAR NOT NULL, 
	day VARCHAR NOT NULL, 
	until VARCHAR NOT NULL, 
	actor VARCHAR NOT NULL, 
	relation VARCHAR NOT NULL, 
	recipient VARCHAR, 
	probability FLOAT NOT NULL, 
	model VARCHAR NOT NULL, 
	story VARCHAR, 
	body TEXT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE links (
	kind VARCHAR NOT NULL, 
	member VARCHAR NOT NULL, 
	owner VARCHAR NOT NULL, 
	PRIMARY KEY (kind, member, owner)
);
CREATE TABLE listed (
	list VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (list, id)
);
CREATE TABLE listed_names (
	"key" VARCHAR NOT NULL, 
	list VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	PRIMARY KEY ("key", list, id)
);
CREATE TABLE meaning_vectors (
	report VARCHAR NOT NULL, 
	vectors BLOB NOT NULL, 
	PRIMARY KEY (report), 
	FOREIGN KEY(report) REFERENCES meanings (report) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE meanings (
	report VARCHAR NOT NULL, 
	seq BIGINT NOT NULL, 
	model VARCHAR NOT NULL, 
	spans BLOB NOT NULL, 
	bits BLOB NOT NULL, 
	PRIMARY KEY (report), 
	FOREIGN KEY(report) REFERENCES reports (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE meta (
	name VARCHAR NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
);
CREATE TABLE origins (
	id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE passage (
	seq INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	words TEXT NOT NULL, 
	PRIMARY KEY (seq)
);
CREATE TABLE passage_lines (
	seq INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	day VARCHAR DEFAULT '' NOT NULL, 
	report VARCHAR, 
	outlet VARCHAR, 
	type VARCHAR, 
	status VARCHAR, 
	tier VARCHAR, 
	PRIMARY KEY (seq)
);
CREATE VIRTUAL TABLE passage_words USING fts5(words, content='passage', content_rowid='seq', tokenize='porter unicode61 remove_diacritics 2');
CREATE TABLE posting (
	list VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	PRIMARY KEY (list, "key", id)
)
 WITHOUT ROWID;
CREATE TABLE redirects (
	old VARCHAR NOT NULL, 
	new VARCHAR NOT NULL, 
	PRIMARY KEY (old)
);
CREATE TABLE reports (
	id VARCHAR NOT NULL, 
	identity VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	outlet VARCHAR, 
	domain VARCHAR, 
	url VARCHAR, 
	language VARCHAR, 
	published VARCHAR, 
	title VARCHAR NOT NULL, 
	revision INTEGER NOT NULL, 
	body TEXT NOT NULL, day VARCHAR DEFAULT '' NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE responses (
	id VARCHAR NOT NULL, 
	report VARCHAR NOT NULL, 
	party VARCHAR NOT NULL, 
	stance VARCHAR NOT NULL, 
	about VARCHAR, 
	body TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(report) REFERENCES reports (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE revisions (
	report VARCHAR NOT NULL, 
	revision INTEGER NOT NULL, 
	hash VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (report, revision), 
	FOREIGN KEY(report) REFERENCES reports (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE stories (
	id VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	body TEXT NOT NULL, first_day VARCHAR DEFAULT '' NOT NULL, last_day VARCHAR DEFAULT '' NOT NULL, reports INTEGER DEFAULT '0' NOT NULL, events INTEGER DEFAULT '0' NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE story_report (
	story VARCHAR NOT NULL, 
	day VARCHAR NOT NULL, 
	report VARCHAR NOT NULL, 
	PRIMARY KEY (story, day, report)
)
 WITHOUT ROWID;
CREATE TABLE taken (
	build INTEGER NOT NULL, 
	report VARCHAR NOT NULL, 
	outcome VARCHAR NOT NULL, 
	about TEXT, 
	PRIMARY KEY (build, report), 
	FOREIGN KEY(build) REFERENCES builds (id)
);
CREATE TABLE tally (
	kind VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	records INTEGER NOT NULL, 
	PRIMARY KEY (kind, "key")
)
 WITHOUT ROWID;
CREATE TABLE watched_hosts (
	name VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (name)
);
CREATE TABLE watched_lists (
	url VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (url)
);
CREATE TABLE watched_pages (
	address VARCHAR NOT NULL, 
	due VARCHAR NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (address)
);
CREATE INDEX alert_messages_sent ON alert_messages (alert, sent, made);
CREATE INDEX changes_of_event ON changes (event, build);
CREATE INDEX claim_party_of ON claim_party (claim);
CREATE INDEX claims_by_day ON claims (day, id, tier, type, status);
CREATE INDEX claims_by_source ON claims (source, day, id, tier, type, status);
CREATE INDEX claims_by_type ON claims (type, day, id, tier, status);
CREATE INDEX claims_in_text ON claims (report, start_char, id, day, type, status, tier, source);
CREATE INDEX dataset_events_by_day ON dataset_events (day, dataset, "row", type);
CREATE INDEX dataset_events_by_type ON dataset_events (type, day, dataset, "row");
CREATE INDEX entity_claims_of ON entity_claims (claim);
CREATE INDEX entity_forms_of ON entity_forms (entity);
CREATE INDEX entity_names_of ON entity_names (entity, claim, role, kind);
CREATE INDEX entity_tally_by_claims ON entity_tally (claims, entity);
CREATE INDEX event_party_by_support ON event_party (code, support, day, event, tier, type, status, side, story);
CREATE INDEX event_party_of ON event_party (event);
CREATE INDEX events_by_day ON events (day, id, tier, type, status, support);
CREATE INDEX events_by_support ON events (support, day, id, tier, type, status);
CREATE INDEX events_by_type ON events (type, day, id, tier, status, support);
CREATE INDEX events_of_story ON events (story, day, id, tier, type, status, support);
CREATE INDEX events_of_story_by_support ON events (story, support, day, id, tier);
CREATE INDEX forecasts_by_day ON forecasts (day, id);
CREATE INDEX forecasts_of_story ON forecasts (story, day);
CREATE INDEX ix_conflicts_event ON conflicts (event);
CREATE INDEX ix_reports_hash ON reports (hash);
CREATE INDEX ix_reports_identity ON reports (identity);
CREATE INDEX ix_responses_about ON responses (about);
CREATE INDEX links_of_owner ON links (kind, owner, member);
CREATE INDEX listed_names_of_list ON listed_names (list);
CREATE UNIQUE INDEX meanings_by_seq ON meanings (seq, model);
CREATE UNIQUE INDEX passage_of ON passage (kind, id);
CREATE INDEX posting_of_id ON posting (id, list);
CREATE INDEX redirects_of_new ON redirects (new, old);
CREATE INDEX reports_by_day ON reports (day, id, status, outlet, language);
CREATE INDEX reports_by_outlet ON reports (outlet, day, id, status, language);
CREATE INDEX reports_by_published ON reports (published, day, id);
CREATE INDEX responses_of_report ON responses (report);
CREATE INDEX stories_by_day ON stories (last_day, id);
CREATE INDEX stories_by_size ON stories (reports, last_day, id);
CREATE INDEX story_report_of ON story_report (report);
CREATE INDEX watched_pages_due ON watched_pages (due, address);
CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN INSERT INTO passage_words(rowid, words) VALUES (new.seq, new.words); END;
CREATE TRIGGER passage_changed AFTER UPDATE ON passage BEGIN INSERT INTO passage_words(passage_words, rowid, words) VALUES ('delete', old.seq, old.words); INSERT INTO passage_words(rowid, words) VALUES (new.seq, new.words); END;
CREATE TRIGGER passage_dropped AFTER DELETE ON passage BEGIN INSERT INTO passage_words(passage_words, rowid, words) VALUES ('delete', old.seq, old.words); END;
CREATE VIEW readable_claims AS SELECT claims.id AS id, json_extract(claims.body, '$.quote') AS quote, claims.tier AS tier, (SELECT decisions.kind FROM decisions WHERE decisions.undone IS NULL AND decisions.kind IN ('right', 'wrong') AND (EXISTS (SELECT 1 FROM (SELECT key AS number, value FROM json_each(decisions.body, '$.targets') WHERE value IS NOT NULL) AS part WHERE part.value = claims.id) OR (NOT EXISTS (SELECT 1 FROM (SELECT key AS number, value FROM json_each(decisions.body, '$.targets') WHERE value IS NOT NULL) AS part JOIN claims AS other ON other.id = part.value) AND EXISTS (SELECT 1 FROM (SELECT key AS number, value FROM json_each(decisions.body, '$.quotes') WHERE value IS NOT NULL) AS part WHERE json_extract(part.value, '$[0]') = claims.report AND json_extract(part.value, '$[1]') = json_extract(claims.body, '$.quote')))) ORDER BY decisions.made DESC, decisions.id DESC LIMIT 1) AS said_right_or_wrong, (SELECT group_concat(said, '; ') FROM (SELECT json_extract(decisions.body, '$.field') || ' = ' || coalesce(json_extract(decisions.body, '$.value'), '') AS said FROM decisions WHERE decisions.undone IS NULL AND decisions.kind IN ('correct') AND (EXISTS (SELECT 1 FROM (SELECT key AS number, value FROM json_each(decisions.body, '$.targets') WHERE value IS NOT NULL) AS part WHERE part.value = claims.id) OR (NOT EXISTS (SELECT 1 FROM (SELECT key AS number, value FROM json_each(decisions.body, '$.targets') WHERE value IS NOT NULL) AS part JOIN claims AS other ON other.id = part.value) AND EXISTS (SELECT 1 FROM (SELECT key AS number, value FROM json_each(decisions.body, '$.quotes') WHERE value IS NOT NULL) AS part WHERE json_extract(part.value, '$[0]') = claims.report AND json_extract(part.value, '$[1]') = json_extract(claims.body, '$.quote')))) ORDER BY decisions.made) AS told) AS corrected_by_hand, claims.type AS type, claims.mode AS mode, claims.status AS status, (SELECT group_concat(said, ', ') FROM (SELECT json_extract(part.value, '$.code') AS said FROM (SELECT key AS number, value FROM json_each(claims.body, '$.actors') WHERE value IS NOT NULL) AS part GROUP BY json_extract(part.value, '$.code') ORDER BY min(part.number)) AS told) AS actors, (SELECT group_concat(said, ', ') FROM (SELECT json_extract(part.value, '$.name') AS said FROM (SELECT key AS number, value FROM json_each(claims.body, '$.actors') WHERE value IS NOT NULL) AS part GROUP BY json_extract(part.value, '$.name') ORDER BY min(part.number)) AS told) AS actor_names, (SELECT group_concat(said, ', ') FROM (SELECT json_extract(part.value, '$.code') AS said FROM (SELECT key AS number, value FROM json_each(claims.body, '$.recipients') WHERE value IS NOT NULL) AS part GROUP BY json_extract(part.value, '$.code') ORDER BY min(part.number)) AS told) AS recipients, (SELECT group_concat(said, ', ') FROM (SELECT json_extract(part.value, '$.name') AS said FROM (SELECT key AS number, value FROM json_each(claims.body, '$.recipients') WHERE value IS NOT NULL) AS part GROUP BY json_extract(part.value, '$.name') ORDER BY min(part.number)) AS told) AS recipient_names, (SELECT group_concat(said, ' > ') FROM (SELECT json_extract(part.value, '$.name') AS said FROM (SELECT key AS number, value FROM json_each(claims.body, '$.sources') WHERE value IS NOT NULL) AS part ORDER BY part.number) AS told) AS sources, claims.first_day AS first_day, claims.last_day AS last_day, json_extract(claims.body, '$.time.precision') AS day_precision, json_extract(claims.body, '$.place.name') AS place, json_extract(claims.body, '$.place.country') AS place_country, json_extract(claims.body, '$.place.precision') AS place_precision, json_extract(claims.body, '$.place.latitude') AS latitude, json_extract(claims.body, '$.place.longitude') AS longitude, (SELECT group_concat(said, ', ') FROM (SELECT json_extract(part.value, '$.name') AS said FROM (SELECT key AS number, value FROM json_each(claims.body, '$.items') WHERE value IS NOT NULL) AS part ORDER BY part.number) AS told) AS items, json_extract(claims.body, '$.confidence.whole') AS confidence, claims.report AS report, reports.title AS headline, reports.outlet AS outlet, reports.published AS published, reports.url AS url, claims.start_char AS start_char, CAST(json_extract(claims.body, '$.span.end') AS integer) AS end_char, events.id AS event, events.title AS event_title, origins.id AS origin, origins.title AS origin_name FROM claims JOIN reports ON reports.id = claims.report
        LEFT JOIN events ON events.id = (SELECT min(links.owner) FROM links WHERE links.kind IN ('event', 'lead') AND links.member = claims.id)
        LEFT JOIN origins ON origins.id = (SELECT min(links.owner) FROM links WHERE links.kind IN ('origin') AND links.member = claims.id);
CREATE VIEW readable_events AS SELECT events.id AS id, events.title AS title, events.type AS type, json_extract(events.body, '$.mode') AS mode, events.status AS status, events.tier AS tier, (SELECT group_concat(said, ', ') FROM (SELECT json_extract(part.value, '$.code') AS said FROM (SELECT key AS number, value FROM json_each(events.body, '$.actors') WHERE value IS NOT NULL) AS part GROUP BY json_extract(part.value, '$.code') ORDER BY min(part.number)) AS told) AS actors, (SELECT group_concat(said, ', ') FROM (SELECT json_extract(part.value, '$.name') AS said FROM (SELECT key AS number, value FROM json_each(events.body, '$.actors') WHERE value IS NOT NULL) AS part GROUP BY json_extract(part.value, '$.name') ORDER BY min(part.number)) AS told) AS actor_names, (SELECT group_concat(said, ', ') FROM (SELECT json_extract(part.value, '$.code') AS said FROM (SELECT key AS number, value FROM json_each(events.body, '$.recipients') WHERE value IS NOT NULL) AS part GROUP BY json_extract(part.value, '$.code') ORDER BY min(part.number)) AS told) AS recipients, (SELECT group_concat(said, ', ') FROM (SELECT json_extract(part.value, '$.name') AS said FROM (SELECT key AS number, value FROM json_each(events.body, '$.recipients') WHERE value IS NOT NULL) AS part GROUP BY json_extract(part.value, '$.name') ORDER BY min(part.number)) AS told) AS recipient_names, events.first_day AS first_day, events.last_day AS last_day, json_extract(events.body, '$.time.precision') AS day_precision, json_extract(events.body, '$.place.name') AS place, json_extract(events.body, '$.place.country') AS place_country, json_extract(events.body, '$.place.precision') AS place_precision, json_extract(events.body, '$.place.latitude') AS latitude, json_extract(events.body, '$.place.longitude') AS longitude, (SELECT group_concat(said, ', ') FROM (SELECT json_extract(part.value, '$.name') AS said FROM (SELECT key AS number, value FROM json_each(events.body, '$.items') WHERE value IS NOT NULL) AS part ORDER BY part.number) AS told) AS items, events.origins_happened AS origins_happened, events.origins_planned AS origins_planned, events.origins_possible AS origins_possible, events.origins_negated AS origins_negated, events.digit AS grade, json_extract(events.body, '$.grade.words') AS grade_words, json_extract(events.body, '$.grade.probability') AS probability, (SELECT group_concat(said, '; ') FROM (SELECT origins.title AS said FROM (SELECT key AS number, value FROM json_each(events.body, '$.origins') WHERE value IS NOT NULL) AS part JOIN origins ON origins.id = part.value ORDER BY origins.title) AS told) AS origin_names, (SELECT group_concat(said, ', ') FROM (SELECT part.value AS said FROM (SELECT key AS number, value FROM json_each(events.body, '$.denied_by') WHERE value IS NOT NULL) AS part ORDER BY part.number) AS told) AS denied_by, coalesce(json_array_length(events.body, '$.claims'), 0) AS claims, (SELECT count(DISTINCT claims.report) FROM links JOIN claims ON claims.id = links.member WHERE links.kind = 'event' AND links.owner = events.id) AS reports, coalesce(json_array_length(events.body, '$.leads'), 0) AS leads, coalesce(json_array_length(events.body, '$.conflicts'), 0) AS conflicts, coalesce(json_array_length(events.body, '$.responses'), 0) AS responses, json_extract(cited.body, '$.quote') AS quote, reports.title AS headline, reports.outlet AS outlet, reports.published AS published, reports.url AS url, events.story AS story, stories.title AS story_title FROM events LEFT JOIN claims AS cited ON cited.id = coalesce(json_extract(events.body, '$.title_claim'), (SELECT min(links.member) FROM links JOIN claims ON claims.id = links.member WHERE links.kind = 'event' AND links.owner = events.id))
        LEFT JOIN reports ON reports.id = cited.report LEFT JOIN stories ON stories.id = events.story;
CREATE VIEW readable_reports AS SELECT reports.id AS id, reports.title AS title, reports.outlet AS outlet, reports.published AS published, json_extract(reports.body, '$.published_how') AS published_how, (SELECT min(part.value) FROM (SELECT key AS number, value FROM json_each(reports.body, '$.published_window') WHERE value IS NOT NULL) AS part) AS not_before, (SELECT max(part.value) FROM (SELECT key AS number, value FROM json_each(reports.body, '$.published_window') WHERE value IS NOT NULL) AS part) AS not_after, (SELECT group_concat(said, ', ') FROM (SELECT part.value AS said FROM (SELECT key AS number, value FROM json_each(reports.body, '$.byline') WHERE value IS NOT NULL) AS part ORDER BY part.number) AS told) AS byline, json_extract(reports.body, '$.credit') AS credit, reports.url AS url, reports.language AS language, reports.status AS status, json_extract(reports.body, '$.reason') AS reason, reports.revision AS revision, (SELECT count(*) FROM claims WHERE claims.report = reports.id AND claims.tier = 'firm') AS firm_claims, (SELECT count(*) FROM claims WHERE claims.report = reports.id AND claims.tier = 'lead') AS leads, stories.id AS story, stories.title AS story_title, json_extract(reports.body, '$.text') AS text, passage.seq AS search_row FROM reports
        LEFT JOIN stories ON stories.id = (SELECT min(links.owner) FROM links WHERE links.kind IN ('story') AND links.member = reports.id)
        LEFT JOIN passage ON passage.kind = 'report' AND passage.id = reports.id;
