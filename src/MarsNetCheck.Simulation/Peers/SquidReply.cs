using System.Collections.Immutable;
using System.Globalization;
using MarsNetCheck.Simulation.Sites;

namespace MarsNetCheck.Simulation.Peers;

/// <summary>The answers of a Squid proxy: its error pages name what failed and with which error number.</summary>
internal static class SquidReply
{
    private const string Server = "squid/5.7";
    private const string Via = $"1.1 {Pretended.ProxyHost} ({Server})";
    private const int InvalidUrlStatus = 400;

    /// <summary>The tunnel is open.</summary>
    public static ReadOnlyMemory<byte> Established { get; } = "HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray();

    /// <summary>The request names no destination.</summary>
    public static Reply InvalidUrl { get; } = Error(InvalidUrlStatus, "Bad Request", "ERR_INVALID_URL 0");

    /// <summary>The proxy cannot resolve the name.</summary>
    public static Reply DnsFail { get; } = Error(503, "Service Unavailable", "ERR_DNS_FAIL 0");

    /// <summary>A request that was forwarded, and its answer.</summary>
    public static Reply Forwarded(Reply answer) => answer.Status == 0 ? answer : answer.With("X-Cache", $"MISS from {Pretended.ProxyHost}").With("Via", Via);

    /// <summary>An error page.</summary>
    public static Reply Error(int status, string reason, string error, params ImmutableArray<(string Name, string Value)> headers) =>
        new()
        {
            Status = status,
            Reason = reason,
            Headers =
            [
                ("Server", Server),
                ("Mime-Version", "1.0"),
                ("Content-Type", "text/html;charset=utf-8"),
                ("X-Squid-Error", error),
                ("Vary", "Accept-Language"),
                ("Content-Language", "en"),
                .. headers,
                ("X-Cache", $"MISS from {Pretended.ProxyHost}"),
                ("Via", Via),
                ("Connection", "keep-alive"),
            ],
            Body = Page(error.Split(' ')[0]),
        };

    private static byte[] Page(string error) => System.Text.Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"""
        <!DOCTYPE html><html><head><meta type="copyright" content="Copyright (C) 1996-2021 The Squid Software Foundation and contributors">
        <title>ERROR: The requested URL could not be retrieved</title><style type="text/css"><!-- /* Stylesheet for Squid Error pages */ --></style></head>
        <body id={error}><h1>ERROR</h1><h2>The requested URL could not be retrieved</h2></body></html>
        """));
}
