using System.Security.Cryptography;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Stages;

/// <summary>Logs in with a digest; a nonce that has become stale is replaced once (RFC 7616).</summary>
internal sealed class DigestLogin(ProxyCredentials credentials, string method, string uri) : ILoginScheme
{
    private int _sent;

    /// <inheritdoc/>
    public LoginScheme Scheme => LoginScheme.Digest;

    /// <inheritdoc/>
    public Task<LoginStep> AnswerAsync(AuthChallenge challenge, CancellationToken cancellationToken) => Task.FromResult(Answer(challenge));

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held.
    }

    private LoginStep Answer(AuthChallenge challenge)
    {
        var stale = string.Equals(challenge.Parameter("stale"), "true", StringComparison.OrdinalIgnoreCase);
        if (_sent > 1 || (_sent == 1 && !stale))
            return LoginStep.Stop(LoginOutcome.Rejected);
        if (challenge.Parameter("nonce") is null || challenge.Parameter("realm") is null)
            return LoginStep.Stop(LoginOutcome.MalformedChallenge);
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        if (DigestResponse.Of(challenge, credentials, method, uri, nonce) is not { } response)
            return LoginStep.Stop(LoginOutcome.NoCommonScheme);
        _sent++;
        return LoginStep.Send(response);
    }
}
