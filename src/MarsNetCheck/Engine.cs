using System.Collections.Immutable;
using System.Net.Sockets;
using MarsNetCheck.Catalog;
using MarsNetCheck.Controls;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;
using MarsNetCheck.Proxies;
using MarsNetCheck.Revocation;
using MarsNetCheck.Routes;
using MarsNetCheck.Stages;
using MarsNetCheck.Sweeps;

namespace MarsNetCheck;

/// <summary>One run: everything at once, the controls that the rules ask for, then the judgement.</summary>
internal sealed class Engine : IDisposable
{
    /// <summary>The machine's own look-up of a name that the proxy will look up is no more than a remark: it is not waited for long.</summary>
    private static readonly TimeSpan _localLookup = TimeSpan.FromSeconds(1);

    /// <summary>How long revocation is still looked up at least when all else has ended.</summary>
    private static readonly TimeSpan _revocationGrace = TimeSpan.FromSeconds(1);

    private readonly SelectedCatalog _catalog;
    private readonly NetCheckOptions _options;
    private readonly INetwork _network;
    private readonly Diagnostician _diagnostician;
    private readonly Action<Trace> _publish;
    private readonly ProxyDiscovery _proxies;
    private readonly SettingsSources _settings;
    private readonly MachineFact _machine;
    private readonly Gate _gate;
    private readonly Probe _probe;
    private readonly Sweep _sweep;
    private readonly ControlDesk _desk;
    private readonly RevocationChecks _revocations;
    private ImmutableArray<Task> _underWay = [];

    /// <summary>Reads the machine and puts the stages together; <paramref name="publish"/> is told of every attempt as soon as it is done.</summary>
    public Engine(SelectedCatalog catalog, NetCheckOptions options, INetwork network, Diagnostician diagnostician, Action<Trace> publish)
    {
        _catalog = catalog;
        _options = options;
        _network = network;
        _diagnostician = diagnostician;
        _publish = publish;
        _machine = Describe(network, options);
        _gate = new Gate(options.Concurrency ?? network.ConnectionLimit);
        var resolve = new Resolve(_machine.Resolvers, TypesOf(options), UsableBy(_machine), options.Resolvers.IsEmpty ? SystemAnswer.Ask : SystemAnswer.Ignore, _gate);
        _settings = new SettingsSources(options, network, _machine, new HostLookups(resolve, null));
        _proxies = _settings.Discovery;
        var handshake = new Handshake(new CertificateJudge(options.ExpectedRoots, (fact, chain) => _revocations!.Notice(fact, chain)));
        // What a control sees comes late, and no rule judges its revocation: nothing is looked up for it.
        var unwatched = new Handshake(new CertificateJudge(options.ExpectedRoots));
        var lookups = new HostLookups(resolve, null);
        var localLookups = new HostLookups(resolve, _localLookup);
        var tunnel = new Tunnel(handshake, CredentialsOf(options, _machine));
        _revocations = new RevocationChecks(new RevocationFetch(_proxies.ChooseAsync, lookups, tunnel, _gate), new GenuineChain(EvidenceOf([])).Shows);
        _probe = new Probe(lookups, localLookups, tunnel, handshake, _gate, options.AddressesPerFamily);
        _sweep = new Sweep(_gate, options.SamplesPerRange);
        _desk = new ControlDesk(new ControlProbe(StagesOfControls()), diagnostician, t => EvidenceOf([t]), publish);

        ControlStages StagesOfControls() => new()
        {
            Catalog = catalog,
            Visit = new Visit(localLookups, unwatched, _gate),
            Resolve = resolve,
            ResolveBy = server => new Resolve([server], TypesOf(options), UsableBy(_machine), SystemAnswer.Ignore, _gate),
            RouteBy = _proxies.Named,
        };
    }

    /// <summary>Runs to the end, or until <paramref name="stop"/> is cancelled, and gives what was measured.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<Evidence> RunAsync(CancellationToken stop, CancellationToken caller)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            return await MeasureAsync(new ProbeScope(_network, _options.StageTimeout, end.Token, caller)).ConfigureAwait(false);
        }
        finally
        {
            // Whatever ended the run, what it started works with what is disposed next.
            await end.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(_underWay).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await _desk.SettleAsync().ConfigureAwait(false);
            await _revocations.SettleAsync().ConfigureAwait(false);
        }
    }

    private async Task<Evidence> MeasureAsync(ProbeScope scope)
    {
        var began = _network.Time.GetTimestamp();
        using var revocationEnd = CancellationTokenSource.CreateLinkedTokenSource(scope.Stop);
        _revocations.Begin(scope with { Stop = revocationEnd.Token });
        var plan = await Plan.ForAsync(_catalog, _options, _proxies, _machine, scope).ConfigureAwait(false);
        var sweeps = plan.Ranges.Select(r => SweepAsync(r.Range, r.Skip, scope)).ToList();
        var compared = CompareAsync(plan, scope);
        _underWay = [.. sweeps, compared];
        var targets = await Task.WhenAll(plan.Targets.Select(t => ProbeAsync(t, scope, began))).ConfigureAwait(false);
        var routes = await compared.ConfigureAwait(false);
        var ranges = await Task.WhenAll(sweeps).ConfigureAwait(false);
        var controls = await _desk.AllAsync(plan).ConfigureAwait(false);
        revocationEnd.CancelAfter(RevocationTime(_network.Time.GetElapsedTime(began)));
        return EvidenceOf([.. targets]) with
        {
            Sweeps = [.. ranges],
            Routes = [.. routes],
            Controls = controls,
            Revocations = await _revocations.FinishAsync().ConfigureAwait(false),
        };
    }

    // A certificate that came early has its whole time in two stages (a stage and most of a second). One that came late does not prolong the
    // run by a stage of its own: what is not told a second after all else has ended is not measured.
    private TimeSpan RevocationTime(TimeSpan elapsed)
    {
        var left = (_options.StageTimeout * 2) - elapsed;
        return left > _revocationGrace ? left : _revocationGrace;
    }

    /// <summary>The routes to all endpoints, and what the rules say of the settings that they come from.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ProxyReport> FindRoutesAsync(CancellationToken caller)
    {
        var routes = await Task.WhenAll(_catalog.Endpoints.Select(async e => new UrlRoute(e.Url, await _proxies.ChooseAsync(e.Url, caller).ConfigureAwait(false)))).ConfigureAwait(false);
        var planned = _catalog.Endpoints.Zip(routes, (e, r) => new TargetEvidence { Target = Target.Over(e, r.Choice) });
        return new ProxyReport
        {
            Sources = _proxies.Facts,
            Routes = [.. routes],
            Findings = [.. _diagnostician.Judge(EvidenceOf([.. planned])).AllFindings.Where(f => f.Code.StartsWith("settings.", StringComparison.Ordinal))],
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _settings.Dispose();
        _revocations.Dispose();
        _gate.Dispose();
    }

    private async Task<TargetEvidence> ProbeAsync(Target target, ProbeScope scope, long began)
    {
        var evidence = await _probe.RunAsync(target, scope, _publish, overdue => _desk.Start(overdue, scope, began)).ConfigureAwait(false);
        await _desk.AnswerAsync(evidence, scope, began).ConfigureAwait(false);
        return evidence;
    }

    /// <summary>Probes the endpoints over the routes of the other sources, without controls: they are there to compare with.</summary>
    private async Task<RouteEvidence[]> CompareAsync(Plan plan, ProbeScope scope)
    {
        if (!_options.AllRoutes || scope.Stop.IsCancellationRequested)
            return [];
        var ways = await WaysAsync(plan, scope).ConfigureAwait(false);
        return await Task.WhenAll(ways.Select(w => CompareAsync(w.Sources, w.Targets, scope))).ConfigureAwait(false);
    }

    // A script that only another source names may still be on its way when the run is over: there is nothing to compare then.
    private async Task<ImmutableArray<(ImmutableArray<ProxySource> Sources, ImmutableArray<Target> Targets)>> WaysAsync(Plan plan, ProbeScope scope)
    {
        try
        {
            return await RouteMatrix.OfAsync(_catalog, _proxies, plan, scope.Stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!scope.Caller.IsCancellationRequested)
        {
            return [];
        }
    }

    private async Task<RouteEvidence> CompareAsync(ImmutableArray<ProxySource> sources, ImmutableArray<Target> targets, ProbeScope scope)
    {
        var evidence = await Task.WhenAll(targets.Select(t => _probe.RunAsync(t, scope, _ => { }, _ => { }))).ConfigureAwait(false);
        return new RouteEvidence { Sources = sources, Targets = [.. evidence] };
    }

    private async Task<SweepFact> SweepAsync(AddressRange range, SweepSkip? skip, ProbeScope scope)
    {
        if (skip is not null)
            return new SweepFact { Cidr = range.Cidr, Port = range.Port, Skipped = skip };
        return await _sweep.RunAsync(range, scope).ConfigureAwait(false);
    }

    private Evidence EvidenceOf(ImmutableArray<TargetEvidence> targets) => new()
    {
        Catalog = _catalog,
        Machine = _machine,
        StageTimeout = _options.StageTimeout,
        Proxies = _proxies.Facts,
        Targets = targets,
    };

    /// <summary>Nobody's ticket is used unasked but SYSTEM's, as whom MARS runs.</summary>
    private static ProxyCredentials? CredentialsOf(NetCheckOptions options, MachineFact machine) =>
        options.Credentials ?? (machine.IsSystem ? ProxyCredentials.Integrated : null);

    private static MachineFact Describe(INetwork network, NetCheckOptions options)
    {
        var machine = network.DescribeMachine();
        if (options.Credentials is { IsIntegrated: true } && !machine.IsSystem)
            machine = machine with { IdentityGap = [.. machine.IdentityGap, "the login to the proxy was made with this account's ticket; MARS runs as SYSTEM and has another"] };
        return options.Resolvers.IsEmpty ? machine : machine with { Resolvers = options.Resolvers };
    }

    private static ImmutableArray<DnsRecordType> TypesOf(NetCheckOptions options) => options.Family switch
    {
        4 => [DnsRecordType.A],
        6 => [DnsRecordType.Aaaa],
        _ => [DnsRecordType.A, DnsRecordType.Aaaa],
    };

    /// <summary>The families that the machine has an address of; both where it does not tell.</summary>
    private static ImmutableArray<DnsRecordType> UsableBy(MachineFact machine)
    {
        var families = machine.Addresses.Select(a => a.AddressFamily == AddressFamily.InterNetworkV6 ? DnsRecordType.Aaaa : DnsRecordType.A);
        return machine.Addresses.IsEmpty ? [DnsRecordType.A, DnsRecordType.Aaaa] : [.. families.Distinct()];
    }
}
