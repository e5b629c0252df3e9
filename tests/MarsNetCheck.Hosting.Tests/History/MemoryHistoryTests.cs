using System.Runtime.CompilerServices;
using MarsNetCheck.Hosting.History;
using MarsNetCheck.Hosting.Settings;

namespace MarsNetCheck.Hosting.Tests.History;

public sealed class MemoryHistoryTests : HistoryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected override IReportHistory Create(HistorySettings settings) => new MemoryHistory(settings, Time);

    [Fact]
    public async Task Memory_holds_a_hundred_reports_whatever_the_limit_is()
    {
        var history = Create(new HistorySettings());
        var report = await SampleReports.HealthyAsync();
        for (var i = 0; i < 120; i++)
            await history.SaveAsync(report, "{}"u8.ToArray(), Token);

        Assert.Equal(Enumerable.Range(21, 100).Reverse(), (await history.ListAsync(before: null, 1000, Token)).Select(s => (int)s.Id));
        Assert.Null(await history.ReadAsync(20, Token));
        Assert.Equal(100, (await history.PointsAsync("login-microsoftonline", DateTimeOffset.MinValue, Token)).Length);
    }

    [Fact]
    public async Task The_json_is_not_held_as_it_was_given()
    {
        var history = Create(new HistorySettings());

        var given = Save(history, await SampleReports.HealthyAsync());
        GC.Collect();

        Assert.False(given.IsAlive);
        Assert.Equal(1_000_000, (await history.ReadAsync(1, Token))!.Value.Length);
    }

    // In a method of its own: nothing else holds the bytes afterwards.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Save(IReportHistory history, Report report)
    {
        var json = new byte[1_000_000];
        Assert.True(history.SaveAsync(report, json, Token).IsCompletedSuccessfully);
        return new WeakReference(json);
    }
}
