using MarsNetCheck.Facts;

namespace MarsNetCheck.Revocation;

/// <summary>What an answer says of one certificate.</summary>
internal sealed record RevocationReading
{
    /// <summary>Why it says nothing; null if it does.</summary>
    public RevocationProblem? Problem { get; init; }

    /// <summary>Whether the issuer signed it; null if that could not be told.</summary>
    public bool? Verified { get; init; }

    /// <summary>Since when it holds.</summary>
    public DateTimeOffset? ThisUpdate { get; init; }

    /// <summary>Until when it holds.</summary>
    public DateTimeOffset? NextUpdate { get; init; }

    /// <summary>What it says.</summary>
    public RevocationStatus Status { get; init; }

    /// <summary>Since when the certificate is revoked.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Why it is revoked.</summary>
    public string? Reason { get; init; }

    /// <summary>A reading that says nothing.</summary>
    public static RevocationReading Of(RevocationProblem problem) => new() { Problem = problem };
}
