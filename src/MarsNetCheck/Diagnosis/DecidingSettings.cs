using System.Collections.Immutable;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Diagnosis;

/// <summary>Which sources of proxy settings decide on the way that MARS takes.</summary>
internal static class DecidingSettings
{
    private const string PerUserName = "ProxySettingsPerUser";

    private static readonly ImmutableArray<ProxySource> _owned = [ProxySource.Policy, ProxySource.SystemWinInet, ProxySource.Pac, ProxySource.Wpad];

    /// <summary>The sources down to the one that wins for certain; none if the user named the way, for then no setting was followed.</summary>
    public static ImmutableArray<ProxyFact> Of(Evidence evidence)
    {
        if (IsFound(evidence, ProxySource.Option))
            return [];
        if (IsFound(evidence, ProxySource.MarsAgent))
            return From(evidence, ProxySource.MarsAgent);
        if (PerMachine(evidence))
            return From(evidence, ProxySource.MarsAgent, ProxySource.Policy, ProxySource.Pac, ProxySource.Wpad);
        // Where there is a Windows registry environment variables never win.
        return HasRegistry(evidence)
            ? From(evidence, [ProxySource.MarsAgent, .. _owned])
            : From(evidence, ProxySource.MarsAgent, ProxySource.Pac, ProxySource.Environment);
    }

    /// <summary>Those of them that this account may not read: what they say could be the way that MARS takes.</summary>
    public static IEnumerable<ProxyFact> Denied(Evidence evidence) =>
        Of(evidence).Where(f => f.State == ProxySettingState.Denied && f.Source is not (ProxySource.Pac or ProxySource.Wpad));

    /// <summary>True if a source is among them.</summary>
    public static bool Include(Evidence evidence, ProxySource source) => Of(evidence).Any(f => f.Source == source);

    private static bool PerMachine(Evidence evidence) => evidence.Proxies.Any(p =>
        p.Source == ProxySource.Policy && string.Equals(p.Settings.GetValueOrDefault(PerUserName), "0", StringComparison.Ordinal));

    private static bool HasRegistry(Evidence evidence) =>
        evidence.Proxies.Any(p => p.Source is ProxySource.Policy or ProxySource.SystemWinInet && p.State != ProxySettingState.NotApplicable);

    private static bool IsFound(Evidence evidence, ProxySource source) =>
        evidence.Proxies.Any(p => p.Source == source && p.State == ProxySettingState.Found);

    private static ImmutableArray<ProxyFact> From(Evidence evidence, params ReadOnlySpan<ProxySource> sources)
    {
        var facts = ImmutableArray.CreateBuilder<ProxyFact>();
        foreach (var source in sources)
            facts.AddRange(evidence.Proxies.Where(p => p.Source == source));
        return facts.ToImmutable();
    }
}
