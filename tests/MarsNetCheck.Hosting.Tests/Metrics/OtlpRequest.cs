namespace MarsNetCheck.Hosting.Tests.Metrics;

/// <summary>A push.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Message">What was pushed.</param>
internal sealed record OtlpRequest(string Path, IReadOnlyDictionary<string, string> Headers, WireMessage Message);
