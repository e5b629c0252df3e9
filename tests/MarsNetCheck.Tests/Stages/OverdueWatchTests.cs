using System.Net;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;
using MarsNetCheck.Stages;
using MarsNetCheck.Tests.Diagnosis;
using MarsNetCheck.Tests.Peers;

namespace MarsNetCheck.Tests.Stages;

public sealed class OverdueWatchTests
{
    private static readonly ProbeScope _scope = Scopes.Short(new LoopbackNetwork());

    private readonly List<TargetEvidence> _told = [];

    [Fact]
    public async Task Addresses_that_are_overdue_together_are_told_of_once()
    {
        var watch = Watch();
        await Task.WhenAll(SilentAsync(watch, "a2"), SilentAsync(watch, "a1"));
        Assert.Equal(["a1", "a2"], Assert.Single(_told).Traces.Select(t => t.Id));
    }

    [Fact]
    public async Task Where_one_address_has_succeeded_a_late_one_is_not_told_of()
    {
        var watch = Watch();
        watch.Done(Trace("a1", failure: null));
        await SilentAsync(watch, "a2");
        Assert.Empty(_told);
    }

    [Fact]
    public async Task Where_one_address_has_failed_a_late_one_is_told_of_beside_it()
    {
        var watch = Watch();
        watch.Done(Trace("a1", Failure.Of(FailureKind.Reset)));
        await SilentAsync(watch, "a2");
        Assert.Equal([FailureKind.Reset, FailureKind.Timeout], Assert.Single(_told).Traces.Select(t => t.Failure?.Kind));
    }

    [Fact]
    public async Task A_stage_that_ends_in_time_is_not_told_of()
    {
        await Watch().WaitAsync(Task.FromResult(true), Stage.Connect, _scope, (_, failure) => Trace("a1", failure));
        Assert.Empty(_told);
    }

    private OverdueWatch Watch() => new(new Target(Given.Login, Route.Direct), _told.Add);

    private static Task SilentAsync(OverdueWatch watch, string id) =>
        watch.WaitAsync(SilenceAsync(), Stage.Connect, _scope, (_, failure) => Trace(id, failure));

    private static async Task<bool> SilenceAsync()
    {
        await Task.Delay(_scope.StageTimeout, TestContext.Current.CancellationToken);
        return false;
    }

    private static Facts.Trace Trace(string id, Failure? failure) => new()
    {
        Id = id,
        Endpoint = Given.Login.Id,
        Route = Route.Direct,
        Connect = new ConnectFact { Remote = new IPEndPoint(IPAddress.Loopback, 443), Duration = TimeSpan.Zero, Failure = failure },
    };
}
