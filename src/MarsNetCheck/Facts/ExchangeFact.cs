namespace MarsNetCheck.Facts;

/// <summary>What one HTTP request gave.</summary>
public sealed record ExchangeFact : StageFact
{
    /// <summary>The URL that was asked for; without query and fragment where a redirection led to it.</summary>
    public required Uri Url { get; init; }

    /// <summary>The answer as far as it came; null if none came.</summary>
    public AnswerFact? Answer { get; init; }

    /// <summary>True if the request went to a proxy as it is, without a tunnel (plain HTTP).</summary>
    public bool ThroughProxy { get; init; }

    /// <summary>The login to the proxy; null if it asked for none or the request did not go to one.</summary>
    public LoginFact? Login { get; init; }
}
