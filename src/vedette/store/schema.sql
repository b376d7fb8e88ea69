-- The tables of a case file, version 1. Everything can be rebuilt from `pages` and `sources`.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- What came in. `content` is the page's bytes, compressed with zlib; `size` their number before that.
CREATE TABLE pages (
    number     INTEGER PRIMARY KEY,
    id         TEXT NOT NULL UNIQUE,
    media_type TEXT NOT NULL,
    hints      TEXT NOT NULL,
    size       INTEGER NOT NULL,
    content    BLOB NOT NULL
);

-- Where it lay: the same bytes found in two places are one page with two sources.
CREATE TABLE sources (
    source TEXT NOT NULL,
    page   INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
    PRIMARY KEY (source, page)
) WITHOUT ROWID;
CREATE INDEX sources_of_page ON sources (page);

-- What was read on it. `body` is the reading in msgpack, compressed, without the text, which stands in `documents`;
-- `reader` says by what it was read, `digest` what was read (see vedette.store.digest).
CREATE TABLE readings (
    page   INTEGER PRIMARY KEY REFERENCES pages ON DELETE CASCADE,
    reader TEXT NOT NULL,
    digest TEXT NOT NULL,
    body   BLOB NOT NULL
);

CREATE TABLE documents (
    page     INTEGER PRIMARY KEY REFERENCES pages ON DELETE CASCADE,
    title    TEXT,
    outlet   TEXT,
    earliest TEXT,
    latest   TEXT,
    language TEXT,
    unread   TEXT,
    text     TEXT NOT NULL
);

-- (Columns of a key come first: SQLite 3.40's integrity check misreads other orders.)
-- Which page a statement, event, figure or agreement is on.
CREATE TABLE records (
    id   TEXT NOT NULL,
    page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
    kind TEXT NOT NULL,
    PRIMARY KEY (id, page)
) WITHOUT ROWID;
CREATE INDEX records_of_page ON records (page);

-- What stands between pages: one row a record, JSON in `body`. Derived, and replaced as a whole.
CREATE TABLE links (
    kind     TEXT NOT NULL,
    position INTEGER NOT NULL,
    id       TEXT,
    body     TEXT NOT NULL,
    PRIMARY KEY (kind, position)
) WITHOUT ROWID;
CREATE INDEX links_by_id ON links (id);

-- What could not be taken in: which source or page, by which reader, at which step, and why.
CREATE TABLE refused (
    what   TEXT NOT NULL,
    page   TEXT NOT NULL DEFAULT '',
    reader TEXT NOT NULL,
    step   TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (what, page)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5 (
    title, text, content = 'documents', content_rowid = 'page', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER documents_added AFTER INSERT ON documents BEGIN
    INSERT INTO search (rowid, title, text) VALUES (new.page, new.title, new.text);
END;
CREATE TRIGGER documents_removed AFTER DELETE ON documents BEGIN
    INSERT INTO search (search, rowid, title, text) VALUES ('delete', old.page, old.title, old.text);
END;
CREATE TRIGGER documents_changed AFTER UPDATE ON documents BEGIN
    INSERT INTO search (search, rowid, title, text) VALUES ('delete', old.page, old.title, old.text);
    INSERT INTO search (rowid, title, text) VALUES (new.page, new.title, new.text);
END;

-- What was done to the case, by which program, in which order. Append only; `hash` covers the row and the hash
-- of the row before it.
CREATE TABLE audit (
    number  INTEGER PRIMARY KEY,
    at      TEXT NOT NULL,
    run     TEXT NOT NULL,
    action  TEXT NOT NULL,
    subject TEXT NOT NULL,
    details TEXT NOT NULL,
    hash    TEXT NOT NULL
);
CREATE TRIGGER audit_stands BEFORE UPDATE ON audit BEGIN
    SELECT RAISE (ABORT, 'the audit can only be added to');
END;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN
    SELECT RAISE (ABORT, 'the audit can only be added to');
END;

CREATE TABLE runs (
    id      TEXT PRIMARY KEY,
    at      TEXT NOT NULL,
    program TEXT NOT NULL,
    reader  TEXT NOT NULL,
    details TEXT NOT NULL
) WITHOUT ROWID;
CREATE TRIGGER runs_stand BEFORE UPDATE ON runs BEGIN
    SELECT RAISE (ABORT, 'runs can only be added to');
END;
CREATE TRIGGER runs_stay BEFORE DELETE ON runs BEGIN
    SELECT RAISE (ABORT, 'runs can only be added to');
END;
