using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace MarsNetCheck.Hosting.History;

/// <summary>The store's file: opens it, makes it, and keeps a damaged one aside.</summary>
internal sealed class HistoryFile(HistoryFolder folder, TimeProvider time)
{
    private const string Log = "-wal";
    private const string Index = "-shm";

    // Where the header of a database holds its application_id: https://www.sqlite.org/fileformat.html
    private const int IdentityOffset = 68;

    // How long to wait for another process that holds the file, to copy it for example.
    private const int BusySeconds = 5;

    /// <summary>The full path.</summary>
    public string Name { get; } = folder.PathOf("history.db");

    /// <summary>Opens it; makes it where there is none. A damaged one is kept aside, and a new one begun.</summary>
    /// <returns>The connection, and a sentence about what was kept aside; null if nothing was.</returns>
    /// <exception cref="HistoryException">It cannot be used.</exception>
    public (SqliteConnection Connection, string? Notice) Open()
    {
        try
        {
            var notice = DamageOf() is { } damage ? KeepAside(damage) : null;
            if (!File.Exists(Name))
                Create();
            return (Connect(), notice);
        }
        catch (SqliteException e)
        {
            throw HistoryProblem.Of(e, Name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw HistoryProblem.Of(e, Name);
        }
        catch (Exception e) when (HistoryProblem.LacksLibrary(e))
        {
            throw new HistoryException($"{Name}: the history needs SQLite, and its library (libe_sqlite3.so, e_sqlite3.dll) is not beside the program; copy the file that was published with it, too, or leave the history in memory", e);
        }
    }

    /// <summary>Gives the damaged file and its log other names, so that they can be looked at. No connection to it may be open.</summary>
    /// <returns>A sentence for the people who look after the service.</returns>
    public string KeepAside(string damage)
    {
        var aside = AsideName();
        MoveIfThere(Name, aside);
        MoveIfThere(Name + Log, aside + Log);
        File.Delete(Name + Index);
        return $"The history {Name} was damaged ({damage}): it is kept aside as {Path.GetFileName(aside)}, and a new one was begun";
    }

    // Looks without changing anything: what is damaged is to be kept as it was found.
    private string? DamageOf()
    {
        var size = new FileInfo(Name) is { Exists: true } file ? file.Length : (long?)null;
        if (size is null)
            return new FileInfo(Name + Log) is { Exists: true, Length: > 0 } ? "its write-ahead log was there without it" : null;
        if (size == 0)
            return "it was empty";
        try
        {
            using var connection = Connection(SqliteOpenMode.ReadOnly);
            if (connection.Sql("PRAGMA quick_check(1)").Rows(r => r.GetString(0)).First() is not "ok" and var damage)
                return damage.ReplaceLineEndings(" ");
            if (connection.Number("PRAGMA application_id") != Identity())
                return "its write-ahead log belongs to another file";
            RequireOurs(connection);
            return null;
        }
        catch (SqliteException e) when (HistoryProblem.IsDamage(e))
        {
            return e.SqliteErrorCode == HistoryProblem.NotADatabase ? "it was no database" : "it was malformed";
        }
    }

    // A log is taken into whatever file it lies beside. The file's own number tells whether it is that file's.
    private long Identity()
    {
        using var handle = File.OpenHandle(Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        RandomAccess.Read(handle, bytes, IdentityOffset);
        return BinaryPrimitives.ReadInt32BigEndian(bytes);
    }

    private void RequireOurs(SqliteConnection connection)
    {
        var version = connection.Number("PRAGMA user_version");
        if (version > HistorySchema.Version)
            throw new HistoryException(string.Create(CultureInfo.InvariantCulture,
                $"{Name}: was written by a newer version of marsnetcheck (format {version}, this version knows {HistorySchema.Version}); use that version, or set {HistoryProblem.Setting} to another folder"));
        if (version != HistorySchema.Version || connection.Number(HistorySchema.CountTables) != HistorySchema.Tables)
            throw new HistoryException($"{Name}: is the database of another program; set {HistoryProblem.Setting} to another folder");
    }

    // Under another name until it is whole: a file of this name that is empty or half made is damaged, then, and not new.
    private void Create()
    {
        var made = Name + ".new";
        foreach (var left in new[] { made, made + Log, made + Index, made + "-journal", Name + Log, Name + Index })
            File.Delete(left);
        HistoryFolder.CreateFile(made);
        using (var connection = Connection(SqliteOpenMode.ReadWrite, made))
        {
            connection.Execute(HistorySchema.Create);
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {RandomNumberGenerator.GetInt32(1, int.MaxValue)}"));
        }
        File.Move(made, Name);
    }

    private SqliteConnection Connect()
    {
        var connection = Connection(SqliteOpenMode.ReadWrite);
        try
        {
            connection.Execute(HistorySchema.Connect);
            // Proves that it can be written to, and that nobody else is writing.
            connection.Execute("BEGIN IMMEDIATE; ROLLBACK");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private SqliteConnection Connection(SqliteOpenMode mode, string? name = null)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = name ?? Name,
            Mode = mode,
            Pooling = false,
            ForeignKeys = true,
            DefaultTimeout = BusySeconds,
        }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private string AsideName()
    {
        var first = $"{Name}.corrupt-{time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}";
        var name = first;
        for (var i = 2; File.Exists(name) || File.Exists(name + Log); i++)
            name = string.Create(CultureInfo.InvariantCulture, $"{first}-{i}");
        return name;
    }

    private static void MoveIfThere(string from, string to)
    {
        if (File.Exists(from))
            File.Move(from, to);
    }
}
