using System.Collections.Immutable;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Pac;

/// <summary>What fetching a PAC script gave.</summary>
internal sealed record PacFetch
{
    /// <summary>The URL asked for, without user information and what its query says.</summary>
    public required string Url { get; init; }

    /// <summary>What came of it.</summary>
    public required PacFetchState State { get; init; }

    /// <summary>Where the server sent the client on to, in order, shown like the URL.</summary>
    public ImmutableArray<string> Redirects { get; init; } = [];

    /// <summary>The status of the last answer; null if there was none.</summary>
    public int? Status { get; init; }

    /// <summary>The media type that the server gave, which no engine enforces; null if it gave none.</summary>
    public string? ContentType { get; init; }

    /// <summary>The bytes of the script; null if it did not come completely.</summary>
    public int? Bytes { get; init; }

    /// <summary>How long it took, redirects included.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>How it failed on the wire; null unless <see cref="State"/> is <see cref="PacFetchState.Failed"/>.</summary>
    public Failure? Failure { get; init; }

    /// <summary>The script; null if it did not come. No report keeps more of it than its length and hash.</summary>
    public PacScript? Script { get; init; }
}
