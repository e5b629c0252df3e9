using System.Diagnostics;
using System.Globalization;
using MarsNetCheck.Hosting.History;
using MarsNetCheck.Hosting.Settings;
using MarsNetCheck.Reports;
using Microsoft.Extensions.Logging.Abstractions;

namespace MarsNetCheck.Hosting.Tests.History;

/// <summary>A process that keeps reports is killed at any moment, or has no room any more.</summary>
public sealed class HistoryCrashTests : IDisposable
{
    private const int Repeats = 10;
    private const int RepeatsOfTheLongRun = 50;
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static bool IsLongRun => Environment.GetEnvironmentVariable("MARSNETCHECK_REPEATS") is { Length: > 0 };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Killed_at_any_moment_the_store_opens_again_and_has_every_report_that_was_kept()
    {
        var report = await WriteReportAsync();
        var store = _folder.File("store");
        var kept = 0L;
        for (var i = 0; i < (IsLongRun ? RepeatsOfTheLongRun : Repeats); i++)
        {
            kept = Math.Max(kept, await KeepUntilKilledAsync(store, report));

            using var history = new SqliteHistory(new HistorySettings { Folder = store, MaxReports = 100_000 }, TimeProvider.System, NullLogger<SqliteHistory>.Instance);

            Assert.Null(history.Notice);
            Assert.Equal("ok", await history.UseAsync(c => c.Sql("PRAGMA integrity_check").ExecuteScalar(), Token));
            await RequireEveryReportAsync(history, kept);
        }
        Assert.True(kept > 0, "Nothing was kept before the process was killed.");
    }

    // At a moment by chance: after some reports, and then some milliseconds into the next.
    private static async Task<long> KeepUntilKilledAsync(string store, string report)
    {
        using var process = HistoryProcess.Start(store, report);
        var (last, lines) = (0L, Random.Shared.Next(0, 40));
        while (lines-- >= 0 && await process.StandardOutput.ReadLineAsync(Token) is { } line)
            last = Number(line);
        var pause = Stopwatch.StartNew();
        var moment = TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * 15);
        while (pause.Elapsed < moment)
            Thread.SpinWait(100);
        process.Kill();
        while (await process.StandardOutput.ReadLineAsync(Token) is { Length: > 0 } line)
            last = Number(line);
        await process.WaitForExitAsync(Token);
        Assert.Equal("", await process.StandardError.ReadToEndAsync(Token));
        return last;
    }

    // What was being kept when the process died may be there, too: whole, or not at all.
    private static async Task RequireEveryReportAsync(SqliteHistory history, long kept)
    {
        var newest = (await history.ListAsync(before: null, 1, Token))[0].Id;
        Assert.InRange(newest, kept, kept + 1);
        Assert.Equal(newest, await history.UseAsync(c => c.Number("SELECT count(*) FROM report"), Token));
        for (var id = 1L; id <= newest; id++)
            JsonReportReader.Read((await history.ReadAsync(id, Token))!.Value, $"report {id}");
    }

    public static bool CanMount => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/usr/bin/unshare");

    [Fact(SkipUnless = nameof(CanMount), Skip = "A small disk needs a mount namespace, which needs Linux and root.")]
    public async Task A_full_disk_is_told_and_what_was_kept_before_is_there()
    {
        var report = await WriteReportAsync();
        var store = Directory.CreateDirectory(_folder.File("store")).FullName;

        var (status, lines) = await ShellAsync($"mount -t tmpfs -o size=1m,mode=700 none '{store}' && {HistoryProcess.Command(store, report)}; status=$?; rm '{store}/history.lock'; cp '{store}'/* '{_folder.Path}'; exit $status");

        Assert.Equal(2, status);
        Assert.Equal($"{store}/history.db: the disk is full; free some space, or set MarsNetCheck:History:Folder to a folder of another disk", lines[^1]);
        using var history = new SqliteHistory(new HistorySettings { Folder = _folder.Path }, TimeProvider.System, NullLogger<SqliteHistory>.Instance);
        Assert.Null(history.Notice);
        await RequireEveryReportAsync(history, Number(lines[^2]));
    }

    [Fact(SkipUnless = nameof(CanMount), Skip = "A small disk needs a mount namespace, which needs Linux and root.")]
    public async Task A_disk_without_room_for_a_new_store_is_told_at_the_start()
    {
        var report = await WriteReportAsync();
        var store = Directory.CreateDirectory(_folder.File("store")).FullName;

        var (status, lines) = await ShellAsync($"mount -t tmpfs -o size=1m,mode=700 none '{store}' && head -c 1m /dev/zero >'{store}/ballast' && {HistoryProcess.Command(store, report)}");

        Assert.Equal(2, status);
        Assert.Equal([$"{store}/history.db: the disk is full; free some space, or set MarsNetCheck:History:Folder to a folder of another disk"], lines);
    }

    [Fact(SkipUnless = nameof(CanMount), Skip = "A read-only disk needs a mount namespace, which needs Linux and root.")]
    public async Task A_folder_that_cannot_be_written_is_told_at_the_start()
    {
        var report = await WriteReportAsync();
        var store = Directory.CreateDirectory(_folder.File("store")).FullName;

        var (status, lines) = await ShellAsync($"mount -t tmpfs -o ro,mode=700 none '{store}' && {HistoryProcess.Command(store, report)}");

        Assert.Equal(2, status);
        Assert.Equal([$"{store}/history.lock: cannot be written (Read-only file system : '{store}/history.lock'); give this account the right to, or set MarsNetCheck:History:Folder to another folder"], lines);
    }

    private static long Number(string line) => long.Parse(line, CultureInfo.InvariantCulture);

    private async Task<string> WriteReportAsync()
    {
        var file = _folder.File("report.json");
        await File.WriteAllBytesAsync(file, await (await SampleReports.HealthyAsync()).JsonAsync(), Token);
        return file;
    }

    private static async Task<(int Status, string[] Lines)> ShellAsync(string script)
    {
        using var process = HistoryProcess.Start("/usr/bin/unshare", ["--mount", "sh", "-c", script]);
        var lines = (await process.StandardOutput.ReadToEndAsync(Token)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var errors = await process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        Assert.Equal("", errors);
        return (process.ExitCode, lines);
    }
}
