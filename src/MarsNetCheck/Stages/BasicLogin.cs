using System.Text;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Stages;

/// <summary>Logs in with user and password as they are, in UTF-8 (RFC 7617).</summary>
internal sealed class BasicLogin(ProxyCredentials credentials) : ILoginScheme
{
    private bool _sent;

    /// <inheritdoc/>
    public LoginScheme Scheme => LoginScheme.Basic;

    /// <inheritdoc/>
    public Task<LoginStep> AnswerAsync(AuthChallenge challenge, CancellationToken cancellationToken)
    {
        if (_sent)
            return Task.FromResult(LoginStep.Stop(LoginOutcome.Rejected));
        _sent = true;
        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credentials.UserName}:{credentials.Password}"));
        return Task.FromResult(LoginStep.Send("Basic " + pair));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held.
    }
}
