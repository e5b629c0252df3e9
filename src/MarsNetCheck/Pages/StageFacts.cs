using System.Globalization;
using System.Net;
using MarsNetCheck.Facts;
using MarsNetCheck.Reports;

namespace MarsNetCheck.Pages;

/// <summary>What a stage saw, as names and values.</summary>
internal static class StageFacts
{
    private const int MostHeaders = 24;
    private const int LongestBody = 1500;

    public static IEnumerable<(string Name, string? Value)> Of(StageFact fact) => Failed(fact).Concat(fact switch
    {
        ResolveFact resolve => Resolve(resolve),
        ConnectFact connect => Connect(connect),
        TunnelFact tunnel => [("proxy", tunnel.Proxy.ToString()), ("asked for", tunnel.Authority), .. Answer(tunnel.Answer), ("login", tunnel.Login is { } login ? PlainWords.Of(Words.Of(login.Outcome)) : null)],
        HandshakeFact handshake => Handshake(handshake),
        ExchangeFact exchange => [("URL", exchange.Url.ToString()), .. Answer(exchange.Answer)],
        _ => [],
    });

    private static IEnumerable<(string, string?)> Failed(StageFact fact)
    {
        if (fact.Failure is not { } failure)
            yield break;
        yield return ("failed", PlainWords.Of(Words.Of(failure.Kind)));
        yield return ("socket error", failure.Socket?.ToString());
        yield return ("ICMP", failure.Icmp is { } icmp ? string.Create(CultureInfo.InvariantCulture, $"type {icmp.Type}, code {icmp.Code}, from {icmp.Sender?.ToString() ?? "an unknown sender"}") : null);
        yield return ("TLS alert", failure.Alert?.ToString(CultureInfo.InvariantCulture));
        yield return ("received", failure.Received);
    }

    private static IEnumerable<(string, string?)> Resolve(ResolveFact fact)
    {
        yield return ("name", fact.Name);
        if (fact.System is { } system)
            yield return ("the system's answer", system.Failure is { } failure ? PlainWords.Of(Words.Of(failure.Kind)) : List(system.Addresses));
        foreach (var lookup in fact.Lookups)
            yield return ($"{lookup.Type.ToString().ToUpperInvariant()} from {lookup.Server}", lookup.Failure is { } failure ? PlainWords.Of(Words.Of(failure.Kind)) : string.Join(", ", lookup.Aliases.Select(a => $"CNAME {a}").Append(List(lookup.Addresses))));
    }

    private static IEnumerable<(string, string?)> Connect(ConnectFact fact) =>
    [
        ("to", fact.Remote.ToString()), ("from", fact.Local?.ToString()), ("SYN sent again", fact.Retransmissions is > 0 ? fact.Retransmissions.Value.ToString(CultureInfo.InvariantCulture) : null),
    ];

    private static IEnumerable<(string, string?)> Handshake(HandshakeFact fact)
    {
        yield return ("server name", fact.ServerName);
        yield return ("protocol", fact.Protocol is null ? null : $"{fact.Protocol}, {fact.Cipher}");
        foreach (var (certificate, i) in fact.Chain.Select((c, i) => (c, i)))
            yield return (i == 0 ? "certificate" : "issuer", string.Create(CultureInfo.InvariantCulture,
                $"{certificate.Subject} by {certificate.Issuer}, {certificate.NotBefore.UtcDateTime:yyyy-MM-dd} to {certificate.NotAfter.UtcDateTime:yyyy-MM-dd}"));
        yield return ("names", fact.Chain.IsEmpty ? null : string.Join(", ", fact.Chain[0].DnsNames));
        yield return ("root", fact.RootSubject);
        yield return ("trusted by this machine", fact.Trusted switch { true => "yes", false => "no", null => null });
        yield return ("chain problems", fact.ChainProblems.IsEmpty ? null : string.Join(", ", fact.ChainProblems));
    }

    private static IEnumerable<(string, string?)> Answer(AnswerFact? answer)
    {
        if (answer is null)
            yield break;
        yield return ("status", string.Create(CultureInfo.InvariantCulture, $"{answer.Status} {answer.Reason}"));
        foreach (var header in answer.Headers.Take(MostHeaders))
            yield return (header.Name, header.Value);
        yield return ("body begins", answer.Body.Length == 0 ? null : answer.Body[..Math.Min(answer.Body.Length, LongestBody)]);
    }

    private static string List(IEnumerable<IPAddress> addresses) => string.Join(", ", addresses.Select(a => a.ToString()));
}
