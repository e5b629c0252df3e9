using System.Globalization;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Rules;

/// <summary>The proxy accepts the login of this run, and MARS cannot make it: it logs in with the user and password of its own proxy setting alone.</summary>
internal sealed class SettingsNoCredentialsRule() : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "settings.no-credentials",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Tunnel,
        Blame = Blame.Configuration,
        Title = "MARS cannot log in to this proxy as it is set",
        Detail = "{proxy} wants a login for {endpoints}; it accepted {whose}, which MARS cannot send.[setting:  The route comes from {setting}, and with those MARS sends no user and password.][script:  The route comes from a proxy script, and with one MARS sends no user and password.][computer:  MARS logs in with the user and password of its own proxy setting, never as the computer.]",
        Action = "[set: Enter the proxy's user and password in the MARS agent (Set-OBMachineSetting -ProxyServer http://{server} -ProxyPort {port} -ProxyUsername … -ProxyPassword …), or exempt this server from authentication on {proxy}.][script: Exempt this server from authentication on {proxy}, or let the script name a forwarder on this server that logs in there.]",
        MarsErrors = ["407", "100050", "34513"],
    };

    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (subject.Proxy is not { } proxy || ProxyLogins.Of(subject) is not { Outcome: LoginOutcome.Accepted } login)
            return null;
        var source = subject.Trace.Route.Source;
        var computer = login.Credentials == CredentialKind.Integrated && evidence.Machine.IsSystem;
        if (!SystemAccount.Sets(source) && !computer)
            return null;
        var script = source is ProxySource.Pac or ProxySource.Wpad;
        return Claim(subject) with
        {
            Key = proxy.ToString(),
            Arguments = Words.Of(
                ("proxy", proxy.ToString()),
                ("server", proxy.Host),
                ("port", proxy.Port.ToString(CultureInfo.InvariantCulture)),
                ("whose", computer ? "the computer account" : login.Credentials == CredentialKind.Integrated ? "this account's own credentials" : "the credentials given"),
                ("script", script ? "" : null),
                ("set", script ? null : ""),
                ("setting", SystemAccount.Sets(source) && !script ? SourceName.Of(source) : null),
                ("computer", SystemAccount.Sets(source) ? null : "")),
            Evidence = Exhibit.Of(
                ("proxy", proxy.ToString()),
                ("source", Exhibit.Word(source)),
                ("offered", ProxyLogins.Offered(subject)),
                ("login", ProxyLogins.Exhibit(subject)),
                ("identity", ProxyLogins.Identity(subject))),
        };
    }
}
