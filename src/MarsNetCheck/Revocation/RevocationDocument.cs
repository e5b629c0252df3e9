using MarsNetCheck.Facts;

namespace MarsNetCheck.Revocation;

/// <summary>What fetching an answer gave.</summary>
/// <param name="Attempt">The stages as far as it came.</param>
/// <param name="Body">The answer; null if none came whole.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="MovedTo">Where the answer is said to be instead; null if nothing was said.</param>
internal sealed record RevocationDocument(Trace Attempt, ReadOnlyMemory<byte>? Body, TimeSpan Duration, Uri? MovedTo = null);
