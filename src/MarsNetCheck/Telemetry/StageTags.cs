using System.Diagnostics;
using MarsNetCheck.Facts;
using MarsNetCheck.Reports;

namespace MarsNetCheck.Telemetry;

/// <summary>The attributes of a stage's span.</summary>
internal static class StageTags
{
    /// <summary>The name of a stage's span.</summary>
    public static string NameOf(Stage stage) => stage switch
    {
        Stage.Resolve => "marsnetcheck.resolve",
        Stage.Connect => "marsnetcheck.connect",
        Stage.Tunnel => "marsnetcheck.tunnel",
        Stage.Handshake => "marsnetcheck.handshake",
        _ => "marsnetcheck.exchange",
    };

    /// <summary>Sets what the stage saw.</summary>
    public static void Describe(Activity span, Stage stage, StageFact fact)
    {
        span.SetTag(Names.Stage, Words.Of(stage)).SetTag(Names.Outcome, Words.Of(fact.Outcome));
        switch (fact)
        {
            case ResolveFact resolve:
                span.SetTag("dns.question.name", resolve.Name).SetTag("dns.answers", resolve.Addresses.Select(a => a.ToString()).ToArray());
                break;
            case ConnectFact connect:
                Connected(span, connect);
                break;
            case TunnelFact tunnel:
                span.SetTag(Names.ServerAddress, tunnel.Proxy.Host).SetTag(Names.ServerPort, tunnel.Proxy.Port).SetTag("http.request.method", tunnel.Proxy.IsSocks ? null : "CONNECT");
                Answered(span, tunnel.Answer);
                break;
            case HandshakeFact handshake:
                Shaken(span, handshake);
                break;
            case ExchangeFact exchange:
                span.SetTag("http.request.method", "GET").SetTag("url.full", exchange.Url.AbsoluteUri).SetTag(Names.ServerAddress, exchange.Url.IdnHost).SetTag(Names.ServerPort, exchange.Url.Port);
                Answered(span, exchange.Answer);
                break;
        }
        Fail(span, fact.Failure);
    }

    /// <summary>Says how it failed; what was not measured is no error.</summary>
    public static void Fail(Activity span, Failure? failure)
    {
        if (failure is null)
            return;
        span.SetTag(Names.Error, Words.Of(failure.Kind));
        if (failure.Kind != FailureKind.OutOfBudget)
            span.SetStatus(ActivityStatusCode.Error);
    }

    private static void Connected(Activity span, ConnectFact connect)
    {
        var family = connect.Remote.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? "ipv6" : "ipv4";
        span.SetTag(Names.Transport, "tcp").SetTag(Names.NetworkType, family).SetTag(Names.PeerAddress, connect.Remote.Address.ToString()).SetTag(Names.PeerPort, connect.Remote.Port);
        if (connect.Local is { } local)
            span.SetTag("network.local.address", local.Address.ToString()).SetTag("network.local.port", local.Port);
    }

    private static void Shaken(Activity span, HandshakeFact handshake)
    {
        span.SetTag("tls.client.server_name", handshake.ServerName).SetTag("tls.established", handshake.Ok).SetTag("tls.cipher", handshake.Cipher);
        if (VersionOf(handshake.Protocol) is { } version)
            span.SetTag("tls.protocol.name", "tls").SetTag("tls.protocol.version", version);
        if (handshake.Chain is [var own, ..])
            span.SetTag("tls.server.subject", own.Subject).SetTag("tls.server.issuer", own.Issuer);
    }

    // The facts have the platform's names: Tls12 and Tls13.
    private static string? VersionOf(string? protocol) => protocol switch
    {
        "Tls" => "1.0",
        "Tls11" => "1.1",
        "Tls12" => "1.2",
        "Tls13" => "1.3",
        _ => null,
    };

    private static void Answered(Activity span, AnswerFact? answer)
    {
        if (answer is not null)
            span.SetTag("http.response.status_code", answer.Status);
    }
}
