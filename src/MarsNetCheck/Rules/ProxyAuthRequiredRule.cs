using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

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
        Title = "The proxy wants credentials that MARS does not have[schemes:  ({schemes})]",
        Detail = "{proxy} answered {status} to {endpoints}.[systemSetting:  The route comes from the SYSTEM account's settings.] MARS can log in to a proxy only with its own proxy setting; it never uses the computer account.",
        Action = "Enter the proxy's user and password in the MARS agent (Set-OBMachineSetting -ProxyServer http://{server} -ProxyPort {port} -ProxyUsername … -ProxyPassword …), or exempt this server from authentication on {proxy}.",
        MarsErrors = ["407", "100050", "34513"],
    };
}
