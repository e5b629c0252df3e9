using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;

namespace MarsNetCheck.Rules;

/// <summary>All rules in the order in which they may claim the cause of a failure.</summary>
public sealed class RuleBook
{
    /// <summary>A book of the given rules.</summary>
    public RuleBook(IEnumerable<IRule> rules) => Rules = [.. rules];

    /// <summary>The rules in order: the first that claims an endpoint's cause wins.</summary>
    public ImmutableArray<IRule> Rules { get; }

    /// <summary>
    /// The rules that ship with the program, from this machine outwards: what it lacks itself, the proxy, names, then TCP,
    /// TLS and HTTP. A login, a portal or a block page that answers stands before TCP and TLS, because it explains what they show.
    /// </summary>
    public static RuleBook Standard()
    {
        var recognition = new Lazy<Recognition>(Recognition.Load);
        return new RuleBook([
            new CatalogRegionMissingRule(),
            .. Settings(),
            .. Machine(),
            .. Proxy(recognition),
            .. Names(recognition),
            new HttpAuthRequiredRule(),
            new HttpCaptivePortalRule(recognition),
            new HttpBlockPageRule(recognition),
            .. Connections(recognition),
            .. Handshakes(recognition),
            .. Exchanges(recognition),
            .. Ranges(),
        ]);
    }

    private static IEnumerable<IRule> Settings() => [
        new SettingsDeniedRule(),
        new SettingsAgentUnknownRule(),
        new SettingsInvalidRule(),
        new SettingsBypassInvalidRule(),
        new SettingsDisagreeRule(),
        new SettingsProxyDisabledButSetRule(),
        new SettingsUserDiffersRule(),
        new SettingsPacUnreachableRule(),
        new SettingsPacErrorRule(),
        new SettingsPacUnsupportedRule(),
        new SettingsWpadNotFoundRule(),
    ];

    private static IEnumerable<IRule> Machine() => [
        new PathNoNetworkRule(),
        new DnsNoResolverRule(),
        new ClockSkewRule(),
        new DnsResolverDownRule(),
    ];

    private static IEnumerable<IRule> Proxy(Lazy<Recognition> recognition) => [
        new SettingsUnsupportedProxyRule(),
        new ProxyUnresolvedRule(),
        new ProxyUnreachableRule(),
        new ProxyTlsFailedRule(),
        new SettingsNoCredentialsRule(),
        new ProxyAuthRejectedRule(recognition),
        new ProxyAuthRequiredRule(recognition),
        new ProxyRedirectRule(recognition),
        new ProxyDeniedRule(recognition),
        new ProxyUpstreamDnsRule(recognition),
        new ProxyUpstreamTimeoutRule(recognition),
        new ProxyUpstreamFailedRule(recognition),
        new ProxyNotAProxyRule(recognition),
        new ProxyProtocolErrorRule(recognition),
        new ProxyTimeoutRule(),
        new ProxyResetRule(),
    ];

    private static IEnumerable<IRule> Names(Lazy<Recognition> recognition) => [
        new DnsOverrideRule(recognition),
        new DnsPrivateLinkPartialRule(),
        new DnsSinkholeRule(recognition),
        new DnsPrivateAddressRule(),
        new DnsPrivateLinkRule(),
        new DnsNxdomainRule(),
        new DnsNoDataRule(),
        new DnsServfailRule(),
        new DnsRefusedRule(),
        new DnsTimeoutRule(),
        new DnsOutsideRangeRule(recognition),
        new DnsSlowRule(),
        new DnsUnneededRule(),
    ];

    private static IEnumerable<IRule> Connections(Lazy<Recognition> recognition) => [
        new TcpProhibitedRule(),
        new TcpRefusedRule(),
        new TcpUnreachableRule(),
        new TcpTimeoutRule(),
        new TcpFamilyRule(recognition),
        new PathSlowRule(),
        new PathLossRule(),
    ];

    // The chain comes before the dates, and the dates before the name: the order in which they explain each other.
    private static IEnumerable<IRule> Handshakes(Lazy<Recognition> recognition) => [
        new TlsNotTlsRule(),
        new TlsAlertRule(),
        new TlsVersionRule(),
        new TlsUntrustedRule(),
        new TlsInterceptedRule(recognition),
        new TlsExpiredRule(),
        new TlsNotYetValidRule(),
        new TlsNameMismatchRule(),
        new TlsRevokedRule(),
        new TlsRevocationUnreachableRule(recognition),
        new TlsWeakRule(),
        new PathMtuRule(),
        new TlsResetRule(),
        new TlsClosedRule(),
        new TlsTimeoutRule(),
    ];

    private static IEnumerable<IRule> Exchanges(Lazy<Recognition> recognition) => [
        new HttpRedirectRule(),
        new HttpServerErrorRule(recognition),
        new HttpStatusRule(),
        new HttpContentRule(),
        new HttpTimeoutRule(),
        new HttpResetRule(),
        new HttpProtocolErrorRule(),
        new HttpTransparentProxyRule(recognition),
    ];

    private static IEnumerable<IRule> Ranges() => [
        new RangeBlockedRule(),
        new RangePartialRule(),
        new RangeUnprovenRule(),
        new RangeAnsweredByFirewallRule(),
    ];
}
