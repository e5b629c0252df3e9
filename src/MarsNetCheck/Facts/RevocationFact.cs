using System.Collections.Immutable;

namespace MarsNetCheck.Facts;

/// <summary>What asking one source for the revocation of certificates gave. Each source is asked once in a run, whoever names it.</summary>
public sealed record RevocationFact
{
    /// <summary>How far the clocks of an authority and of this machine may be apart.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>The kind of source.</summary>
    public required RevocationSource Source { get; init; }

    /// <summary>Its address as the certificates name it.</summary>
    public required Uri Url { get; init; }

    /// <summary>The attempt to fetch the answer: its route, and the stages as far as it came. A proper answer's body is left out.</summary>
    public required Trace Attempt { get; init; }

    /// <summary>How long it took in all.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Why the answer says nothing; null if it does, or if none came.</summary>
    public RevocationProblem? Problem { get; init; }

    /// <summary>True if the issuer signed the answer, itself or by a responder that it named; null if this platform could not verify that, or there was nothing to verify.</summary>
    public bool? SignatureVerified { get; init; }

    /// <summary>Since when the answer holds; null if it does not say.</summary>
    public DateTimeOffset? ThisUpdate { get; init; }

    /// <summary>When a newer answer will be there at the latest; null if it does not say.</summary>
    public DateTimeOffset? NextUpdate { get; init; }

    /// <summary>When the answer was read, by this machine's clock.</summary>
    public required DateTimeOffset JudgedAt { get; init; }

    /// <summary>The certificates that it was asked about.</summary>
    public ImmutableArray<CertificateStatusFact> Certificates { get; init; } = [];

    /// <summary>False if the run ended first, or if the answer was larger or slower than the limits: nothing is known then.</summary>
    public bool Measured => Attempt.Failure?.Kind is not (FailureKind.OutOfBudget or FailureKind.TooLarge);

    /// <summary>True if an answer came that is what was asked for. It may be out of date.</summary>
    public bool Answered => Attempt.Failure is null && Problem is null;

    /// <summary>True if the answer holds at the given time, give or take five minutes.</summary>
    public bool IsCurrent(DateTimeOffset at) =>
        (ThisUpdate is not { } from || from - at <= Tolerance) && (NextUpdate is not { } to || at - to <= Tolerance);
}
