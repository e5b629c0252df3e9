using System.Collections.Immutable;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Reports;

/// <summary>The marks of one endpoint in the order of the columns: dns, tcp, proxy, tls, http.</summary>
public sealed class StageMarks
{
    private const int ProxyWantsCredentials = 407;

    private readonly EndpointJudgement _judgement;
    private readonly IReadOnlyCollection<Finding> _findings;
    private readonly SelectedCatalog _catalog;
    private readonly Trace? _trace;

    private StageMarks(EndpointJudgement judgement, IReadOnlyCollection<Finding> findings, SelectedCatalog catalog)
    {
        _judgement = judgement;
        _findings = findings;
        _catalog = catalog;
        _trace = judgement.Deciding;
    }

    /// <summary>The five marks, by the attempt that decided and the findings that explain the endpoint.</summary>
    public static ImmutableArray<StageMark> Of(EndpointJudgement judgement, IReadOnlyCollection<Finding> findings, SelectedCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(judgement);
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(catalog);
        var marks = new StageMarks(judgement, findings, catalog);
        return [marks.Dns(), marks.Mark(Stage.Connect, marks._trace?.Connect), marks.Proxy(), marks.Tls(), marks.Http()];
    }

    private bool IsProxied => (_trace?.Route ?? _judgement.Target.Target.Route).Kind == RouteKind.Proxy;

    private StageMark Dns()
    {
        var fact = _trace?.Resolve;
        // The name of the proxy is no matter of the endpoint, unless it cannot be found.
        return fact is { Ok: true } && IsProxied ? NotNeeded : fact is null && _trace?.Connect is not null ? NotNeeded : Mark(Stage.Resolve, fact);
    }

    private StageMark Proxy()
    {
        if (!IsProxied)
            return NotNeeded;
        if (_trace?.Tunnel is { } tunnel)
            return tunnel.Opened ? Mark(Stage.Tunnel, tunnel) : Status(tunnel.Answer) ?? Mark(Stage.Tunnel, tunnel);
        if (_trace?.Exchange is { ThroughProxy: true } exchange)
            return exchange.Answer is { Status: ProxyWantsCredentials } ? Status(exchange.Answer)! : Good;
        return NotReached;
    }

    private StageMark Tls()
    {
        if (!_judgement.Target.Endpoint.IsTls)
            return NotNeeded;
        var mark = Mark(Stage.Handshake, _trace?.Handshake);
        return mark == Good && _trace?.Handshake is { } handshake && (IsUntrusted(handshake) || IsForeign(handshake)) ? Odd : mark;
    }

    private static bool IsUntrusted(HandshakeFact handshake) => handshake is { Trusted: false, ExpectedRoot: not true };

    // The roots that the catalog documents; without a root at hand the machine's own trust decides.
    private bool IsForeign(HandshakeFact handshake)
    {
        if (handshake.ChainProblems.Contains("NotSignatureValid", StringComparer.Ordinal))
            return true;
        var trust = _catalog.Trust.FirstOrDefault(t => string.Equals(t.Id, _judgement.Target.Endpoint.Trust, StringComparison.Ordinal));
        return handshake is { Root: not null, ExpectedRoot: not true } && trust is not null && !trust.Roots.Contains(handshake.Root, StringComparer.OrdinalIgnoreCase);
    }

    private StageMark Http()
    {
        var fact = _trace?.Exchange;
        if (fact is { ThroughProxy: true, Answer.Status: ProxyWantsCredentials })
            return NotReached;
        return Worst(Stage.Exchange) == Severity.Error && fact?.Answer is not null ? Status(fact.Answer)! : Mark(Stage.Exchange, fact);
    }

    private StageMark Mark(Stage stage, StageFact? fact)
    {
        if (fact is null or { Outcome: Outcome.Skipped })
            return NotReached;
        return (fact.Ok, Worst(stage)) switch
        {
            (false, _) or (_, Severity.Error) => Failed,
            (_, Severity.Warning) => Odd,
            _ => Good,
        };
    }

    private Severity? Worst(Stage stage) => _findings.Where(f => f.Stage == stage).Select(f => (Severity?)f.Severity).Max();

    private static StageMark? Status(AnswerFact? answer) => answer is null ? null : new StageMark(StageMarkKind.Failed, answer.Status);

    private static StageMark Good { get; } = new(StageMarkKind.Ok);

    private static StageMark Odd { get; } = new(StageMarkKind.Odd);

    private static StageMark Failed { get; } = new(StageMarkKind.Failed);

    private static StageMark NotNeeded { get; } = new(StageMarkKind.NotNeeded);

    private static StageMark NotReached { get; } = new(StageMarkKind.NotReached);
}
