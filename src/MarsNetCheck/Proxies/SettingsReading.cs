using MarsNetCheck.Facts;

namespace MarsNetCheck.Proxies;

/// <summary>What was read of a source of proxy settings.</summary>
/// <param name="Fact">What it says.</param>
/// <param name="Configuration">What it switches on; null if it could not be read or is not there.</param>
internal sealed record SettingsReading(ProxyFact Fact, ProxyConfiguration? Configuration);
