using MarsNetCheck.Facts;

namespace MarsNetCheck.Stages;

/// <summary>One login by one scheme.</summary>
internal interface ILoginScheme : IDisposable
{
    /// <summary>The scheme.</summary>
    LoginScheme Scheme { get; }

    /// <summary>What to send to a challenge: the first, or the one that followed what was sent before.</summary>
    Task<LoginStep> AnswerAsync(AuthChallenge challenge, CancellationToken cancellationToken);
}
