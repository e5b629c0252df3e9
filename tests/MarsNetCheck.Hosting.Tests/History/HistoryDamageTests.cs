using MarsNetCheck.Hosting.History;
using MarsNetCheck.Hosting.Settings;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace MarsNetCheck.Hosting.Tests.History;

/// <summary>A store that was damaged while nobody had it open, and one that is damaged under the service's hands.</summary>
public sealed class HistoryDamageTests : IDisposable
{
    private const int PageSize = 4096;
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Store => _folder.File("history.db");

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string> Damages => new()
    {
        { "pages overwritten", "malformed|Tree|Page|page|btree" },
        { "cut off in the middle", "malformed|Tree|Page|page|btree" },
        { "no database", "it was no database" },
        { "empty", "it was empty" },
        { "gone, its log left", "its write-ahead log was there without it" },
        { "the log of another store", "its write-ahead log belongs to another file" },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_damaged_store_is_kept_aside_as_it_was_and_a_new_one_begun(string how, string reason)
    {
        await FillAsync(_folder.Path, 30);
        await DamageAsync(how);
        var found = Contents();

        using var history = Open();

        Assert.Matches(reason, history.Notice);
        Assert.EndsWith("it is kept aside as history.db.corrupt-20260301T120000Z, and a new one was begun", history.Notice, StringComparison.Ordinal);
        Assert.Empty(await history.ListAsync(before: null, 10, Token));
        var report = await SampleReports.HealthyAsync();
        Assert.Equal(1, (await history.SaveAsync(report, await report.JsonAsync(), Token)).Id);
        Assert.Equal(found, Contents(".corrupt-20260301T120000Z"));
    }

    [Fact]
    public async Task A_second_damage_in_the_same_second_does_not_overwrite_the_first()
    {
        foreach (var text in new[] { "first", "second" })
        {
            await File.WriteAllTextAsync(Store, text, Token);
            Open().Dispose();
        }

        Assert.Equal("first", await File.ReadAllTextAsync(Store + ".corrupt-20260301T120000Z", Token));
        Assert.Equal("second", await File.ReadAllTextAsync(Store + ".corrupt-20260301T120000Z-2", Token));
    }

    [Fact]
    public async Task Damage_that_shows_while_the_service_runs_costs_no_new_report()
    {
        await FillAsync(_folder.Path, 30);
        using var history = Open();
        // The first page of the table of reports is still unread; its number is in the schema.
        var root = await history.UseAsync(c => c.Number("SELECT rootpage FROM sqlite_schema WHERE name = 'report'"), Token);
        Overwrite(root!.Value - 1, pages: 1);
        await history.UseAsync(c => { c.Execute("PRAGMA shrink_memory"); return 0; }, Token);
        var report = await SampleReports.HealthyAsync();
        var json = await report.JsonAsync();

        var summary = await history.SaveAsync(report, json, Token);

        Assert.Equal(json, (await history.ReadAsync(summary.Id, Token))!.Value.ToArray());
        Assert.Contains("(it was malformed): it is kept aside as", history.Notice, StringComparison.Ordinal);
        Assert.True(File.Exists(Store + ".corrupt-20260301T120000Z"));
    }

    [Fact]
    public async Task A_report_whose_bytes_are_damaged_is_told_so_and_the_others_are_read()
    {
        await FillAsync(_folder.Path, 3);
        using var history = Open();
        await history.UseAsync(c => { c.Execute("UPDATE report SET packed = randomblob(length(packed)) WHERE id = 2"); return 0; }, Token);

        var error = await Assert.ThrowsAsync<HistoryException>(() => history.ReadAsync(2, Token));

        Assert.Equal($"{Store}: report 2 is damaged; look at another one, and after the disk", error.Message);
        Assert.NotNull(await history.ReadAsync(3, Token));
    }

    [Fact]
    public async Task What_a_start_left_half_made_is_no_damage()
    {
        await File.WriteAllTextAsync(Store + ".new", "half made", Token);
        await File.WriteAllTextAsync(Store + ".new-journal", "half made", Token);

        using var history = Open();

        Assert.Null(history.Notice);
        Assert.Equal(["history.db", "history.db-shm", "history.db-wal", "history.lock"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    private SqliteHistory Open() => new(new HistorySettings { Folder = _folder.Path }, _time, NullLogger<SqliteHistory>.Instance);

    private async Task FillAsync(string folder, int reports)
    {
        using var history = new SqliteHistory(new HistorySettings { Folder = folder }, _time, NullLogger<SqliteHistory>.Instance);
        var report = await SampleReports.HealthyAsync();
        for (var i = 0; i < reports; i++)
            await history.SaveAsync(report, await report.JsonAsync(), Token);
    }

    private async Task DamageAsync(string how)
    {
        switch (how)
        {
            case "pages overwritten":
                Overwrite(2, pages: 6);
                break;
            case "cut off in the middle":
                using (var file = File.OpenWrite(Store))
                    file.SetLength(file.Length / 2);
                break;
            case "no database":
                await File.WriteAllTextAsync(Store, string.Concat(Enumerable.Repeat("This is a diary. ", 1000)), Token);
                break;
            case "empty":
                await File.WriteAllBytesAsync(Store, [], Token);
                break;
            case "gone, its log left":
                await CopyLiveLogAsync();
                File.Delete(Store);
                break;
            default:
                await CopyLiveLogAsync();
                break;
        }
    }

    // The log of another store that was killed before its log was taken into its file.
    private async Task CopyLiveLogAsync()
    {
        using var other = new TemporaryFolder();
        using var history = new SqliteHistory(new HistorySettings { Folder = other.Path }, _time, NullLogger<SqliteHistory>.Instance);
        var report = await SampleReports.BlockedAsync();
        await history.SaveAsync(report, await report.JsonAsync(), Token);
        await history.UseAsync(c => { c.Execute("PRAGMA user_version = 1"); return 0; }, Token);
        File.Copy(other.File("history.db-wal"), Store + "-wal", overwrite: true);
    }

    private void Overwrite(long page, int pages)
    {
        var noise = new byte[PageSize * pages];
        new Random(1).NextBytes(noise);
        using var file = new FileStream(Store, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Position = page * PageSize;
        file.Write(noise);
    }

    private (string? File, string? Log) Contents(string suffix = "") => (Hash(Store + suffix), Hash(Store + suffix + "-wal"));

    private static string? Hash(string path) =>
        new FileInfo(path) is { Exists: true, Length: > 0 } ? Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))) : null;
}
