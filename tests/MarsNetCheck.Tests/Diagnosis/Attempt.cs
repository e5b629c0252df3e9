using System.Net;
using MarsNetCheck.Catalog;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Tests.Diagnosis;

/// <summary>One attempt to reach an endpoint, healthy unless told otherwise; a failed stage ends it.</summary>
internal sealed record Attempt
{
    public static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    public string? Address { get; init; }

    public Route Route { get; init; } = Route.Direct;

    public ResolveFact? Resolve { get; init; }

    public Failure? ResolveFailure { get; init; }

    public Failure? ConnectFailure { get; init; }

    public TunnelFact? Tunnel { get; init; }

    public LoginFact? Login { get; init; }

    public Func<HandshakeFact, HandshakeFact> Handshake { get; init; } = h => h;

    public Func<AnswerFact, AnswerFact> Answer { get; init; } = a => a;

    public Failure? ExchangeFailure { get; init; }

    public static Attempt At(string address) => new() { Address = address };

    public static Attempt Through(ProxyServer proxy) => new()
    {
        Address = "10.1.1.8",
        Route = Route.Through(proxy, ProxySource.SystemWinInet),
    };

    public Attempt ResolveFails(FailureKind kind) => this with { ResolveFailure = Failure.Of(kind), Address = null };

    public Attempt ConnectFails(FailureKind kind, IcmpError? icmp = null) => this with { ConnectFailure = new Failure { Kind = kind, Icmp = icmp } };

    public Attempt ProxySays(int status, string body = "", params (string Name, string Value)[] headers) =>
        this with { Tunnel = TunnelOf(null, AnswerOf(status, body, headers)) };

    public Attempt SocksSays(int reply) => this with { Tunnel = TunnelOf(reply == 0 ? null : Failure.Of(FailureKind.TunnelRefused), null) with { SocksReply = reply } };

    /// <summary>The proxy's demand for a login ended so, for CONNECT or for plain HTTP.</summary>
    public Attempt LoggingIn(LoginOutcome outcome, CredentialKind credentials = CredentialKind.Given) => this with
    {
        Login = new LoginFact
        {
            Outcome = outcome,
            Credentials = credentials,
            Scheme = outcome is LoginOutcome.Accepted or LoginOutcome.Rejected ? LoginScheme.Ntlm : null,
            Legs = outcome is LoginOutcome.Accepted or LoginOutcome.Rejected ? 2 : 0,
            Offered = [new ChallengeFact("NTLM")],
            Identity = new ProxyIdentityFact { DnsDomain = "contoso.test" },
        },
    };

    public Attempt From(ProxySource source) => this with { Route = Route with { Source = source } };

    public Attempt ProxyFails(FailureKind kind) => this with { Tunnel = TunnelOf(Failure.Of(kind), null) };

    public Attempt HandshakeFails(FailureKind kind, int? alert = null) => this with
    {
        Handshake = h => h with { Failure = new Failure { Kind = kind, Alert = alert }, Chain = [], Root = null, RootSubject = null, Trusted = null, NameMatches = null, ExpectedRoot = null, Protocol = null },
    };

    public Attempt IssuedBy(string commonName, string organization, bool trusted) => this with
    {
        Handshake = h => h with
        {
            Chain = [h.Chain[0] with { Issuer = $"CN={commonName}, O={organization}", IssuerCommonName = commonName, IssuerOrganization = organization }],
            Root = "FOREIGN-ROOT",
            RootSubject = $"CN={commonName}",
            Trusted = trusted,
            ChainProblems = trusted ? [] : ["UntrustedRoot"],
        },
    };

    public Attempt Shaking(Func<HandshakeFact, HandshakeFact> change) => this with { Handshake = change };

    public Attempt Valid(DateTimeOffset from, DateTimeOffset to) => this with
    {
        Handshake = h => h with { Trusted = false, ChainProblems = ["NotTimeValid"], Chain = [h.Chain[0] with { NotBefore = from, NotAfter = to }] },
    };

    public Attempt Answers(int status, string body = "", params (string Name, string Value)[] headers) =>
        this with { Answer = _ => AnswerOf(status, body, headers) };

    public Attempt Dated(TimeSpan ahead) => this with { Answer = a => a with { Date = a.ReceivedAt + ahead } };

    /// <summary>The same answer from somebody whose clock is three hours ahead.</summary>
    public Attempt Dated()
    {
        var answer = Answer;
        return this with { Answer = a => answer(a) with { Date = Now.AddHours(3) } };
    }

    public Attempt ExchangeFails(FailureKind kind) => this with { ExchangeFailure = Failure.Of(kind) };

    public static AnswerFact AnswerOf(int status, string body = "", params (string Name, string Value)[] headers) => new()
    {
        Status = status,
        Body = body,
        Headers = [.. headers.Select(h => new HeaderFact(h.Name, h.Value))],
        Date = Now,
        ReceivedAt = Now,
    };

    public Trace Build(Endpoint endpoint, string id, ResolveFact resolve)
    {
        var proxied = Route.Kind == RouteKind.Proxy;
        var trace = new Trace
        {
            Id = id,
            Endpoint = endpoint.Id,
            Route = Route,
            Resolve = Resolve ?? (ResolveFailure is null ? resolve : resolve with { Failure = ResolveFailure, Addresses = [] }),
            Address = Address is null ? null : IPAddress.Parse(Address),
        };
        if (trace.Resolve!.Failure is not null)
            return trace;
        var port = proxied ? Route.Proxy!.Port : endpoint.Port;
        trace = trace with { Connect = new ConnectFact { Duration = Took(10), Remote = new IPEndPoint(trace.Address!, port), Failure = ConnectFailure } };
        if (ConnectFailure is not null)
            return trace;
        return AfterConnect(trace, endpoint, proxied && endpoint.IsTls);
    }

    private Trace AfterConnect(Trace trace, Endpoint endpoint, bool tunnelled)
    {
        if (tunnelled)
        {
            var tunnel = (Tunnel ?? TunnelOf(null, AnswerOf(200))) with { Authority = endpoint.Host + ":443", Login = Login };
            trace = trace with { Tunnel = tunnel };
            if (!tunnel.Opened)
                return trace;
        }
        if (endpoint.IsTls)
        {
            trace = trace with { Handshake = Handshake(Genuine(endpoint)) };
            if (trace.Handshake.Failure is not null)
                return trace;
        }
        return trace with
        {
            Exchange = new ExchangeFact
            {
                Duration = Took(20),
                Url = endpoint.Url,
                Failure = ExchangeFailure,
                Answer = ExchangeFailure is null ? Answer(Expected(endpoint)) : null,
                ThroughProxy = Route.Kind == RouteKind.Proxy && !endpoint.IsTls,
                Login = endpoint.IsTls ? null : Login,
            },
        };
    }

    private TunnelFact TunnelOf(Failure? failure, AnswerFact? answer) => new()
    {
        Duration = Took(5),
        Proxy = Route.Proxy!,
        Authority = "",
        Failure = failure,
        Answer = answer,
    };

    private static HandshakeFact Genuine(Endpoint endpoint) => new()
    {
        Duration = Took(15),
        ServerName = endpoint.Host,
        Protocol = "Tls13",
        Root = Given.GenuineRoot,
        RootSubject = "CN=DigiCert Global Root G2",
        Trusted = true,
        ExpectedRoot = false,
        NameMatches = true,
        JudgedAt = Now,
        Chain =
        [
            new CertificateFact
            {
                Subject = $"CN={endpoint.Host}",
                Issuer = "CN=Microsoft Azure RSA TLS Issuing CA 03, O=Microsoft Corporation",
                IssuerCommonName = "Microsoft Azure RSA TLS Issuing CA 03",
                IssuerOrganization = "Microsoft Corporation",
                Thumbprint = "LEAF-" + endpoint.Id,
                NotBefore = Now.AddDays(-30),
                NotAfter = Now.AddDays(150),
                DnsNames = [endpoint.Host],
                KeyAlgorithm = "RSA",
                KeySize = 2048,
                SignatureAlgorithm = "sha384RSA",
            },
        ],
    };

    private static AnswerFact Expected(Endpoint endpoint)
    {
        var expect = endpoint.Expect;
        var body = expect.Body ?? (expect.JsonMembers.IsEmpty ? "" : $$"""{ "{{expect.JsonMembers.Keys.First()}}": "x" }""");
        return AnswerOf(expect.Statuses.IsEmpty ? 200 : expect.Statuses[0], body, [.. expect.ProofHeaders.Select(p => (p.Key, p.Value + "1"))]);
    }

    public static TimeSpan Took(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
