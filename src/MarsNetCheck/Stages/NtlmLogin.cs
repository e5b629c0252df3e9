using System.Security.Cryptography;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Stages;

/// <summary>Logs in by NTLMv2 with user and password where the platform has no NTLM of its own: Linux has it in a package that hardly any machine has, and .NET's takes Kerberos away from Negotiate.</summary>
internal sealed class NtlmLogin(NtlmIdentity identity, TimeProvider time) : ILoginScheme
{
    private int _sent;

    /// <inheritdoc/>
    public LoginScheme Scheme => LoginScheme.Ntlm;

    /// <inheritdoc/>
    public Task<LoginStep> AnswerAsync(AuthChallenge challenge, CancellationToken cancellationToken) => Task.FromResult(Answer(challenge));

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held.
    }

    private LoginStep Answer(AuthChallenge challenge)
    {
        _sent++;
        if (_sent == 1)
            return Send(NtlmResponse.Negotiate());
        if (_sent > 2 || challenge.Token is null)
            return LoginStep.Stop(LoginOutcome.Rejected);
        var message = SecurityLogin.BytesOf(challenge) is { } blob
            ? NtlmResponse.Authenticate(blob, identity, RandomNumberGenerator.GetBytes(8), time.GetUtcNow().ToFileTime())
            : null;
        return message is null ? LoginStep.Stop(LoginOutcome.MalformedChallenge) : Send(message);
    }

    private static LoginStep Send(byte[] message) => LoginStep.Send("NTLM " + Convert.ToBase64String(message));
}
