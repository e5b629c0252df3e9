using MarsNetCheck.Diagnosis;
using MarsNetCheck.Hosting.History;

namespace MarsNetCheck.Hosting.Tests;

/// <summary>The service with a history on disk, whole.</summary>
public sealed class ServiceStartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_restarted_service_knows_the_last_report_before_it_has_run()
    {
        await using (var first = await TestService.StartAsync("proxy-auth-negotiate", services: null, ("History:Folder", _folder.File("data"))))
            await first.ReportAsync();

        await using var second = await TestService.StartAsync("healthy", services: null, ("History:Folder", _folder.File("data")), ("Schedule:AtStart", "false"));

        Assert.Equal((1, OverallVerdict.Blocked), (second.Runner.Latest!.Summary.Id, second.Runner.Latest.Summary.Verdict));
        Assert.Contains("\"verdict\"", await second.Client().GetStringAsync(new Uri("/report", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_used_stops_the_start()
    {
        var file = _folder.Write("data", "");

        var error = await Assert.ThrowsAsync<HistoryException>(() => TestService.StartAsync("healthy", services: null, ("History:Folder", file)));

        Assert.Equal($"{file}: is a file; set MarsNetCheck:History:Folder to a folder", error.Message);
    }

    [Fact]
    public async Task A_damaged_store_does_not_stop_the_start_and_is_told()
    {
        Directory.CreateDirectory(_folder.File("data"));
        _folder.Write("data/history.db", "This is a diary.");

        await using var service = await TestService.StartAsync("healthy", services: null, ("History:Folder", _folder.File("data")));

        Assert.Matches("history.db was damaged .it was no database.: it is kept aside as history.db.corrupt-", service.Runner.HistoryNotice);
        Assert.Equal(1, (await service.ReportAsync()).Summary.Id);
    }
}
