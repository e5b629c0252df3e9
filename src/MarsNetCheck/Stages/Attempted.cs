using MarsNetCheck.Facts;

namespace MarsNetCheck.Stages;

/// <summary>What an attempt gave: a value, or how it failed.</summary>
/// <param name="Value">The value; default if it failed.</param>
/// <param name="Failure">How it failed; null if it did not.</param>
/// <param name="StartedAt">When it began, in UTC.</param>
/// <param name="Duration">How long it took.</param>
internal readonly record struct Attempted<T>(T? Value, Failure? Failure, DateTimeOffset StartedAt, TimeSpan Duration);
