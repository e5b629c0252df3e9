using System.Collections.Immutable;

namespace MarsNetCheck.Revocation;

/// <summary>The names of the reasons for a revocation (RFC 5280 section 5.3.1).</summary>
internal static class RevocationReasons
{
    private static readonly ImmutableArray<string> _names =
    [
        "unspecified", "keyCompromise", "cACompromise", "affiliationChanged", "superseded", "cessationOfOperation", "certificateHold",
        "", "removeFromCRL", "privilegeWithdrawn", "aACompromise",
    ];

    /// <summary>The name of a reason given as the content of an ENUMERATED; null if it has none.</summary>
    public static string? Of(ReadOnlySpan<byte> number) =>
        number.Length == 1 && number[0] < _names.Length && _names[number[0]].Length > 0 ? _names[number[0]] : null;
}
