using System.Collections.Immutable;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;
using MarsNetCheck.Tests.Diagnosis;

namespace MarsNetCheck.Tests.Rules;

public sealed class ProxyLoginRulesTests
{
    private static Judgement Judge(Func<Attempt, Attempt> change, ProxySource source, Func<Evidence, Evidence>? also = null)
    {
        var evidence = EvidenceBuilder.HealthyThroughProxy().Each(e => change(Attempt.Through(Given.Proxy).From(source))).Build();
        return EvidenceBuilder.Judge(also is null ? evidence : also(evidence));
    }

    private static Attempt Asking(Attempt attempt) => attempt.ProxySays(407, "", ("Proxy-Authenticate", "NTLM")).Answers(407, "", ("Proxy-Authenticate", "NTLM"));

    private static Evidence WithAgentUser(Evidence evidence) => evidence with
    {
        Proxies =
        [
            new ProxyFact
            {
                Source = ProxySource.MarsAgent,
                State = ProxySettingState.Found,
                Settings = ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("ProxyUsername", "given")]),
            },
        ],
    };

    [Theory]
    [InlineData(ProxySource.Option)]
    [InlineData(ProxySource.MarsAgent)]
    [InlineData(ProxySource.Environment)]
    public void A_login_that_succeeds_with_a_proxy_of_the_agents_or_the_users_own_is_healthy(ProxySource source)
    {
        var judgement = Judge(a => a.LoggingIn(LoginOutcome.Accepted), source);

        Assert.Empty(judgement.Codes());
        Assert.Equal(OverallVerdict.Ready, judgement.Verdict);
    }

    [Theory]
    [InlineData(ProxySource.SystemWinInet, "Enter the proxy's user and password")]
    [InlineData(ProxySource.Policy, "Enter the proxy's user and password")]
    [InlineData(ProxySource.Pac, "Exempt this server")]
    [InlineData(ProxySource.Wpad, "Exempt this server")]
    public void A_login_that_succeeds_is_one_that_MARS_cannot_make_from_the_settings_of_SYSTEM(ProxySource source, string action)
    {
        var judgement = Judge(a => a.LoggingIn(LoginOutcome.Accepted), source);

        var finding = judgement.Only("settings.no-credentials");
        Assert.Equal((Severity.Error, Blame.Configuration, 7), (finding.Severity, finding.Blame, finding.Endpoints.Length));
        Assert.StartsWith(action, finding.Action, StringComparison.Ordinal);
        Assert.Equal(OverallVerdict.Blocked, judgement.Verdict);
    }

    [Fact]
    public void The_computer_account_that_the_proxy_accepts_is_none_that_MARS_uses()
    {
        var judgement = Judge(a => a.LoggingIn(LoginOutcome.Accepted, CredentialKind.Integrated), ProxySource.Option, e => e with { Machine = e.Machine with { IsSystem = true } });

        Assert.Contains("never as the computer", judgement.Only("settings.no-credentials").Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ticket_that_the_proxy_accepts_from_another_account_speaks_of_that_account() =>
        Assert.Empty(Judge(a => a.LoggingIn(LoginOutcome.Accepted, CredentialKind.Integrated), ProxySource.Option).Codes());

    [Theory]
    [InlineData(LoginOutcome.Rejected, Blame.Configuration, "did not accept the credentials given, sent by NTLM")]
    [InlineData(LoginOutcome.NoTicket, Blame.Local, "no Kerberos ticket for HTTP/proxy.contoso.test")]
    [InlineData(LoginOutcome.NoCommonScheme, Blame.Proxy, "It offers NTLM")]
    [InlineData(LoginOutcome.MalformedChallenge, Blame.Proxy, "cannot be understood")]
    [InlineData(LoginOutcome.ClosedDuringLogin, Blame.Proxy, "in the middle of")]
    [InlineData(LoginOutcome.Unanswered, Blame.Proxy, "said nothing more")]
    [InlineData(LoginOutcome.WrongStatus, Blame.Proxy, "401 in place of 407")]
    [InlineData(LoginOutcome.NoChallenge, Blame.Proxy, "names no scheme")]
    public void A_login_that_fails_says_how(LoginOutcome outcome, Blame blame, string detail)
    {
        var judgement = Judge(
            a => Asking(a).LoggingIn(outcome) with { Login = Asking(a).LoggingIn(outcome).Login! with { Scheme = outcome is LoginOutcome.NoTicket ? null : LoginScheme.Ntlm } },
            ProxySource.Option);

        var finding = judgement.Only("proxy.auth-rejected");
        Assert.Equal((blame, 7), (finding.Blame, finding.Endpoints.Length));
        Assert.Contains(detail, finding.Detail, StringComparison.Ordinal);
        Assert.Equal("contoso.test", (string?)finding.Evidence["identity"]!["dnsDomain"]);
        Assert.Equal(OverallVerdict.Blocked, judgement.Verdict);
    }

    [Theory]
    [InlineData(LoginOutcome.NoTicket, CredentialKind.Given, Blame.Local, "Correct the user (user@REALM) and password")]
    [InlineData(LoginOutcome.NoTicket, CredentialKind.Integrated, Blame.Local, "Get a ticket for HTTP/proxy.contoso.test")]
    [InlineData(LoginOutcome.NoCommonScheme, CredentialKind.Given, Blame.Proxy, "Have http://proxy.contoso.test:8080 offer a scheme")]
    [InlineData(LoginOutcome.NoCommonScheme, CredentialKind.Integrated, Blame.Configuration, "Run the check again with --proxy-user")]
    public void The_mend_of_a_login_fits_the_credentials_that_failed(LoginOutcome outcome, CredentialKind kind, Blame blame, string action)
    {
        var finding = Judge(a => Asking(a).LoggingIn(outcome, kind), ProxySource.Option).Only("proxy.auth-rejected");

        Assert.Equal(blame, finding.Blame);
        Assert.StartsWith(action, finding.Action, StringComparison.Ordinal);
    }

    [Fact]
    public void What_SYSTEM_tried_unasked_leaves_it_at_the_login_that_the_proxy_wants()
    {
        var judgement = Judge(a => Asking(a).LoggingIn(LoginOutcome.NoTicket, CredentialKind.Integrated), ProxySource.SystemWinInet, e => e with { Machine = e.Machine with { IsSystem = true } });

        judgement.Only("proxy.auth-required");
    }

    [Theory]
    [InlineData(LoginOutcome.WrongStatus, "401 in place of 407")]
    [InlineData(LoginOutcome.NoChallenge, "names no scheme")]
    public void A_demand_that_nobody_can_meet_is_said_without_credentials_as_well(LoginOutcome outcome, string detail) =>
        Assert.Contains(detail, Judge(a => Asking(a).LoggingIn(outcome, CredentialKind.None), ProxySource.Option).Only("proxy.auth-required").Detail, StringComparison.Ordinal);

    [Fact]
    public void A_password_that_the_agent_has_and_this_run_has_not_leaves_the_endpoints_unproven()
    {
        var judgement = Judge(a => Asking(a).LoggingIn(LoginOutcome.NotTried, CredentialKind.None), ProxySource.MarsAgent, WithAgentUser);

        var finding = judgement.Only("proxy.auth-required");
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Contains("--proxy-user", finding.Action, StringComparison.Ordinal);
        Assert.All(judgement.Endpoints, e => Assert.Equal(EndpointVerdict.Inconclusive, e.Verdict));
        Assert.Equal(OverallVerdict.Inconclusive, judgement.Verdict);
    }

    [Fact]
    public void An_agent_without_a_user_cannot_log_in() =>
        Assert.Equal(OverallVerdict.Blocked, Judge(a => Asking(a).LoggingIn(LoginOutcome.NotTried, CredentialKind.None), ProxySource.MarsAgent).Verdict);

    [Fact]
    public void A_password_that_is_refused_is_refused_to_the_agent_as_well() =>
        Judge(a => Asking(a).LoggingIn(LoginOutcome.Rejected), ProxySource.MarsAgent, WithAgentUser).Only("proxy.auth-rejected");
}
