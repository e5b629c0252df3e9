using System.Diagnostics.CodeAnalysis;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Proxies;

/// <summary>The proxy that the MARS agent itself is set to, which beats every other setting. Never holds a user name or a password.</summary>
public sealed record AgentProxy
{
    /// <summary>The largest file that is read: 1 MiB.</summary>
    internal const int MaxBytes = 1024 * 1024;

    private AgentProxy()
    {
    }

    /// <summary>The proxy; null if the agent has no setting of its own.</summary>
    public ProxyServer? Server { get; private init; }

    /// <summary>True if the agent has a user name for the proxy.</summary>
    public bool HasUser { get; private init; }

    /// <summary>The agent has no setting of its own, so the SYSTEM account's counts.</summary>
    public static AgentProxy None { get; } = new();

    /// <summary>The agent is set to this proxy.</summary>
    public static AgentProxy Of(ProxyServer server)
    {
        ArgumentNullException.ThrowIfNull(server);
        return new AgentProxy { Server = server };
    }

    /// <summary>The agent is set to this proxy with a user name.</summary>
    public static AgentProxy WithUser(ProxyServer server) => Of(server) with { HasUser = true };

    /// <summary>Reads <c>none</c> or the URL of a proxy.</summary>
    /// <returns>False if the text is neither.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out AgentProxy? proxy)
    {
        proxy = null;
        if (string.Equals(text?.Trim(), "none", StringComparison.OrdinalIgnoreCase))
            proxy = None;
        else if (ProxyServer.TryParse(text, out var server))
            proxy = Of(server);
        return proxy is not null;
    }

    /// <summary>Loads what <c>Get-OBMachineSetting | ConvertTo-Json -Depth 4</c> wrote to a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="AgentProxyException">The file cannot be read, is larger than 1 MiB, or holds something else.</exception>
    public static AgentProxy Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Parse(ReadFile(path), path);
    }

    /// <summary>Reads the JSON of <c>Get-OBMachineSetting</c>: its <c>ProxySetting</c> with <c>Enabled</c>, <c>ProxyServer</c>, <c>ProxyPort</c> and <c>ProxyUsername</c>.</summary>
    /// <param name="json">JSON in UTF-8, or in UTF-16 as Windows PowerShell writes it.</param>
    /// <param name="name">How errors name the file.</param>
    /// <exception cref="AgentProxyException">It holds something else.</exception>
    public static AgentProxy Parse(ReadOnlyMemory<byte> json, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new AgentProxyReader(name).Read(json);
    }

    /// <summary>What the agent's answer to <c>Get-OBMachineSetting</c> says; null if it says nothing about a proxy.</summary>
    internal static AgentProxy? Understand(ReadOnlyMemory<byte> answer)
    {
        try
        {
            return Parse(answer, "Get-OBMachineSetting");
        }
        catch (AgentProxyException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte> ReadFile(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var bytes = new byte[MaxBytes + 1];
            return bytes.AsMemory(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            var problem = unreadable is FileNotFoundException or DirectoryNotFoundException ? "does not exist" : "cannot be read";
            throw new AgentProxyException(path, "file", problem, "name a file that this account may read");
        }
    }
}
