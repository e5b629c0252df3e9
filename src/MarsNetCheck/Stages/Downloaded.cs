using MarsNetCheck.Facts;

namespace MarsNetCheck.Stages;

/// <summary>What asking for a document gave.</summary>
/// <param name="Fact">The request and its answer, without the body of a proper one.</param>
/// <param name="Body">That body; null if none came whole.</param>
/// <param name="MovedTo">Where the document is said to be instead; null if nothing was said.</param>
internal readonly record struct Downloaded(ExchangeFact Fact, ReadOnlyMemory<byte>? Body, Uri? MovedTo);
