using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;
using MarsNetCheck.Rules;

namespace MarsNetCheck.Tests.Diagnosis;

/// <summary>Builds evidence by hand, readably: a healthy run in which single endpoints are told to fare otherwise.</summary>
internal sealed class EvidenceBuilder
{
    public static readonly IPEndPoint Resolver = new(IPAddress.Parse("10.1.1.1"), 53);
    public static readonly IPEndPoint SecondResolver = new(IPAddress.Parse("10.1.1.2"), 53);

    private readonly List<TargetEvidence> _targets = [];
    private readonly List<ControlFact> _controls = [];
    private readonly List<SweepFact> _sweeps = [];
    private SelectedCatalog _catalog = new()
    {
        Cloud = "public",
        Region = "westeurope",
        ProbedRegions = ["westeurope"],
        Profile = "2025",
        Sha256 = "00",
        Endpoints = [],
        Requirements = [Given.Requirement("*.microsoftonline.com"), Given.Requirement("*.windowsazure.com"), Given.Requirement("*.blob.core.windows.net"), Given.Requirement("www.msftconnecttest.com")],
        Ranges = [],
        Trust = [Given.Trust],
    };

    /// <summary>Every endpoint of the small catalog, direct and healthy.</summary>
    public static EvidenceBuilder Healthy() => Given.All.Aggregate(new EvidenceBuilder(), (b, e) => b.With(e, Attempt.At(AddressOf(e))));

    /// <summary>The same through a proxy.</summary>
    public static EvidenceBuilder HealthyThroughProxy() =>
        Given.All.Aggregate(new EvidenceBuilder(), (b, e) => b.With(e, Attempt.Through(Given.Proxy)));

    public static string AddressOf(Endpoint endpoint) => endpoint.Id switch
    {
        "login" => "20.190.128.10",
        "device" => "40.126.1.10",
        "pod" => "20.191.166.134",
        "blob" => "52.239.140.10",
        "blob2" => "52.239.140.20",
        "ncsi" => "13.107.4.52",
        _ => "192.229.221.95",
    };

    /// <summary>The endpoint with these attempts, in place of what it had.</summary>
    public EvidenceBuilder With(Endpoint endpoint, params Attempt[] attempts) =>
        With(endpoint, ResolveOf(endpoint, attempts), attempts);

    /// <summary>The same with a look-up of its own.</summary>
    public EvidenceBuilder With(Endpoint endpoint, ResolveFact resolve, params Attempt[] attempts)
    {
        var traces = attempts.Select((a, i) => a.Build(endpoint, "a" + (i + 1).ToString(CultureInfo.InvariantCulture), resolve));
        var target = new TargetEvidence
        {
            Target = new Target(endpoint, attempts.Length == 0 ? Route.Direct : attempts[0].Route),
            Traces = [.. traces],
        };
        var place = _targets.FindIndex(t => string.Equals(t.Endpoint.Id, endpoint.Id, StringComparison.Ordinal));
        if (place < 0)
            _targets.Add(target);
        else
            _targets[place] = target;
        return this;
    }

    /// <summary>Every endpoint alike.</summary>
    public EvidenceBuilder Each(Func<Endpoint, Attempt> attempt)
    {
        foreach (var endpoint in _targets.Select(t => t.Endpoint).ToList())
            With(endpoint, attempt(endpoint));
        return this;
    }

    public EvidenceBuilder LocalDnsFails(FailureKind kind)
    {
        for (var i = 0; i < _targets.Count; i++)
            _targets[i] = _targets[i] with { LocalResolve = Failed(_targets[i].Endpoint, kind) };
        return this;
    }

    public EvidenceBuilder Control(ControlFact control)
    {
        _controls.Add(control);
        return this;
    }

    public EvidenceBuilder Sweep(SweepFact sweep)
    {
        _sweeps.Add(sweep);
        return this;
    }

    public EvidenceBuilder Catalog(Func<SelectedCatalog, SelectedCatalog> change)
    {
        _catalog = change(_catalog);
        return this;
    }

    public Evidence Build() => new()
    {
        Catalog = _catalog with { Endpoints = _catalog.Endpoints.IsEmpty ? [.. _targets.Select(t => t.Endpoint)] : _catalog.Endpoints },
        Machine = new MachineFact
        {
            Host = "SRV-BK-07",
            OperatingSystem = "Windows Server 2022",
            Account = "SYSTEM",
            Resolvers = [Resolver],
            Addresses = [IPAddress.Parse("10.1.4.17")],
        },
        StageTimeout = TimeSpan.FromSeconds(5),
        Targets = [.. _targets],
        Controls = [.. _controls],
        Sweeps = [.. _sweeps],
    };

    public Judgement Judge() => Judge(Build());

    public static Judgement Judge(Evidence evidence) => new Diagnostician(RuleBook.Standard().Rules).Judge(evidence);

    /// <summary>A look-up that gives these addresses, by the system and by DNS alike.</summary>
    public static ResolveFact Resolved(Endpoint endpoint, params string[] addresses) => new()
    {
        Duration = Attempt.Took(5),
        Name = endpoint.Host,
        Addresses = Parse(addresses),
        System = new SystemLookupFact { Addresses = Parse(addresses), Duration = Attempt.Took(5) },
        Lookups = [new DnsLookupFact { Server = Resolver, Type = DnsRecordType.A, Addresses = Parse(addresses), Duration = Attempt.Took(5) }],
    };

    public static ResolveFact Failed(Endpoint endpoint, FailureKind kind) => new()
    {
        Duration = Attempt.Took(5),
        Name = endpoint.Host,
        Failure = Failure.Of(kind),
        Lookups = kind == FailureKind.NoResolver ? [] : [new DnsLookupFact { Server = Resolver, Type = DnsRecordType.A, Duration = Attempt.Took(5), Failure = Failure.Of(kind) }],
    };

    public static ImmutableArray<IPAddress> Parse(params string[] addresses) => [.. addresses.Select(IPAddress.Parse)];

    private static ResolveFact ResolveOf(Endpoint endpoint, Attempt[] attempts)
    {
        if (attempts.Select(a => a.ResolveFailure).FirstOrDefault(f => f is not null) is { } failure)
            return Failed(endpoint, failure.Kind);
        return Resolved(endpoint, [.. attempts.Select(a => a.Address).OfType<string>()]);
    }
}
