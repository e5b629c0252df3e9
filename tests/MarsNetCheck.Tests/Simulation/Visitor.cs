using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MarsNetCheck.Networks;
using MarsNetCheck.Simulation;

namespace MarsNetCheck.Tests.Simulation;

/// <summary>A client of the simulated network that sees what really comes over the wire.</summary>
internal static class Visitor
{
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static IPAddress AddressOf(this SimulatedNetwork network, string host, AddressFamily family = AddressFamily.InterNetwork) =>
        network.Sites.Named(host)!.Addresses.First(a => a.AddressFamily == family);

    public static async Task<Stream> DialAsync(this SimulatedNetwork network, string host, int port) =>
        (await network.DialAsync(new IPEndPoint(network.AddressOf(host), port), Token)).Stream;

    public static async Task<(SslStream Stream, IReadOnlyList<X509Certificate2> Chain)> HandshakeAsync(
        this SimulatedNetwork network, Stream stream, string serverName, SslProtocols protocols = SslProtocols.None)
    {
        List<X509Certificate2> seen = [];
        var tls = new SslStream(stream);
        try
        {
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = serverName,
                    EnabledSslProtocols = protocols,
                    CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
                    RemoteCertificateValidationCallback = (_, certificate, chain, _) =>
                    {
                        seen.Add(X509CertificateLoader.LoadCertificate(certificate!.GetRawCertData()));
                        seen.AddRange(chain!.ChainPolicy.ExtraStore.Where(c => !c.Equals(certificate)).Select(c => X509CertificateLoader.LoadCertificate(c.RawData)));
                        return true;
                    },
                },
                Token);
            return (tls, seen);
        }
        catch
        {
            await tls.DisposeAsync();
            throw;
        }
    }

    public static async Task<SslStream> ConnectTlsAsync(this SimulatedNetwork network, string host) =>
        (await network.HandshakeAsync(await network.DialAsync(host, 443), host)).Stream;

    public static async Task<string> GetAsync(this Stream stream, string host, string path = "/")
    {
        await stream.SendAsync($"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        return await stream.ReadAnswerAsync();
    }

    public static async Task<string> ConnectAsync(this Stream stream, string authority)
    {
        await stream.SendAsync($"CONNECT {authority} HTTP/1.1\r\nHost: {authority}\r\n\r\n");
        return await stream.ReadAnswerAsync();
    }

    public static async Task SendAsync(this Stream stream, string text) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text), Token);

    /// <summary>Reads one HTTP answer, or whatever comes until the end.</summary>
    public static async Task<string> ReadAnswerAsync(this Stream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (!IsComplete(text.ToString()))
        {
            var count = await stream.ReadAsync(buffer, Token);
            if (count == 0)
                break;
            text.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }
        return text.ToString();
    }

    /// <summary>True if nothing at all comes for a while.</summary>
    public static async Task<bool> IsSilentAsync(this Stream stream)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(Patience);
        try
        {
            _ = await stream.ReadAsync(new byte[1], patience.Token);
            return false;
        }
        catch (OperationCanceledException) when (!Token.IsCancellationRequested)
        {
            return true;
        }
    }

    /// <summary>How the dial of an address failed.</summary>
    public static async Task<DialException> DialFailureAsync(this SimulatedNetwork network, IPAddress address, int port = 443) =>
        await Assert.ThrowsAsync<DialException>(() => network.DialAsync(new IPEndPoint(address, port), Token));

    /// <summary>The socket error behind a failed read or handshake; null if there was none.</summary>
    public static SocketError? SocketErrorOf(Exception? exception) =>
        exception is null ? null : exception is SocketException e ? e.SocketErrorCode : SocketErrorOf(exception.InnerException);

    private static bool IsComplete(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
            return false;
        const string Field = "\r\nContent-Length: ";
        var at = text.IndexOf(Field, StringComparison.OrdinalIgnoreCase);
        if (at < 0 || at > end)
            return true;
        var length = int.Parse(text.AsSpan(at + Field.Length, text.IndexOf("\r\n", at + 2, StringComparison.Ordinal) - at - Field.Length), System.Globalization.CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetByteCount(text.AsSpan(end + 4)) >= length;
    }
}
