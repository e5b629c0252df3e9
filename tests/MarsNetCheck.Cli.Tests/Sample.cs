using System.Collections.Immutable;
using System.Net;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Cli.Tests;

/// <summary>Hand-made reports: every time and every word is fixed.</summary>
internal static class Sample
{
    private static readonly ProxyServer _proxy = new() { Scheme = ProxyScheme.Http, Host = "proxy.contoso.test", Port = 8080 };
    private static readonly Route _proxied = Route.Through(_proxy, ProxySource.Environment);
    private static readonly DateTimeOffset _noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public static Report Healthy() => Report(
        OverallVerdict.Ready,
        Endpoints.Select(e => Reached(e, Route.Direct)),
        sweeps: [Sweep("20.190.128.0/18", "20.190", _ => true), Sweep("40.126.0.0/18", "40.126", _ => true)]);

    public static Report ProxyWantsCredentials()
    {
        var finding = new Finding
        {
            Id = "f1",
            Code = "proxy.auth-required",
            Severity = Severity.Error,
            Stage = Stage.Tunnel,
            Blame = Blame.Proxy,
            Title = "The proxy wants credentials that MARS does not have",
            Detail = "http://proxy.contoso.test:8080 answered 407 (Negotiate, NTLM) to 4 endpoints. The route comes from the environment. MARS can log in only with its own proxy setting; it never uses the computer account.",
            Action = "Enter proxy user and password in the MARS agent:\n  Set-OBMachineSetting -ProxyServer http://proxy.contoso.test -ProxyPort 8080 -ProxyUsername … -ProxyPassword …\nor exempt SRV-BK-07 from authentication on the proxy.",
            MarsErrors = ["407", "100050", "34513"],
            Endpoints = [.. Endpoints.Where(e => e.IsTls).Select(e => e.Id)],
        };
        var note = finding with { Id = "f2", Code = "dns.unneeded", Severity = Severity.Info, Stage = Stage.Resolve, Title = "Local DNS does not know login.microsoftonline.com, and need not", Action = "", MarsErrors = [], Endpoints = [] };
        return Report(
            OverallVerdict.Blocked,
            Endpoints.Select(e => e.IsTls ? Refused(e, finding) : Reached(e, _proxied)),
            [finding, note],
            [new SweepFact { Cidr = "20.190.128.0/18", Port = 443, Skipped = SweepSkip.Proxied }, new SweepFact { Cidr = "40.126.0.0/18", Port = 443, Skipped = SweepSkip.Proxied }]);
    }

    /// <summary>As <see cref="ProxyWantsCredentials"/>, by an account that may not read the settings which MARS may follow instead.</summary>
    public static Report SettingsDenied()
    {
        var report = ProxyWantsCredentials();
        var denied = new Finding
        {
            Id = "f3",
            Code = "settings.denied",
            Severity = Severity.Warning,
            Blame = Blame.Local,
            Title = "Proxy settings that MARS may use may not be read by this account",
            Detail = "Reading SYSTEM's own settings was refused. MARS may take its proxy from there, so this run may have gone another way than MARS does.",
            Action = "Run this in an elevated prompt, best with --as-system, or give the settings with --proxy-settings or the way with --proxy.",
        };
        return report with { Judgement = report.Judgement with { Verdict = OverallVerdict.Inconclusive, Findings = [.. report.Judgement.Findings, denied] } };
    }

    public static Report HalfARangeIsDropped()
    {
        var finding = new Finding
        {
            Id = "f1",
            Code = "range.partial",
            Severity = Severity.Error,
            Blame = Blame.Firewall,
            Title = "The firewall silently drops 20.190.160.0/19",
            Detail = "20.190.128.0/19 answers, 20.190.160.0/19 does not (8 of 8 samples). The rule looks like a /19 instead of a /18.",
            Action = "Allow TCP 443 from 10.1.4.17 to 20.190.128.0/18.",
            Evidence = new() { ["range"] = "20.190.128.0/18" },
        };
        var slow = finding with
        {
            Id = "f2",
            Code = "http.server-error",
            Severity = Severity.Warning,
            Stage = Stage.Exchange,
            Blame = Blame.Microsoft,
            Title = "management.azure.com is unwell",
            Detail = "It was reached and answered 503.",
            Action = "Wait, and run the check again.",
            Endpoints = ["management"],
        };
        var endpoints = Endpoints.Select(e => string.Equals(e.Id, "management", StringComparison.Ordinal) ? Reached(e, Route.Direct, 503) with { Verdict = EndpointVerdict.Degraded, Findings = [slow] } : Reached(e, Route.Direct));
        return Report(
            OverallVerdict.Degraded,
            endpoints,
            [finding],
            [Sweep("20.190.128.0/18", "20.190", third => third < 160), Sweep("40.126.0.0/18", "40.126", _ => true)],
            RangeVerdict.Partial);
    }

    public static Report OutOfTime() => Report(
        OverallVerdict.Inconclusive,
        Endpoints.Select((e, i) => i < 2 ? Reached(e, Route.Direct) : Unmeasured(e)),
        sweeps: [new SweepFact { Cidr = "20.190.128.0/18", Port = 443, Skipped = SweepSkip.OutOfBudget }]);

    public static Report Interrupted() => OutOfTime() with { Interrupted = true };

    /// <summary>A finding whose texts come from a network that means harm.</summary>
    public static Report Hostile()
    {
        var report = ProxyWantsCredentials();
        var finding = report.Judgement.Findings[0] with { Title = "\u001b[2J\u001b]0;owned\u0007 gone", Detail = "right\u202Eto left\u0085\u009b31m [bold]no markup[/] :warning:" };
        return report with { Judgement = report.Judgement with { Findings = [finding] } };
    }

    private static ImmutableArray<Endpoint> Endpoints { get; } =
    [
        Endpoint("login", EndpointGroup.Auth, "https://login.microsoftonline.com/"),
        Endpoint("management", EndpointGroup.Control, "https://management.azure.com/"),
        Endpoint("pod", EndpointGroup.Control, "https://pod01-rec2.we.backup.windowsazure.com/"),
        Endpoint("storage", EndpointGroup.Data, "https://weus2watcab01.a-very-long-account-name-indeed.blob.core.windows.net/"),
        Endpoint("ncsi", EndpointGroup.Connectivity, "http://www.msftconnecttest.com/connecttest.txt") with { Required = false },
    ];

    private static Endpoint Endpoint(string id, EndpointGroup group, string url) => new()
    {
        Id = id,
        Group = group,
        Url = new Uri(url),
        Required = true,
        Purpose = "Something.",
        Expect = new ExpectedAnswer(),
        Source = "s",
    };

    private static EndpointJudgement Reached(Endpoint endpoint, Route route, int status = 200)
    {
        var address = IPAddress.Parse("20.190.128.10");
        var trace = new Trace
        {
            Id = "a1",
            Endpoint = endpoint.Id,
            Route = route,
            Address = address,
            Resolve = new ResolveFact { Name = endpoint.Host, Addresses = [address], Duration = TimeSpan.FromMilliseconds(3) },
            Connect = new ConnectFact { Remote = new IPEndPoint(address, endpoint.Port), Duration = TimeSpan.FromMilliseconds(8) },
            Handshake = endpoint.IsTls ? new HandshakeFact { ServerName = endpoint.Host, Protocol = "Tls13", Duration = TimeSpan.FromMilliseconds(20), JudgedAt = _noon } : null,
            Exchange = new ExchangeFact { Url = endpoint.Url, Duration = TimeSpan.FromMilliseconds(11.5), ThroughProxy = route.Proxy is not null, Answer = new AnswerFact { Status = status, ReceivedAt = _noon } },
        };
        return Judged(endpoint, route, trace, EndpointVerdict.Ok);
    }

    private static EndpointJudgement Refused(Endpoint endpoint, Finding finding)
    {
        var trace = Reached(endpoint, _proxied).Deciding! with
        {
            Tunnel = new TunnelFact { Proxy = _proxy, Authority = endpoint.Host + ":443", Duration = TimeSpan.FromMilliseconds(1), Failure = Failure.Of(FailureKind.TunnelRefused), Answer = new AnswerFact { Status = 407, ReceivedAt = _noon } },
            Handshake = null,
            Exchange = null,
        };
        return Judged(endpoint, _proxied, trace, EndpointVerdict.Blocked) with { ExplainedBy = [finding.Id] };
    }

    private static EndpointJudgement Unmeasured(Endpoint endpoint)
    {
        var trace = new Trace { Id = "a1", Endpoint = endpoint.Id, Route = Route.Direct, Resolve = new ResolveFact { Name = endpoint.Host, Duration = TimeSpan.Zero, Failure = Failure.Of(FailureKind.OutOfBudget) } };
        return Judged(endpoint, Route.Direct, trace, EndpointVerdict.Inconclusive);
    }

    private static EndpointJudgement Judged(Endpoint endpoint, Route route, Trace trace, EndpointVerdict verdict) => new()
    {
        Target = new TargetEvidence { Target = new Target(endpoint, route), Traces = [trace] },
        Deciding = trace,
        Verdict = verdict,
    };

    private static SweepFact Sweep(string cidr, string prefix, Func<int, bool> answers) => new()
    {
        Cidr = cidr,
        Port = 443,
        Samples = [.. Enumerable.Range(0, 16).Select(i => Sample16(prefix, (prefix.StartsWith("20", StringComparison.Ordinal) ? 128 : 0) + (i * 4), answers))],
    };

    private static SampleFact Sample16(string prefix, int third, Func<int, bool> answers) => new()
    {
        Address = IPAddress.Parse($"{prefix}.{third}.7"),
        Duration = TimeSpan.FromMilliseconds(9),
        Failure = answers(third) ? null : Failure.Of(FailureKind.Timeout),
    };

    private static Report Report(
        OverallVerdict verdict,
        IEnumerable<EndpointJudgement> endpoints,
        ImmutableArray<Finding>? findings = null,
        ImmutableArray<SweepFact>? sweeps = null,
        RangeVerdict first = RangeVerdict.Ok)
    {
        ImmutableArray<EndpointJudgement> judged = [.. endpoints];
        var evidence = new Evidence
        {
            Catalog = new SelectedCatalog { Cloud = "public", ProbedRegions = ["westeurope"], Profile = "2025-02", Sha256 = new string('0', 64), Endpoints = Endpoints, Requirements = [], Ranges = [], Trust = [] },
            Machine = new MachineFact { Host = "SRV-BK-07", OperatingSystem = "Windows", Account = "SYSTEM", IsSystem = true },
            StageTimeout = TimeSpan.FromSeconds(5),
            Targets = [.. judged.Select(j => j.Target)],
            Sweeps = sweeps ?? [],
        };
        return new Report
        {
            ToolVersion = "1.0.0",
            StartedAt = _noon,
            Duration = TimeSpan.FromSeconds(1.94),
            Evidence = evidence,
            Judgement = new Judgement
            {
                Verdict = verdict,
                Endpoints = judged,
                Requirements = [],
                Ranges = [.. evidence.Sweeps.Select((s, i) => new RangeJudgement { Sweep = s, Verdict = s.Skipped is not null ? RangeVerdict.Skipped : i == 0 ? first : RangeVerdict.Ok })],
                Findings = findings ?? [],
            },
        };
    }
}
