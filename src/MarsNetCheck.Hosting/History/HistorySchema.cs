namespace MarsNetCheck.Hosting.History;

/// <summary>The tables of the store.</summary>
internal static class HistorySchema
{
    /// <summary>The version that this program writes, in the file's <c>user_version</c>. Another one needs a step from this one in <see cref="HistoryFile"/>.</summary>
    public const long Version = 1;

    /// <summary>
    /// Makes the tables in an empty file. The space of deleted rows can be given back (<c>auto_vacuum</c>, which only an empty file takes), and the last statement makes the file
    /// one with a write-ahead log. Whatever belongs to a report goes with it.
    /// </summary>
    public const string Create = """
        PRAGMA auto_vacuum = INCREMENTAL;
        BEGIN;
        CREATE TABLE report (
            id INTEGER PRIMARY KEY, started INTEGER NOT NULL, duration INTEGER NOT NULL, interrupted INTEGER NOT NULL, verdict TEXT NOT NULL, headline TEXT NOT NULL,
            codes TEXT NOT NULL, size INTEGER NOT NULL, packed BLOB NOT NULL) STRICT;
        CREATE INDEX report_started ON report (started);
        CREATE TABLE point (
            report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE, subject TEXT NOT NULL, verdict TEXT NOT NULL, duration INTEGER,
            PRIMARY KEY (report, subject)) STRICT, WITHOUT ROWID;
        CREATE INDEX point_subject ON point (subject, report);
        CREATE TABLE change (
            report INTEGER NOT NULL REFERENCES report ON DELETE CASCADE, position INTEGER NOT NULL, subject TEXT, was TEXT, became TEXT,
            PRIMARY KEY (report, position)) STRICT, WITHOUT ROWID;
        PRAGMA user_version = 1;
        COMMIT;
        PRAGMA journal_mode = WAL;
        """;

    /// <summary>
    /// What a connection needs. Every commit is on the disk before it counts; the log is cut back once it has been taken into the file; nothing is written outside the folder.
    /// </summary>
    public const string Connect = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA journal_size_limit = 4194304;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -512;
        """;

    /// <summary>How many tables there are.</summary>
    public const long Tables = 3;

    /// <summary>How many of them a file has.</summary>
    public const string CountTables = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('report', 'point', 'change')";
}
