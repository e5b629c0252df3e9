using System.Collections.Immutable;
using System.Net;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Stages;

/// <summary>
/// Sends a request to a proxy and, where the proxy wants a login and there are credentials, logs in by the strongest scheme that
/// both speak. Every answer is seen; System.Net.Http's own login stays off.
/// </summary>
internal sealed class ProxyLogin(OneConnection connection, ProxyAccess access, TimeProvider time)
{
    /// <summary>NTLM takes two requests, Negotiate one or two, Digest with a stale nonce two.</summary>
    private const int MaxLegs = 5;

    /// <summary>How much of an answer's rest is read so that the connection can be used again.</summary>
    private const int MaxRest = 256 * 1024;

    private const string Field = "Proxy-Authenticate";

    /// <summary>What came of the login so far; null if the proxy asked for none.</summary>
    public LoginFact? Fact { get; private set; }

    /// <summary>The latest answer that asked for a login and was answered in turn; null if there is none.</summary>
    public AnswerFact? Asked { get; private set; }

    /// <summary>Sends the request, logs in if need be, and gives the last answer, its body unread.</summary>
    /// <param name="requestFor">Makes the request anew for each leg.</param>
    /// <param name="target">What the request line names: the authority, or the absolute URL.</param>
    /// <param name="cancellationToken">The stage's deadline.</param>
    public async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> requestFor, string target, CancellationToken cancellationToken)
    {
        using var first = requestFor();
        var response = await connection.SendAsync(first, cancellationToken).ConfigureAwait(false);
        if (!AsksLogin(response, first.Method))
            return response;
        var challenges = ChallengesOf(response);
        Fact = new LoginFact
        {
            Outcome = OutcomeOf(response, challenges),
            Credentials = access.Credentials is null ? CredentialKind.None : access.Credentials.IsIntegrated ? CredentialKind.Integrated : CredentialKind.Given,
            Offered = [.. challenges.Select(c => c.Fact)],
            Identity = IdentityOf(response),
        };
        if (access.Credentials is null || Fact.Outcome != LoginOutcome.NoCommonScheme)
            return response;
        var (scheme, challenge, step) = await ChooseAsync(challenges, first.Method.Method, target, cancellationToken).ConfigureAwait(false);
        using (scheme)
            return scheme is null ? response : await LogInAsync(scheme, challenge!, step!, response, requestFor, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says how a login ended that was under way when the stage failed.</summary>
    public void Conclude(Failure? failure)
    {
        if (Fact is { Outcome: LoginOutcome.Unanswered } && failure?.Kind is not (null or FailureKind.Timeout or FailureKind.OutOfBudget))
            Fact = Fact with { Outcome = LoginOutcome.ClosedDuringLogin };
    }

    private async Task<HttpResponseMessage> LogInAsync(
        ILoginScheme scheme, AuthChallenge challenge, LoginStep step, HttpResponseMessage response, Func<HttpRequestMessage> requestFor, CancellationToken cancellationToken)
    {
        var algorithm = challenge.Parameter("algorithm");
        // A proxy may close when it first asks. Later the login belongs to its connection, and closing it is what the proxy did.
        connection.Redial = access.RedialAsync is { } redial ? () => redial(cancellationToken) : null;
        while (step.Authorization is not null && Fact!.Legs < MaxLegs)
        {
            await FinishAsync(response, cancellationToken).ConfigureAwait(false);
            Fact = Fact with { Scheme = scheme.Scheme, Outcome = LoginOutcome.Unanswered, Legs = Fact.Legs + 1 };
            using var request = requestFor();
            request.Headers.TryAddWithoutValidation("Proxy-Authorization", step.Authorization);
            response = await connection.SendAsync(request, cancellationToken).ConfigureAwait(false);
            connection.Redial = null;
            if (!AsksLogin(response, request.Method))
            {
                Fact = Fact with { Outcome = LoginOutcome.Accepted };
                return response;
            }
            var next = ChallengesOf(response).FirstOrDefault(c => c.Known == scheme.Scheme && string.Equals(c.Parameter("algorithm"), algorithm, StringComparison.OrdinalIgnoreCase));
            Learn(next);
            step = next is null ? LoginStep.Stop(LoginOutcome.Rejected) : await scheme.AnswerAsync(next, cancellationToken).ConfigureAwait(false);
        }
        Fact = Fact! with { Outcome = step.Authorization is null ? step.End : LoginOutcome.Rejected };
        return response;
    }

    /// <summary>The strongest offered scheme that has something to send; if none has, the fact says why the strongest has not.</summary>
    private async Task<(ILoginScheme? Scheme, AuthChallenge? Challenge, LoginStep? Step)> ChooseAsync(
        ImmutableArray<AuthChallenge> challenges, string method, string target, CancellationToken cancellationToken)
    {
        LoginStep? best = null;
        foreach (var challenge in challenges.Where(c => c.Known is not null).OrderByDescending(c => c.Known))
        {
            if (SchemeFor(challenge, method, target) is not { } scheme)
                continue;
            var step = await scheme.AnswerAsync(challenge, cancellationToken).ConfigureAwait(false);
            if (step.Authorization is not null)
                return (scheme, challenge, step);
            scheme.Dispose();
            if (best is null or { End: LoginOutcome.NoCommonScheme })
                best = step;
        }
        Fact = Fact! with { Outcome = best?.End ?? LoginOutcome.NoCommonScheme };
        return (null, null, null);
    }

    private ILoginScheme? SchemeFor(AuthChallenge challenge, string method, string target) => (challenge.Known, access.Credentials!) switch
    {
        (LoginScheme.Ntlm, { IsIntegrated: false } credentials) when !OperatingSystem.IsWindows() => new NtlmLogin(new NtlmIdentity(credentials), time),
        (LoginScheme.Negotiate or LoginScheme.Ntlm, var credentials) => new SecurityLogin(challenge.Known.Value, credentials, access.Host),
        (_, { IsIntegrated: true }) => null,
        (LoginScheme.Digest, var credentials) => new DigestLogin(credentials, method, target),
        (LoginScheme.Basic, var credentials) => new BasicLogin(credentials),
        _ => null,
    };

    // Before anything is chosen: what keeps everybody from logging in, else whether there is anything to log in with.
    private LoginOutcome OutcomeOf(HttpResponseMessage response, ImmutableArray<AuthChallenge> challenges)
    {
        if (response.StatusCode == HttpStatusCode.Unauthorized)
            return LoginOutcome.WrongStatus;
        if (challenges.IsEmpty)
            return response.Headers.NonValidated.Contains(Field) ? LoginOutcome.MalformedChallenge : LoginOutcome.NoChallenge;
        return access.Credentials is null ? LoginOutcome.NotTried : LoginOutcome.NoCommonScheme;
    }

    // To a plain request a 401 may be the endpoint's own.
    private static bool AsksLogin(HttpResponseMessage response, HttpMethod method) =>
        response.StatusCode == HttpStatusCode.ProxyAuthenticationRequired
        || (response.StatusCode == HttpStatusCode.Unauthorized && method == HttpMethod.Connect);

    private static ImmutableArray<AuthChallenge> ChallengesOf(HttpResponseMessage response)
    {
        var field = response.StatusCode == HttpStatusCode.Unauthorized ? "WWW-Authenticate" : Field;
        return response.Headers.NonValidated.TryGetValues(field, out var values) ? AuthChallenge.ParseAll(values) : [];
    }

    private static ProxyIdentityFact? IdentityOf(HttpResponseMessage response)
    {
        var (server, via) = (FirstOf("Server"), FirstOf("Via"));
        return server is null && via is null ? null : new ProxyIdentityFact { Server = server, Via = via };

        string? FirstOf(string name) =>
            response.Headers.NonValidated.TryGetValues(name, out var values) && values.FirstOrDefault() is { Length: > 0 } value
                ? Printable.Clean(value)[..Math.Min(value.Length, 256)]
                : null;
    }

    private void Learn(AuthChallenge? challenge)
    {
        var known = Fact!.Identity ?? new ProxyIdentityFact();
        if (challenge is null || SecurityLogin.BytesOf(challenge) is not { } blob)
            return;
        var learned = NtlmChallenge.Read(blob, known);
        if (learned != known)
            Fact = Fact with { Identity = learned };
    }

    /// <summary>Keeps an answer that will be answered in turn, and reads it to its end, or its connection could not be used again.</summary>
    private async Task FinishAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using (response)
        {
            Asked = AnswerReader.ReadHead(response, time.GetUtcNow());
            await AnswerReader.ReadBodyAsync(response, (body, cut) => Asked = Asked with { Body = body, Truncated = cut }, cancellationToken).ConfigureAwait(false);
            var rest = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var buffer = new byte[16 * 1024];
            var length = 0;
            for (var count = -1; count != 0 && length < MaxRest; length += count)
                count = await rest.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
    }
}
