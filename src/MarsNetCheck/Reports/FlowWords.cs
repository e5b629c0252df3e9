using System.Globalization;
using System.Net;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Reports;

/// <summary>Says in a few words what was sent and what came back, from the facts of an attempt.</summary>
internal static class FlowWords
{
    /// <summary>The longest that a text from the network may be.</summary>
    private const int LongestQuote = 80;

    /// <summary>What was sent up to and with a stage.</summary>
    public static string Sent(Trace trace, Stage stage)
    {
        if (trace.Connect is { Failure.Kind: FailureKind.LocalDenied })
            return "nothing";
        var parts = new List<string> { "SYN" };
        if (stage >= Stage.Tunnel && trace.Tunnel is { } tunnel)
            parts.AddRange(Asked(tunnel));
        if (stage >= Stage.Handshake && trace.Handshake is { } handshake)
            parts.Add(Hello(handshake));
        if (stage >= Stage.Exchange && trace.Exchange is { } exchange)
            parts.Add($"GET {Quote(exchange.Url.GetLeftPart(UriPartial.Path))}");
        return string.Join(", ", parts);
    }

    /// <summary>What came back in a stage, after what came back before it.</summary>
    public static string Received(Trace trace, Stage stage) => stage switch
    {
        Stage.Tunnel when trace.Tunnel is { } tunnel => $"SYN-ACK, then {InTunnel(tunnel)}",
        Stage.Handshake when trace.Handshake is { } handshake => $"{BeforeTls(trace)}, then {InHandshake(handshake)}",
        Stage.Exchange when trace.Exchange is { } exchange => $"{(trace.Handshake is null ? BeforeTls(trace) : "TLS handshake")}, then {InExchange(exchange)}",
        _ => InConnect(trace.Connect!),
    };

    /// <summary>The question to a DNS server.</summary>
    public static string Sent(DnsLookupFact lookup) => $"DNS query {(lookup.Type == DnsRecordType.A ? "A" : "AAAA")}";

    /// <summary>What a DNS server answered.</summary>
    public static string Received(DnsLookupFact lookup) => lookup.Failure?.Kind switch
    {
        null => Quote($"answer {string.Join(", ", lookup.Addresses.Select(a => a.ToString()).Concat(lookup.Aliases.Select(a => $"CNAME {a}")))}"),
        FailureKind.NameNotFound => "NXDOMAIN",
        FailureKind.NoData => "NOERROR without an address",
        FailureKind.ServerFailure => "SERVFAIL",
        FailureKind.QueryRefused => "REFUSED",
        FailureKind.Timeout => Nothing(lookup.Duration),
        _ => OfSocket(lookup.Failure, lookup.Duration),
    };

    /// <summary>A host and a port as CONNECT names them.</summary>
    public static string Authority(string host, int port) =>
        string.Create(CultureInfo.InvariantCulture, $"{(host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host)}:{port}");

    private static IEnumerable<string> Asked(TunnelFact tunnel)
    {
        if (tunnel.Handshake is { } handshake)
            yield return Hello(handshake);
        if (tunnel.Handshake is { Ok: false } || (tunnel.Handshake is not null && tunnel.Answer is null && tunnel.Failure is null))
            yield break;
        yield return tunnel.Proxy.IsSocks ? $"SOCKS request for {tunnel.Authority}" : $"CONNECT {tunnel.Authority}";
    }

    // An address is never sent as a server name (RFC 6066 section 3).
    private static string Hello(HandshakeFact handshake) =>
        IPAddress.TryParse(handshake.ServerName, out _) ? "ClientHello (no SNI)" : $"ClientHello (SNI {handshake.ServerName})";

    /// <summary>What came back to a SYN.</summary>
    public static string Received(ConnectFact connect) => InConnect(connect);

    private static string InConnect(ConnectFact connect) => connect.Failure switch
    {
        null => "SYN-ACK",
        { Kind: FailureKind.LocalDenied } => "this machine's own filter denied it",
        var failure => OfSocket(failure, connect.Duration),
    };

    private static string OfSocket(Failure failure, TimeSpan duration) => failure switch
    {
        { Icmp: { } icmp } => Of(icmp),
        { Kind: FailureKind.Timeout } => Nothing(duration),
        { Kind: FailureKind.Refused or FailureKind.Reset } => "RST",
        { Kind: FailureKind.Closed } => "FIN",
        { Socket: { } error } => $"error {error}",
        _ => Words.Of(failure.Kind),
    };

    private static string Of(IcmpError icmp)
    {
        var version = icmp.Sender is { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } || icmp.Type == 1 ? "ICMPv6" : "ICMP";
        return string.Create(CultureInfo.InvariantCulture, $"{version} {icmp.Type}/{icmp.Code} from {icmp.Sender?.ToString() ?? "an unknown sender"}");
    }

    private static string BeforeTls(Trace trace) => trace.Tunnel switch
    {
        null or { Opened: false } => "SYN-ACK",
        { SocksReply: not null } => "tunnel by SOCKS",
        _ => "HTTP 200 to CONNECT",
    };

    private static string InTunnel(TunnelFact tunnel) => tunnel switch
    {
        { Handshake: { Ok: false } handshake } => InHandshake(handshake),
        { Failure: null, Handshake: { } handshake } => InHandshake(handshake),
        { Answer: { } answer } => Of(answer),
        { SocksReply: { } reply } => string.Create(CultureInfo.InvariantCulture, $"SOCKS reply {reply}"),
        { Failure: { } failure } => AfterQuestion(failure, tunnel.Duration, tunnel.Proxy.IsSocks ? "the SOCKS request" : "CONNECT"),
        _ => "an answer",
    };

    private static string InHandshake(HandshakeFact handshake)
    {
        if (handshake.Failure is not { } failure)
            return handshake.Chain.IsEmpty ? "TLS handshake" : $"certificate {Quote(handshake.Chain[0].Subject)} by {Quote(handshake.Chain[0].Issuer)}";
        var bytes = handshake.BytesReceived == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{handshake.BytesReceived} bytes, then ");
        return failure.Kind switch
        {
            FailureKind.TlsAlert or FailureKind.TlsVersion when failure.Alert is { } alert => string.Create(CultureInfo.InvariantCulture, $"TLS alert {alert} after the ClientHello"),
            FailureKind.TlsVersion => "a ServerHello older than TLS 1.2",
            FailureKind.NotTls => $"no TLS but {Quoted(failure)}",
            _ => bytes + AfterQuestion(failure, handshake.Duration, "the ClientHello"),
        };
    }

    private static string InExchange(ExchangeFact exchange) => (exchange.Answer, exchange.Failure) switch
    {
        ({ } answer, null) => Of(answer),
        ({ } answer, { } failure) => $"{Of(answer)}, then {AfterQuestion(failure, exchange.Duration, "its beginning")}",
        (null, { } failure) => AfterQuestion(failure, exchange.Duration, "the request"),
        _ => "an answer",
    };

    private static string AfterQuestion(Failure failure, TimeSpan duration, string question) => failure.Kind switch
    {
        FailureKind.ProtocolError => $"{Quoted(failure)} after {question}",
        _ => $"{OfSocket(failure, duration)} after {question}",
    };

    private static string Of(AnswerFact answer)
    {
        var reason = string.IsNullOrEmpty(answer.Reason) ? "" : " " + Quote(answer.Reason);
        var place = answer.Value("Location") is { } location ? $", Location {Quote(location)}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"HTTP {answer.Status}{reason}{place}");
    }

    private static string Nothing(TimeSpan duration) => string.Create(CultureInfo.InvariantCulture, $"nothing in {duration.TotalSeconds:0.0} s");

    private static string Quoted(Failure failure) => failure.Received is { } received ? $"\"{Quote(received)}\"" : "other bytes";

    private static string Quote(string text) => text.Length <= LongestQuote ? text : text[..LongestQuote] + "…";
}
