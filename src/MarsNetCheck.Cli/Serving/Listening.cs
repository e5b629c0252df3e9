using System.Globalization;
using System.Net;
using MarsNetCheck.Hosting.Settings;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MarsNetCheck.Cli.Serving;

/// <summary>Where the service listens.</summary>
internal static class Listening
{
    /// <summary>The address where none is set.</summary>
    public const string Default = "http://127.0.0.1:9393";

    /// <summary>Makes the server listen.</summary>
    /// <exception cref="UsageException">An address cannot be used.</exception>
    public static void Configure(KestrelServerOptions server, AccessSettings access)
    {
        server.AddServerHeader = false;
        foreach (var text in access.Listen.DefaultIfEmpty(Default))
            server.Listen(Read(text));
    }

    private static IPEndPoint Read(string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp)
        {
            var host = string.Equals(url.Host, "localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback.ToString() : url.Host;
            if (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address))
                return new IPEndPoint(address, url.Port);
        }
        throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{MarsNetCheckSettings.Section}:Access:Listen: '{text}' is no address of this machine alone; write it like {Default}"));
    }
}
