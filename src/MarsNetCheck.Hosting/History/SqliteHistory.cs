using System.Collections.Immutable;
using System.Globalization;
using MarsNetCheck.Hosting.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace MarsNetCheck.Hosting.History;

/// <summary>
/// A history on disk, in <c>history.db</c> of <see cref="HistorySettings.Folder"/>. A report counts as kept once it is on the disk: it is there after the process was killed. One connection, used by
/// one thread at a time; nothing but that connection's cache stays in memory.
/// </summary>
internal sealed partial class SqliteHistory : IReportHistory, IDisposable
{
    private readonly HistorySettings _settings;
    private readonly TimeProvider _time;
    private readonly ILogger<SqliteHistory> _log;
    private readonly SemaphoreSlim _turn = new(1);

    // Held while the connection is used, so that it is not closed meanwhile.
    private readonly Lock _work = new();
    private readonly HistoryFolder _folder;
    private readonly HistoryFile _file;
    private SqliteConnection? _connection;
    private bool _closed;

    /// <summary>Opens the store, or makes it.</summary>
    /// <exception cref="HistoryException">The folder or the file cannot be used.</exception>
    public SqliteHistory(HistorySettings settings, TimeProvider time, ILogger<SqliteHistory> log)
    {
        (_settings, _time, _log) = (settings, time, log);
        _folder = HistoryFolder.Hold(settings.Folder ?? throw new ArgumentException("There is no folder.", nameof(settings)));
        _file = new HistoryFile(_folder, time);
        try
        {
            Connected();
        }
        catch (HistoryException)
        {
            _folder.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public string? Notice { get; private set; }

    /// <inheritdoc/>
    public Task<ReportSummary> SaveAsync(Report report, ReadOnlyMemory<byte> json, CancellationToken cancellationToken = default)
    {
        var packed = PackedJson.Pack(json);
        return UseAsync(
            connection =>
            {
                var summary = StoredReports.Save(connection, report, packed, json.Length, (_time.GetUtcNow() - _settings.Keep, _settings.MaxReports));
                GiveBackSpace(connection);
                return summary;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<ReportSummary>> ListAsync(long? before, int limit, CancellationToken cancellationToken = default)
    {
        HistoryLimit.Require(limit);
        return UseAsync<ImmutableArray<ReportSummary>>(connection => [.. StoredReports.List(connection, before, limit)], cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(long id, CancellationToken cancellationToken = default)
    {
        if (await UseAsync(connection => StoredReports.Read(connection, id), cancellationToken) is not { } row)
            return null;
        return PackedJson.Unpack(row.Packed, row.Size) ?? throw new HistoryException(string.Create(CultureInfo.InvariantCulture, $"{_file.Name}: report {id} is damaged; look at another one, and after the disk"));
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<VerdictChange>> ChangesAsync(DateTimeOffset since, int limit, CancellationToken cancellationToken = default)
    {
        HistoryLimit.Require(limit);
        return UseAsync<ImmutableArray<VerdictChange>>(connection => [.. StoredReports.Changes(connection, since, limit)], cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<HistoryPoint>> PointsAsync(string subject, DateTimeOffset since, CancellationToken cancellationToken = default) =>
        UseAsync<ImmutableArray<HistoryPoint>>(connection => [.. StoredReports.Points(connection, subject, since)], cancellationToken);

    /// <summary>Closes the store, once what is being done with it is done. Whoever comes later is refused.</summary>
    public void Dispose()
    {
        // The turn itself stays: somebody may be waiting for it.
        lock (_work)
        {
            _closed = true;
            Close();
            _folder.Dispose();
        }
    }

    /// <summary>Works with the open store.</summary>
    /// <exception cref="HistoryException">It is closed, or cannot be used.</exception>
    internal async Task<T> UseAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            lock (_work)
                return _closed ? throw new HistoryException($"{_file.Name}: is closed, because the service stops; start the service again") : Use(work);
        }
        finally
        {
            _turn.Release();
        }
    }

    private T Use<T>(Func<SqliteConnection, T> work)
    {
        try
        {
            return work(Connected());
        }
        catch (SqliteException e) when (HistoryProblem.IsDamage(e))
        {
            Renew(e);
        }
        catch (SqliteException e)
        {
            throw HistoryProblem.Of(e, _file.Name);
        }
        try
        {
            return work(Connected());
        }
        catch (SqliteException e)
        {
            throw HistoryProblem.Of(e, _file.Name);
        }
    }

    // The report is on the disk already: an error tells of space that is still taken, and not of the report. A damaged file is begun anew with it.
    private void GiveBackSpace(SqliteConnection connection)
    {
        try
        {
            StoredReports.GiveBackSpace(connection);
        }
        catch (SqliteException e) when (!HistoryProblem.IsDamage(e))
        {
            StillTaken(HistoryProblem.Of(e, _file.Name).Message);
        }
    }

    // Somebody may have deleted the file: what is written to it then is lost. The next use begins a new one.
    private SqliteConnection Connected()
    {
        if (_connection is { } open && File.Exists(_file.Name))
            return open;
        var lost = _connection is not null;
        Close();
        (_connection, var notice) = _file.Open();
        Tell(notice ?? (lost ? $"The history {_file.Name} was deleted while the service ran: a new one was begun" : null));
        return _connection;
    }

    private void Renew(SqliteException damage)
    {
        Close();
        try
        {
            Tell(_file.KeepAside(damage.SqliteErrorCode == HistoryProblem.NotADatabase ? "it was no database" : "it was malformed"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw HistoryProblem.Of(e, _file.Name);
        }
    }

    private void Close()
    {
        _connection?.Dispose();
        _connection = null;
    }

    private void Tell(string? notice)
    {
        if (notice is null)
            return;
        Notice = notice;
        Noticed(notice);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The space of reports that went could not be given back: {Problem}")]
    private partial void StillTaken(string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Notice}.")]
    private partial void Noticed(string notice);
}
