using System.Collections.Immutable;
using System.Security.Authentication;
using MarsNetCheck.Hosting.Settings;
using MarsNetCheck.Settings;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace MarsNetCheck.Hosting.Access;

/// <summary>Sets up the web server by the settings: where it listens, how it shows who it is, whom it hears, and how far.</summary>
public static class KestrelAccess
{
    /// <summary>How many connections may be open at once: 256. Further ones are closed as they come.</summary>
    public const int MaxConnections = 256;

    private const int MaxHeaderBytes = 16 * 1024;
    private const int MaxHeaders = 64;
    private const int MaxRequestLine = 4 * 1024;
    private const int MaxStreams = 32;
    private static readonly TimeSpan _headersWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _idleWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _handshakeWithin = TimeSpan.FromSeconds(5);

    /// <summary>Sets the server up. The program stays free to change it afterwards.</summary>
    /// <param name="server">The server's options.</param>
    /// <param name="settings">Who may ask, and by which name.</param>
    /// <exception cref="SettingsException">An address or a file cannot be used; all errors about addresses are listed.</exception>
    public static void Configure(KestrelServerOptions server, AccessSettings settings)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(settings);
        Limit(server);
        var addresses = AddressesOf(settings);
        var tls = addresses.Any(a => a.IsTls) ? TlsOf(settings) : null;
        foreach (var address in addresses)
            address.Open(server, options => Listen(options, address.IsTls ? tls : null));
    }

    private static void Limit(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        server.Limits.MaxConcurrentConnections = MaxConnections;
        server.Limits.MaxRequestBodySize = BodyCheck.MaxBytes;
        server.Limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        server.Limits.MaxRequestHeaderCount = MaxHeaders;
        server.Limits.MaxRequestLineSize = MaxRequestLine;
        server.Limits.RequestHeadersTimeout = _headersWithin;
        server.Limits.KeepAliveTimeout = _idleWithin;
        server.Limits.Http2.MaxStreamsPerConnection = MaxStreams;
    }

    private static ImmutableArray<ListenAddress> AddressesOf(AccessSettings settings)
    {
        var texts = settings.Listen.Count == 0 ? [AccessSettings.DefaultListen] : settings.Listen;
        var problems = texts.Select(ListenAddress.ProblemOf).OfType<string>().ToList();
        if (problems.Count > 0)
            throw new SettingsException([.. problems.Select(p => $"MarsNetCheck:Access:Listen: {p}")]);
        return [.. texts.Select(ListenAddress.Find).OfType<ListenAddress>()];
    }

    private static void Listen(ListenOptions options, HttpsConnectionAdapterOptions? tls)
    {
        options.Protocols = tls is null ? HttpProtocols.Http1 : HttpProtocols.Http1AndHttp2;
        if (tls is not null)
            options.UseHttps(tls);
    }

    // The certificate is asked for, not required: /healthz is open, and a token may do. One that is shown must be right, or the handshake fails.
    private static HttpsConnectionAdapterOptions TlsOf(AccessSettings settings)
    {
        var certificate = ServerCertificate.Read(settings);
        var options = new HttpsConnectionAdapterOptions
        {
            ServerCertificate = certificate.Leaf,
            ServerCertificateChain = certificate.Chain,
            SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            HandshakeTimeout = _handshakeWithin,
        };
        if (settings.ClientCa is { } file)
        {
            var clients = ClientTrust.Read(file);
            options.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            options.ClientCertificateValidation = (client, chain, _) => clients.Trusts(client, chain?.ChainPolicy.ExtraStore ?? [], TimeProvider.System);
        }
        return options;
    }
}
