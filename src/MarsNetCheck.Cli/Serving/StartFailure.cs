using System.Collections.Immutable;
using System.Net.Sockets;
using MarsNetCheck.Catalog;
using MarsNetCheck.Hosting.History;
using MarsNetCheck.Proxies;
using MarsNetCheck.Registry;
using MarsNetCheck.Settings;
using MarsNetCheck.Simulation;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace MarsNetCheck.Cli.Serving;

/// <summary>Why the service did not start, in lines for the user.</summary>
internal static class StartFailure
{
    /// <summary>One line for each error; null if it is a bug and not a wrong setting.</summary>
    public static ImmutableArray<string>? Lines(Exception e) => e switch
    {
        AggregateException several => Several(several),
        OptionsValidationException wrong => [.. wrong.Failures],
        SettingsException wrong => wrong.Errors,
        CatalogException wrong => [.. wrong.Errors.Select(x => $"{wrong.Name}: {x}")],
        UsageException or HistoryException or RegistryExportException or AgentProxyException or LoopbackException => [e.Message],
        IOException { InnerException: AddressInUseException } => [$"{AddressIn(e.Message)} is in use by another program; {Finding}, and end it, or choose another address with --listen"],
        SocketException { SocketErrorCode: SocketError.AccessDenied } => ["this account may not listen on the address; choose another port, above 1023, with --listen"],
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } => ["this machine has no such address to listen on; choose another with --listen"],
        _ => null,
    };

    private static string Finding => OperatingSystem.IsWindows() ? "find it with netstat -abno" : "find it with ss -ltnp";

    private static ImmutableArray<string>? Several(AggregateException several)
    {
        var lines = several.Flatten().InnerExceptions.Select(Lines).ToList();
        return lines.TrueForAll(l => l is not null) ? [.. lines.SelectMany(l => l!.Value)] : null;
    }

    // "Failed to bind to address http://127.0.0.1:9393: address already in use."
    private static string AddressIn(string message) =>
        message.Split(' ').FirstOrDefault(w => w.Contains("://", StringComparison.Ordinal))?.TrimEnd(':') ?? "the address";
}
