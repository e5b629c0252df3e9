using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The proxy wants a login, and with the credentials that there were none came about.</summary>
internal sealed class ProxyAuthRejectedRule(Lazy<Recognition> recognition) : ProxyRefusalRule(Descriptor, ProxyRefusal.AuthRejected, recognition)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "proxy.auth-rejected",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Tunnel,
        Blame = Blame.Proxy,
        Title = "The login to the proxy failed[scheme:  ({scheme})]",
        Detail = "{proxy} answered {status} to {endpoints}.[rejected:  It did not accept {whose}, sent by {scheme}.][noTicket:  It offers {schemes}, and there is no Kerberos ticket for HTTP/{server} to be had with {whose}.]"
            + "[noCommonScheme:  It offers {schemes}, by which this machine cannot log in with {whose}.][malformedChallenge:  What it asks for cannot be understood.]"
            + "[closedDuringLogin:  It closed the connection in the middle of the {scheme} login.][unanswered:  It said nothing more to {whose}, sent by {scheme}.]"
            + "[wrongStatus:  With 401 in place of 407 it asks in a way to which no client logs in.][noChallenge:  It names no scheme, so that no client can log in.]"
            + "[systemSetting:  The route comes from {systemSetting}, with which MARS could not log in at all.]",
        Action = "[account: Correct the user and password for {proxy}, or have its team allow the account there.][ticket: Get a ticket for HTTP/{server} (klist shows those there are), or give a user and password that {proxy} takes by another scheme.]"
            + "[logon: Correct the user (user@REALM) and password, or see that a domain controller of that realm can be reached from here.][user: Run the check again with --proxy-user and a user that {proxy} knows, or have it offer Negotiate or NTLM.][team: Have {proxy} offer a scheme by which MARS can log in (Basic, Digest, NTLM or Negotiate), or exempt this server from authentication there.]",
        MarsErrors = ["407", "100050", "34513"],
    };

    protected override ImmutableSortedDictionary<string, string> Arguments(Case subject, Evidence evidence)
    {
        var login = ProxyLogins.Of(subject)!;
        return Words.Of(
            (Exhibit.Word(login.Outcome), ""),
            (MendOf(login), ""),
            ("scheme", login.Scheme is { } scheme ? ProxyLogins.Name(scheme) : null),
            ("whose", login.Credentials == CredentialKind.Integrated ? "this account's own credentials" : "the credentials given"));
    }

    protected override Claim Complete(Claim claim, Case subject, Evidence evidence) => ProxyLogins.Of(subject)!.Outcome switch
    {
        LoginOutcome.Rejected or LoginOutcome.NoCommonScheme when MendOf(ProxyLogins.Of(subject)!) is "account" or "user" => claim with { Blame = Blame.Configuration },
        LoginOutcome.NoTicket => claim with { Blame = Blame.Local },
        _ => claim,
    };

    private static string MendOf(LoginFact login) => (login.Outcome, login.Credentials) switch
    {
        (LoginOutcome.Rejected, _) => "account",
        (LoginOutcome.NoTicket, CredentialKind.Integrated) => "ticket",
        (LoginOutcome.NoTicket, _) => "logon",
        (LoginOutcome.NoCommonScheme, CredentialKind.Integrated) => "user",
        _ => "team",
    };
}
