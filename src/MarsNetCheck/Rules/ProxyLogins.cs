using System.Text.Json.Nodes;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>What came of the logins to proxies, and what of it a network engineer would ask for.</summary>
internal static class ProxyLogins
{
    /// <summary>The login of an attempt; null if the proxy asked for none.</summary>
    public static LoginFact? Of(Case subject) => subject.Trace.Tunnel?.Login ?? (subject.AskedProxy ? subject.Trace.Exchange?.Login : null);

    /// <summary>True if the user's credentials did not get through. What SYSTEM tries unasked is nobody's expectation: MARS does not.</summary>
    public static bool Failed(Case subject, Evidence evidence) => Of(subject) switch
    {
        null or { Outcome: LoginOutcome.Accepted } or { Credentials: CredentialKind.None } => false,
        { Credentials: CredentialKind.Integrated } => !evidence.Machine.IsSystem,
        _ => true,
    };

    /// <summary>The schemes with their parameters, as a proxy would write them; null if it offered none.</summary>
    public static JsonNode? Offered(Case subject) =>
        Of(subject) is { Offered.IsEmpty: false } login ? Rules.Exhibit.Texts(login.Offered.Select(Text)) : null;

    /// <summary>How the login ended; null if there was none.</summary>
    public static JsonNode? Exhibit(Case subject) => Of(subject) is not { } login ? null : Rules.Exhibit.Of(
        ("outcome", Rules.Exhibit.Word(login.Outcome)),
        ("credentials", Rules.Exhibit.Word(login.Credentials)),
        ("scheme", login.Scheme is { } scheme ? Name(scheme) : null),
        ("legs", login.Legs));

    /// <summary>What the proxy says of itself; null if nothing.</summary>
    public static JsonNode? Identity(Case subject) => Of(subject)?.Identity is not { } identity ? null : Rules.Exhibit.Of(
        ("server", identity.Server),
        ("via", identity.Via),
        ("targetName", identity.TargetName),
        ("netBiosDomain", identity.NetBiosDomain),
        ("netBiosComputer", identity.NetBiosComputer),
        ("dnsDomain", identity.DnsDomain),
        ("dnsComputer", identity.DnsComputer));

    /// <summary>The scheme as people write it.</summary>
    public static string Name(LoginScheme scheme) => scheme == LoginScheme.Ntlm ? "NTLM" : scheme.ToString();

    private static string Text(ChallengeFact challenge) =>
        $"{challenge.Scheme} {string.Join(", ", challenge.Parameters.Select(p => $"{p.Key}=\"{p.Value}\""))}".TrimEnd();
}
