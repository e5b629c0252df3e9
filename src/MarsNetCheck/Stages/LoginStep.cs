using MarsNetCheck.Facts;

namespace MarsNetCheck.Stages;

/// <summary>What follows a challenge: something to send, or the end. No record, so that no text of it holds the credentials.</summary>
internal sealed class LoginStep
{
    private LoginStep(string? authorization, LoginOutcome end)
    {
        Authorization = authorization;
        End = end;
    }

    /// <summary>The value of Proxy-Authorization; null if there is nothing to send.</summary>
    public string? Authorization { get; }

    /// <summary>How the login ends if there is nothing to send.</summary>
    public LoginOutcome End { get; }

    public static LoginStep Send(string authorization) => new(authorization, LoginOutcome.NotTried);

    public static LoginStep Stop(LoginOutcome end) => new(authorization: null, end);
}
