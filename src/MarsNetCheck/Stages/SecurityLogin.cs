using System.ComponentModel;
using System.Net;
using System.Net.Security;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Stages;

/// <summary>Logs in by NTLM or Negotiate with the platform's own security (SSPI, GSSAPI). Its calls may ask a domain controller and block, so each has a thread of its own.</summary>
internal sealed class SecurityLogin : ILoginScheme
{
    private readonly NegotiateAuthentication _context;
    private Task<LoginStep>? _last;

    public SecurityLogin(LoginScheme scheme, ProxyCredentials credentials, string proxyHost)
    {
        Scheme = scheme;
        _context = new NegotiateAuthentication(new NegotiateAuthenticationClientOptions
        {
            Package = Package,
            TargetName = "HTTP/" + proxyHost,
            Credential = credentials.IsIntegrated ? CredentialCache.DefaultNetworkCredentials : Split(credentials),
        });
    }

    /// <inheritdoc/>
    public LoginScheme Scheme { get; }

    private string Package => Scheme == LoginScheme.Ntlm ? "NTLM" : "Negotiate";

    /// <inheritdoc/>
    public Task<LoginStep> AnswerAsync(AuthChallenge challenge, CancellationToken cancellationToken)
    {
        var first = _last is null;
        if (!first && challenge.Token is null)
            return Task.FromResult(LoginStep.Stop(LoginOutcome.Rejected));
        if (first)
            return OnThreadAsync([], Scheme == LoginScheme.Negotiate ? LoginOutcome.NoTicket : LoginOutcome.NoCommonScheme, cancellationToken);
        return BytesOf(challenge) is { } blob
            ? OnThreadAsync(blob, LoginOutcome.MalformedChallenge, cancellationToken)
            : Task.FromResult(LoginStep.Stop(LoginOutcome.MalformedChallenge));
    }

    /// <summary>The bytes of a challenge's token; null if it has none or it is no base64.</summary>
    public static byte[]? BytesOf(AuthChallenge challenge)
    {
        var buffer = new byte[challenge.Token?.Length ?? 0];
        return challenge.Token is { } token && Convert.TryFromBase64String(token, buffer, out var length) ? buffer[..length] : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // A call that nobody waits for any more still uses the context, which is then left to its finalizer.
        if (_last is null or { IsCompleted: true })
            _context.Dispose();
    }

    private Task<LoginStep> OnThreadAsync(byte[] blob, LoginOutcome otherwise, CancellationToken cancellationToken)
    {
        _last = Task.Factory.StartNew(() => Next(blob, otherwise), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return _last.WaitAsync(cancellationToken);
    }

    private LoginStep Next(byte[] blob, LoginOutcome otherwise)
    {
        try
        {
            var answer = _context.GetOutgoingBlob(blob, out var status);
            return answer is { Length: > 0 } && status is NegotiateAuthenticationStatusCode.Completed or NegotiateAuthenticationStatusCode.ContinueNeeded
                ? LoginStep.Send($"{Package} {Convert.ToBase64String(answer)}")
                : LoginStep.Stop(otherwise);
        }
        // .NET's own NTLM indexes into a challenge that lacks what it needs.
        catch (Exception error) when (error is Win32Exception or NotSupportedException or DllNotFoundException or InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            return LoginStep.Stop(otherwise);
        }
    }

    private static NetworkCredential Split(ProxyCredentials credentials) => credentials.UserName!.Split('\\', 2) switch
    {
        [var domain, var user] => new NetworkCredential(user, credentials.Password, domain),
        _ => new NetworkCredential(credentials.UserName, credentials.Password),
    };
}
