using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck;

/// <summary>Which proxy MARS takes and why: every source of settings, and the routes that they give. Nothing was probed.</summary>
public sealed record ProxyReport
{
    /// <summary>Every source of settings, whether or not it wins.</summary>
    public required ImmutableArray<ProxyFact> Sources { get; init; }

    /// <summary>The routes to the URLs that were asked about, in their order.</summary>
    public required ImmutableArray<UrlRoute> Routes { get; init; }

    /// <summary>What is wrong or worth knowing about the settings, the gravest first.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>The source that wins: of several that of the first URL with a proxy; <see cref="ProxySource.None"/> if nothing is configured.</summary>
    public ProxySource Effective => Route.StandingFor(Routes.Select(r => r.Choice.First)).Source;

    /// <summary>True if a source that could win may not be read by this account, so that the routes are a guess.</summary>
    public bool Guessed => Findings.Any(f => string.Equals(f.Code, "settings.denied", StringComparison.Ordinal) && f.Severity != Severity.Info);
}
