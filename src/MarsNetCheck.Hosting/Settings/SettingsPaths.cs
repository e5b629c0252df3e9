using MarsNetCheck.Settings;
using Microsoft.Extensions.Options;

namespace MarsNetCheck.Hosting.Settings;

/// <summary>
/// Completes the paths in the settings: one that is not absolute counts from the program's content root, not from the folder in which somebody happened to start it, which is
/// <c>System32</c> for a Windows service.
/// </summary>
/// <param name="root">The content root.</param>
internal sealed class SettingsPaths(string root) : IPostConfigureOptions<MarsNetCheckSettings>
{
    /// <inheritdoc/>
    public void PostConfigure(string? name, MarsNetCheckSettings options)
    {
        options.History.Folder = Full(options.History.Folder);
        options.Otlp.HeadersFile = Full(options.Otlp.HeadersFile);
        Complete(options.Access);
        Complete(options.Check);
    }

    private void Complete(AccessSettings access)
    {
        access.TokenFile = Full(access.TokenFile);
        access.Certificate = Full(access.Certificate);
        access.CertificateKey = Full(access.CertificateKey);
        access.ClientCa = Full(access.ClientCa);
    }

    private void Complete(CheckSettings check)
    {
        check.Catalog = Full(check.Catalog);
        check.ProxySettings = Full(check.ProxySettings);
        check.ProxyPasswordFile = Full(check.ProxyPasswordFile);
        check.AgentProxy = FullIfFile(check.AgentProxy);
        check.Pac = FullIfFile(check.Pac);
        for (var i = 0; i < check.ExpectRoots.Count; i++)
            check.ExpectRoots[i] = Full(check.ExpectRoots[i])!;
    }

    // An empty name, or one that no file can have, is left for the reader of the setting to complain about.
    private string? Full(string? path) => string.IsNullOrWhiteSpace(path) || path.Contains('\0', StringComparison.Ordinal) ? path : Path.GetFullPath(path, root);

    // Where a URL or a word can stand, too.
    private string? FullIfFile(string? text) => Full(text) is { } path && File.Exists(path) ? path : text;
}
