using System.Threading.Channels;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;
using MarsNetCheck.Rules;
using MarsNetCheck.Telemetry;

namespace MarsNetCheck;

/// <summary>The front door: a catalog goes in, a report comes out.</summary>
public sealed class NetCheck
{
    private readonly SelectedCatalog _catalog;
    private readonly NetCheckOptions _options;
    private readonly INetwork _network;
    private readonly Diagnostician _diagnostician;
    private readonly CheckTelemetry? _telemetry;

    /// <summary>Prepares a run.</summary>
    /// <param name="catalog">What to reach.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="network">The network; null for this machine's.</param>
    /// <param name="rules">The rules; null for those that ship with the program.</param>
    /// <param name="telemetry">Where the run tells its log, metrics and traces; null for none. It stays the caller's.</param>
    /// <exception cref="ArgumentException">An option is out of its range; the message names it.</exception>
    public NetCheck(SelectedCatalog catalog, NetCheckOptions? options = null, INetwork? network = null, RuleBook? rules = null, CheckTelemetry? telemetry = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        _catalog = catalog;
        _options = options ?? new NetCheckOptions();
        _options.Validate();
        _network = network ?? new SystemNetwork();
        _diagnostician = new Diagnostician((rules ?? RuleBook.Standard()).Rules);
        _telemetry = telemetry;
    }

    private NetCheck(SelectedCatalog catalog, NetCheckOptions options, INetwork network, Diagnostician diagnostician, CheckTelemetry? telemetry)
    {
        options.Validate();
        (_catalog, _options, _network, _diagnostician, _telemetry) = (catalog, options, network, diagnostician, telemetry);
    }

    /// <summary>The same check, done otherwise.</summary>
    /// <param name="change">Makes the new options from the old.</param>
    /// <exception cref="ArgumentException">An option is out of its range; the message names it.</exception>
    public NetCheck WithOptions(Func<NetCheckOptions, NetCheckOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new NetCheck(_catalog, change(_options), _network, _diagnostician, _telemetry);
    }

    /// <summary>The same check over another network, for example one that guards or records what goes over the old.</summary>
    /// <param name="change">Makes the new network from the old.</param>
    public NetCheck WithNetwork(Func<INetwork, INetwork> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new NetCheck(_catalog, _options, change(_network), _diagnostician, _telemetry);
    }

    /// <summary>The same check, which tells no log, metrics or traces: one that is no run of its own, such as a probe of a single endpoint.</summary>
    public NetCheck WithoutTelemetry() => new(_catalog, _options, _network, _diagnostician, telemetry: null);

    /// <summary>Starts a run. Cancelling the token ends it without a report; <see cref="CheckRun.Stop"/> ends it with one.</summary>
    public CheckRun Start(CancellationToken cancellationToken = default)
    {
        var traces = Channel.CreateUnbounded<Trace>(new UnboundedChannelOptions { SingleReader = true });
        var stop = new CancellationTokenSource();
        var report = RunAsync(traces.Writer, stop.Token, cancellationToken);
        return new CheckRun(traces.Reader.ReadAllAsync(CancellationToken.None), report, stop.Cancel);
    }

    /// <summary>Runs and gives the whole report.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<Report> RunAsync(CancellationToken cancellationToken = default)
    {
        await using var run = Start(cancellationToken);
        return await run.Report.ConfigureAwait(false);
    }

    /// <summary>Finds the proxy that MARS takes to each endpoint of the catalog. Nothing is probed; a PAC script is fetched, and detection asks DNS and DHCP.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ProxyReport> FindRoutesAsync(CancellationToken cancellationToken = default)
    {
        using var engine = new Engine(_catalog, _options, _network, _diagnostician, _ => { });
        return await engine.FindRoutesAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<Report> RunAsync(ChannelWriter<Trace> traces, CancellationToken stopped, CancellationToken caller)
    {
        var time = _network.Time;
        var startedAt = time.GetUtcNow();
        var began = time.GetTimestamp();
        using var budget = new CancellationTokenSource(_options.Budget ?? Timeout.InfiniteTimeSpan, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopped, budget.Token, caller);
        try
        {
            // Off the caller's thread at once: reading the machine and planning take a while, too.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            using var told = _telemetry?.Begin(_catalog, time);
            using var engine = new Engine(_catalog, _options, _network, _diagnostician, Publish);
            var evidence = await engine.RunAsync(end.Token, caller).ConfigureAwait(false);
            if (budget.IsCancellationRequested)
                told?.TellBudgetSpent(_options.Budget!.Value);
            var report = new Report
            {
                ToolVersion = typeof(NetCheck).Assembly.GetName().Version?.ToString(3) ?? "0",
                StartedAt = startedAt,
                Duration = time.GetElapsedTime(began),
                Interrupted = stopped.IsCancellationRequested,
                Evidence = evidence,
                Judgement = _diagnostician.Judge(evidence),
            };
            told?.Tell(report);
            return report;

            void Publish(Trace trace)
            {
                traces.TryWrite(trace);
                told?.Tell(trace);
            }
        }
        finally
        {
            traces.Complete();
        }
    }
}
