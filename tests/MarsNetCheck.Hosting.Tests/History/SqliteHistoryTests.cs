using MarsNetCheck.Hosting.History;
using MarsNetCheck.Hosting.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SQLitePCL;

namespace MarsNetCheck.Hosting.Tests.History;

public sealed class SqliteHistoryTests : HistoryTests, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteHistory> _open = [];

    public static bool IsUnix => !OperatingSystem.IsWindows();

    public static bool IsRootOfLinux => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Store => _folder.File("store");

    public void Dispose()
    {
        _open.ForEach(h => h.Dispose());
        _folder.Dispose();
    }

    private protected override IReportHistory Create(HistorySettings settings)
    {
        settings.Folder = Store;
        var history = new SqliteHistory(settings, Time, NullLogger<SqliteHistory>.Instance);
        _open.Add(history);
        return history;
    }

    [Fact]
    public async Task Reports_are_there_after_a_restart_and_numbers_go_on()
    {
        var report = await SampleReports.BlockedAsync();
        var json = await report.JsonAsync();
        using (var first = (SqliteHistory)Create(new HistorySettings()))
            await first.SaveAsync(report, json, Token);

        var second = Create(new HistorySettings());

        Assert.Equal(json, (await second.ReadAsync(1, Token))!.Value.ToArray());
        Assert.Equal(2, (await second.SaveAsync(report, json, Token)).Id);
        Assert.Null(second.Notice);
    }

    [Fact(SkipUnless = nameof(IsUnix), Skip = "Windows has access rules.")]
    public void The_folder_and_its_files_are_for_their_owner_alone()
    {
        Create(new HistorySettings());

        Assert.Equal("rwx------", Mode(Store));
        Assert.Equal(["rw-------"], Directory.GetFiles(Store).Select(Mode).Distinct());
    }

    [Fact]
    public async Task Every_commit_is_on_the_disk_before_it_counts()
    {
        var history = (SqliteHistory)Create(new HistorySettings());

        // 2 is FULL: https://www.sqlite.org/pragma.html#pragma_synchronous
        Assert.Equal((2, "wal"), await history.UseAsync(c => (c.Number("PRAGMA synchronous"), c.Sql("PRAGMA journal_mode").ExecuteScalar() as string), Token));
    }

    [Fact]
    public async Task The_space_of_reports_that_went_is_used_again_and_given_back()
    {
        var settings = new HistorySettings { MaxReports = 100 };
        var history = (SqliteHistory)Create(settings);
        var report = await SampleReports.HealthyAsync();
        var noise = new byte[40_000];
        await KeepAsync(400);
        var size = await history.UseAsync(c => c.Number("PRAGMA page_count"), Token);
        await KeepAsync(400);
        var sizeLater = await history.UseAsync(c => c.Number("PRAGMA page_count"), Token);

        settings.MaxReports = 2;
        await KeepAsync(3);
        var smaller = await history.UseAsync(c => c.Number("PRAGMA page_count"), Token);

        Assert.InRange(sizeLater!.Value, 1, size!.Value + 20);
        Assert.True(smaller < size / 3, $"{smaller} pages after {size}");
        Assert.InRange(new FileInfo(Path.Combine(Store, "history.db-wal")).Length, 0, 8 << 20);

        async Task KeepAsync(int count)
        {
            for (var i = 0; i < count; i++)
            {
                Random.Shared.NextBytes(noise);
                await history.SaveAsync(report, noise, Token);
            }
        }
    }

    [Fact]
    public async Task A_report_is_kept_although_space_cannot_be_given_back()
    {
        using var log = new ListLog();
        using var factory = LoggerFactory.Create(b => b.AddProvider(log));
        using var history = new SqliteHistory(new HistorySettings { Folder = Store }, Time, factory.CreateLogger<SqliteHistory>());
        var report = await SampleReports.HealthyAsync();
        await history.UseAsync(c => raw.sqlite3_set_authorizer(c.Handle, ForbidCounting, user_data: null), Token);

        var summary = await history.SaveAsync(report, await report.JsonAsync(), Token);

        Assert.Equal(1, summary.Id);
        Assert.Single(await history.ListAsync(before: null, 10, Token));
        Assert.Contains(log.Lines, l => l.StartsWith("Warning: The space of reports that went could not be given back: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Closing_waits_for_what_is_being_done_and_refuses_what_comes_later()
    {
        var history = (SqliteHistory)Create(new HistorySettings());
        var begun = new TaskCompletionSource();
        using var go = new ManualResetEventSlim();
        var working = Task.Run(() => history.UseAsync(Work, Token), Token);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);

        var closing = Task.Run(history.Dispose, Token);
        var first = await Task.WhenAny(closing, Task.Delay(TimeSpan.FromMilliseconds(300), Token));
        go.Set();

        Assert.NotSame(closing, first);
        Assert.Equal(0, await working);
        await closing;
        await Assert.ThrowsAsync<HistoryException>(() => history.ListAsync(before: null, 10, Token));

        long? Work(SqliteConnection connection)
        {
            begun.SetResult();
            go.Wait(TimeSpan.FromSeconds(30), Token);
            return connection.Number("SELECT count(*) FROM report");
        }
    }

    [Fact]
    public async Task A_file_that_a_newer_version_wrote_is_left_alone()
    {
        using (Create(new HistorySettings()) as SqliteHistory)
        {
        }
        Change("PRAGMA user_version = 2");

        var error = Assert.Throws<HistoryException>(() => Create(new HistorySettings()));

        Assert.Equal($"{Store}/history.db: was written by a newer version of marsnetcheck (format 2, this version knows 1); use that version, or set MarsNetCheck:History:Folder to another folder", error.Message.Replace('\\', '/'));
        Change("PRAGMA user_version = 1");
        Assert.Empty(await Create(new HistorySettings()).ListAsync(before: null, 10, Token));
    }

    [Fact]
    public void A_database_of_another_program_is_left_alone()
    {
        Directory.CreateDirectory(Store);
        Change("CREATE TABLE cats (name TEXT)");

        var error = Assert.Throws<HistoryException>(() => Create(new HistorySettings()));

        Assert.EndsWith("history.db: is the database of another program; set MarsNetCheck:History:Folder to another folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_service_with_the_same_folder_is_told_so()
    {
        Create(new HistorySettings());

        var error = Assert.Throws<HistoryException>(() => Create(new HistorySettings()));

        Assert.EndsWith("history.lock: another service keeps its history in this folder; stop it, or set MarsNetCheck:History:Folder to another folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_a_file_is_told_so()
    {
        File.WriteAllText(Store, "");

        var error = Assert.Throws<HistoryException>(() => Create(new HistorySettings()));

        Assert.Equal($"{Store}: is a file; set MarsNetCheck:History:Folder to a folder", error.Message);
    }

    [Theory(SkipUnless = nameof(IsUnix), Skip = "Windows has access rules.")]
    [InlineData(0b111_111_111)]
    [InlineData(0b111_111_101)]
    [InlineData(0b111_101_111)]
    public void A_folder_that_other_accounts_may_write_to_is_refused(int mode)
    {
        Directory.CreateDirectory(Store);
        Chmod(Store, (UnixFileMode)mode);

        var error = Assert.Throws<HistoryException>(() => Create(new HistorySettings()));

        Assert.Equal($"{Store}: other accounts may write there; take that right away (chmod go-w), or set MarsNetCheck:History:Folder to another folder", error.Message);
        Chmod(Store, (UnixFileMode)0b111_101_101);
        Create(new HistorySettings());
    }

    [Fact(SkipUnless = nameof(IsRootOfLinux), Skip = "Only root can give a folder away.")]
    public async Task A_folder_of_another_account_is_refused()
    {
        Directory.CreateDirectory(Store);
        using (var chown = System.Diagnostics.Process.Start("chown", ["4711", Store]))
            await chown.WaitForExitAsync(Token);

        var error = Assert.Throws<HistoryException>(() => Create(new HistorySettings()));

        Assert.Equal($"{Store}: belongs to another account (number 4711); give it to the account of the service (chown), or set MarsNetCheck:History:Folder to another folder", error.Message);
    }

    [Fact]
    public async Task While_another_process_writes_nothing_is_kept_and_afterwards_everything_is()
    {
        var history = Create(new HistorySettings());
        var report = await SampleReports.HealthyAsync();
        using (var other = new SqliteConnection($"Data Source={Path.Combine(Store, "history.db")};Pooling=False"))
        {
            other.Open();
            other.Execute("BEGIN IMMEDIATE");

            var error = await Assert.ThrowsAsync<HistoryException>(async () => await history.SaveAsync(report, await report.JsonAsync(), Token));

            Assert.EndsWith("history.db: another process holds the file; end it, or let it finish", error.Message, StringComparison.Ordinal);
        }
        Assert.Equal(1, (await history.SaveAsync(report, await report.JsonAsync(), Token)).Id);
    }

    [Fact]
    public async Task A_file_that_was_deleted_while_the_service_ran_is_begun_anew_and_said()
    {
        var history = Create(new HistorySettings());
        var report = await SampleReports.HealthyAsync();
        await history.SaveAsync(report, await report.JsonAsync(), Token);
        File.Delete(Path.Combine(Store, "history.db"));

        await history.SaveAsync(report, await report.JsonAsync(), Token);

        Assert.Matches("was deleted while the service ran|was there without it", history.Notice);
        Assert.Single(await history.ListAsync(before: null, 10, Token));
        Assert.True(File.Exists(Path.Combine(Store, "history.db")));
    }

    // What is counted before any space is given back.
    private static int ForbidCounting(object? of, int action, string? first, string? second, string? database, string? trigger) =>
        action == raw.SQLITE_PRAGMA && first is "freelist_count" ? raw.SQLITE_DENY : raw.SQLITE_OK;

    private void Change(string statement)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Store, "history.db")};Pooling=False");
        connection.Open();
        connection.Execute(statement);
    }

    private static string Mode(string path)
    {
        var mode = OperatingSystem.IsWindows() ? throw new PlatformNotSupportedException() : (int)File.GetUnixFileMode(path);
        return string.Concat(Enumerable.Range(0, 9).Select(i => (mode & (1 << (8 - i))) == 0 ? '-' : "rwx"[i % 3]));
    }

    private static void Chmod(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
    }
}
