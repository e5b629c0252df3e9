namespace MarsNetCheck.Facts;

/// <summary>One thing that is wrong with a source of proxy settings.</summary>
/// <param name="Kind">What.</param>
/// <param name="Setting">The setting by the name of its source, for example <c>ProxyOverride</c> or <c>https_proxy</c>.</param>
/// <param name="Detail">The part that is wrong, as it stands, credentials removed; or what was expected and seen, in a few words.</param>
public sealed record SettingProblem(SettingProblemKind Kind, string Setting, string Detail);
