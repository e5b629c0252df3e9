using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Reports;
using Microsoft.Data.Sqlite;

namespace MarsNetCheck.Hosting.History;

/// <summary>The rows of the store. One thread at a time.</summary>
internal static class StoredReports
{
    private const string Summary = "id, started, duration, interrupted, verdict, headline, codes";

    // Free pages are used again. Once they are more than this share of the file, a part of them is given back with each report.
    private const int FreeShare = 4;
    private const int PagesGivenBack = 1000;

    /// <summary>Keeps a report and lets old ones go, both or neither.</summary>
    /// <param name="connection">The store.</param>
    /// <param name="report">The report.</param>
    /// <param name="packed">Its JSON, compressed.</param>
    /// <param name="size">The length of its JSON.</param>
    /// <param name="limits">Which reports stay; the newest stays in any case.</param>
    public static ReportSummary Save(SqliteConnection connection, Report report, byte[] packed, int size, (DateTimeOffset Oldest, int Most) limits)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        var before = List(connection, before: null, limit: 1).FirstOrDefault();
        var summary = Summaries.Of(report, (before?.Id ?? 0) + 1);
        Insert(connection, summary, packed, size);
        var points = Summaries.PointsOf(report);
        InsertPoints(connection, summary.Id, points);
        if (before is not null)
            InsertChanges(connection, Summaries.Changes(before, PointsOf(connection, before.Id), summary, points));
        connection.Execute(
            "DELETE FROM report WHERE id <= (SELECT id FROM report ORDER BY id DESC LIMIT 1 OFFSET $most) OR id IN (SELECT id FROM report WHERE id < $id AND started < $oldest ORDER BY id LIMIT $few)",
            ("$id", summary.Id), ("$oldest", limits.Oldest.UtcTicks), ("$most", limits.Most), ("$few", HistoryLimit.OldAtOnce));
        transaction.Commit();
        return summary;
    }

    /// <summary>Makes the file smaller if much of it is free, and forgets what of it is kept in memory: the next report comes in minutes.</summary>
    public static void GiveBackSpace(SqliteConnection connection)
    {
        connection.Execute("PRAGMA shrink_memory");
        var free = connection.Number("PRAGMA freelist_count") ?? 0;
        if (free > PagesGivenBack && free > (connection.Number("PRAGMA page_count") ?? 0) / FreeShare)
            connection.Execute($"PRAGMA incremental_vacuum({PagesGivenBack})");
    }

    /// <summary>Summaries, the newest first.</summary>
    public static IEnumerable<ReportSummary> List(SqliteConnection connection, long? before, int limit) =>
        connection.Sql($"SELECT {Summary} FROM report WHERE id < $before ORDER BY id DESC LIMIT $limit", ("$before", before ?? long.MaxValue), ("$limit", limit)).Rows(ReadSummary);

    /// <summary>The compressed JSON of a report and its length; null if there is none of that number.</summary>
    public static (byte[] Packed, long Size)? Read(SqliteConnection connection, long id) =>
        connection.Sql("SELECT packed, size FROM report WHERE id = $id", ("$id", id)).Rows(r => ((byte[], long)?)(r.GetFieldValue<byte[]>(0), r.GetInt64(1))).FirstOrDefault();

    /// <summary>What changed, the newest first.</summary>
    public static IEnumerable<VerdictChange> Changes(SqliteConnection connection, DateTimeOffset since, int limit) =>
        connection.Sql(
            "SELECT started, report, subject, was, became FROM change JOIN report ON report.id = change.report WHERE started >= $since ORDER BY report DESC, position LIMIT $limit",
            ("$since", since.UtcTicks), ("$limit", limit))
            .Rows(r => new VerdictChange(Time(r.GetInt64(0)), r.GetInt64(1), r.TextOrNull(2), r.TextOrNull(3), r.TextOrNull(4)));

    /// <summary>How a subject fared, the oldest first.</summary>
    public static IEnumerable<HistoryPoint> Points(SqliteConnection connection, string subject, DateTimeOffset since) =>
        connection.Sql(
            "SELECT started, report, point.verdict, point.duration FROM point JOIN report ON report.id = point.report WHERE subject = $subject AND started >= $since ORDER BY report",
            ("$subject", subject), ("$since", since.UtcTicks))
            .Rows(r => new HistoryPoint(Time(r.GetInt64(0)), r.GetInt64(1), r.GetString(2), DurationOrNull(r, 3)));

    private static void Insert(SqliteConnection connection, ReportSummary summary, byte[] packed, int size) => connection.Execute(
        $"INSERT INTO report ({Summary}, size, packed) VALUES ($id, $started, $duration, $interrupted, $verdict, $headline, $codes, $size, $packed)",
        ("$id", summary.Id),
        ("$started", summary.StartedAt.UtcTicks),
        ("$duration", summary.Duration.Ticks),
        ("$interrupted", summary.Interrupted),
        ("$verdict", Words.Of(summary.Verdict)),
        ("$headline", summary.Headline),
        ("$codes", string.Join(' ', summary.Codes)),
        ("$size", size),
        ("$packed", packed));

    private static void InsertPoints(SqliteConnection connection, long report, ImmutableDictionary<string, SubjectState> points)
    {
        foreach (var (subject, state) in points)
            connection.Execute(
                "INSERT INTO point (report, subject, verdict, duration) VALUES ($report, $subject, $verdict, $duration)",
                ("$report", report), ("$subject", subject), ("$verdict", state.Verdict), ("$duration", state.Duration?.Ticks));
    }

    private static void InsertChanges(SqliteConnection connection, IEnumerable<VerdictChange> changes)
    {
        foreach (var (position, change) in changes.Index())
            connection.Execute(
                "INSERT INTO change (report, position, subject, was, became) VALUES ($report, $position, $subject, $was, $became)",
                ("$report", change.Report), ("$position", position), ("$subject", change.Subject), ("$was", change.Before), ("$became", change.After));
    }

    private static Dictionary<string, SubjectState> PointsOf(SqliteConnection connection, long report) =>
        connection.Sql("SELECT subject, verdict, duration FROM point WHERE report = $report", ("$report", report))
            .Rows(r => (Subject: r.GetString(0), State: new SubjectState(r.GetString(1), DurationOrNull(r, 2))))
            .ToDictionary(p => p.Subject, p => p.State, StringComparer.Ordinal);

    private static ReportSummary ReadSummary(SqliteDataReader row) => new()
    {
        Id = row.GetInt64(0),
        StartedAt = Time(row.GetInt64(1)),
        Duration = TimeSpan.FromTicks(row.GetInt64(2)),
        Interrupted = row.GetBoolean(3),
        Verdict = Words.Find<OverallVerdict>(row.GetString(4)) ?? OverallVerdict.Inconclusive,
        Headline = row.GetString(5),
        Codes = [.. row.GetString(6).Split(' ', StringSplitOptions.RemoveEmptyEntries)],
    };

    private static DateTimeOffset Time(long ticks) => new(ticks, TimeSpan.Zero);

    private static TimeSpan? DurationOrNull(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : TimeSpan.FromTicks(row.GetInt64(column));
}
