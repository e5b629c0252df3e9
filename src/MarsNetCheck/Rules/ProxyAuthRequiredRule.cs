using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Rules;

/// <summary>The proxy wants a login.</summary>
internal sealed class ProxyAuthRequiredRule(Lazy<Recognition> recognition) : ProxyRefusalRule(Descriptor, ProxyRefusal.AuthRequired, recognition)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "proxy.auth-required",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Tunnel,
        Blame = Blame.Proxy,
        Title = "The proxy wants credentials[mars:  that MARS does not have][agentUser:  that MARS has and this run does not][schemes:  ({schemes})]",
        Detail = "{proxy} answered {status} to {endpoints}.[wrongStatus:  With 401 in place of 407 it asks in a way to which no client logs in.][noChallenge:  It names no scheme, so that no client can log in.][systemSetting:  The route comes from {systemSetting}.][mars:  MARS can log in to a proxy only with its own proxy setting; it never uses the computer account.][agentUser:  MARS has a user in its own proxy setting, whose password cannot be read: whether the proxy accepts it was not tried.]" + RouteControl.StraightWording,
        Action = "[mars: Enter the proxy's user and password in the MARS agent (Set-OBMachineSetting -ProxyServer http://{server} -ProxyPort {port} -ProxyUsername … -ProxyPassword …), or exempt this server from authentication on {proxy}.][agentUser: Run the check again with --proxy-user and the user of that setting, to see whether {proxy} accepts it.]",
        MarsErrors = ["407", "100050", "34513"],
    };

    protected override ImmutableSortedDictionary<string, string> Arguments(Case subject, Evidence evidence)
    {
        var agentUser = HasAgentUser(subject, evidence);
        return Words.Of(
            ("mars", agentUser ? null : ""),
            ("agentUser", agentUser ? "" : null),
            ("wrongStatus", ProxyLogins.Of(subject)?.Outcome == LoginOutcome.WrongStatus ? "" : null),
            ("noChallenge", ProxyLogins.Of(subject)?.Outcome == LoginOutcome.NoChallenge ? "" : null));
    }

    // MARS has what this run lacks: its verdict would be a guess.
    protected override Claim Complete(Claim claim, Case subject, Evidence evidence) =>
        HasAgentUser(subject, evidence) ? claim with { Severity = Severity.Warning, Blame = Blame.Unknown, Unproven = true } : claim;

    private static bool HasAgentUser(Case subject, Evidence evidence) =>
        subject.Trace.Route.Source == ProxySource.MarsAgent
        && ProxyLogins.Of(subject)?.Outcome is not (LoginOutcome.WrongStatus or LoginOutcome.NoChallenge)
        && evidence.Proxies.Any(p => p.Source == ProxySource.MarsAgent && !string.IsNullOrEmpty(p.Settings.GetValueOrDefault("ProxyUsername")));
}
