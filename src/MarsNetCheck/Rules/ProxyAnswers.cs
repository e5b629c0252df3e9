using System.Text.Json.Nodes;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Rules;

/// <summary>Tells what a proxy's own answer means. Through a tunnel only the proxy can answer; without one the endpoint may have.</summary>
internal static class ProxyAnswers
{
    /// <summary>What the proxy's answer means; null if it opened the way, gave no answer, or the answer is not its own.</summary>
    public static ProxyRefusal? RefusalOf(Case subject, Evidence evidence, Recognition recognition)
    {
        var refusal = MeaningOf(subject, evidence, recognition);
        return refusal == ProxyRefusal.AuthRequired && ProxyLogins.Failed(subject, evidence) ? ProxyRefusal.AuthRejected : refusal;
    }

    private static ProxyRefusal? MeaningOf(Case subject, Evidence evidence, Recognition recognition)
    {
        if (subject.Trace.Tunnel is { Opened: false, Answer: { } answer })
            return HasNoAddress(subject, answer, evidence) ? ProxyRefusal.UpstreamDns : OfTunnel(answer, recognition);
        return subject.AskedProxy && subject.Answer is { } plain ? OfPlain(subject, plain, evidence, recognition) : null;
    }

    /// <summary>The answer that the meaning rests on.</summary>
    public static AnswerFact? AnswerOf(Case subject) => subject.Trace.Tunnel?.Answer ?? (subject.AskedProxy ? subject.Answer : null);

    /// <summary>True if the proxy answered anything to anybody in this run.</summary>
    public static bool EverAnswered(ProxyServer? proxy, Evidence evidence) =>
        evidence.Targets.SelectMany(t => t.Main)
            .Where(t => t.Route.Proxy == proxy)
            .Any(t => t.Tunnel?.Answer is not null || t.Exchange?.Answer is not null);

    /// <summary>The authentication schemes that are offered, each once (RFC 9110 section 11.7.1).</summary>
    public static IReadOnlyList<string> Schemes(AnswerFact answer) =>
        [.. answer.Values("Proxy-Authenticate").Concat(answer.Status == 401 ? answer.Values("WWW-Authenticate") : [])
            .SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(challenge => challenge.Split(' ')[0])
            .Where(scheme => !scheme.Contains('=', StringComparison.Ordinal) && !scheme.Contains('"', StringComparison.Ordinal))
            .Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>What a network engineer would ask for, each in a member of its own so that equal ones are told once.</summary>
    public static JsonObject Exhibits(Case subject, AnswerFact answer) => Exhibit.Of(
        ("proxy", subject.Proxy?.ToString()),
        ("address", Exhibit.Address(subject)),
        ("source", Exhibit.Word(subject.Trace.Route.Source)),
        ("durationMs", subject.Trace.Tunnel is { } tunnel ? Exhibit.Milliseconds(tunnel.Duration) : Exhibit.Milliseconds(subject.Trace.Exchange!.Duration)),
        ("authority", subject.Trace.Tunnel?.Authority),
        ("status", answer.Status),
        ("reason", answer.Reason),
        ("offered", ProxyLogins.Offered(subject)),
        ("login", ProxyLogins.Exhibit(subject)),
        ("identity", ProxyLogins.Identity(subject)),
        ("schemes", Schemes(answer) is { Count: > 0 } schemes ? Exhibit.Texts(schemes) : null),
        ("server", answer.Value("Server")),
        ("via", answer.Value("Via")),
        ("xSquidError", answer.Value("X-Squid-Error")),
        ("proxyStatus", answer.Value("Proxy-Status")),
        ("location", answer.Value("Location")),
        ("body", answer.Body.Length == 0 ? null : (JsonNode)answer.Body[..Math.Min(200, answer.Body.Length)]));

    // Squid 5.7 says of a name without an address what it says when no parent proxy is up. The control: without a parent no tunnel opens at all.
    private static bool HasNoAddress(Case subject, AnswerFact answer, Evidence evidence) =>
        answer.Status == 500
        && answer.Value("X-Squid-Error")?.StartsWith("ERR_CANNOT_FORWARD", StringComparison.Ordinal) == true
        && evidence.Targets.SelectMany(t => t.Main).Any(t => t.Route.Proxy == subject.Proxy && t.Tunnel is { Opened: true });

    private static ProxyRefusal OfTunnel(AnswerFact answer, Recognition recognition)
    {
        // Some proxies say 401 where they mean 407.
        if (answer.Status is 407 or 401)
            return ProxyRefusal.AuthRequired;
        if (answer.Status is 511 or (>= 300 and < 400))
            return ProxyRefusal.Redirect;
        if (recognition.ReasonOf(answer) is { } reason)
            return reason;
        return answer.Status switch
        {
            < 300 => ProxyRefusal.ProtocolError,
            400 or 404 or 405 or 501 when !recognition.HasProxyMark(answer) => ProxyRefusal.NotAProxy,
            400 => ProxyRefusal.ProtocolError,
            504 => ProxyRefusal.UpstreamTimeout,
            >= 500 => ProxyRefusal.UpstreamFailed,
            _ => ProxyRefusal.Denied,
        };
    }

    // The controls: a mark of the proxy's own, or the same answer to CONNECT, which only the proxy can have given.
    private static ProxyRefusal? OfPlain(Case subject, AnswerFact answer, Evidence evidence, Recognition recognition)
    {
        if (answer.Status == 407)
            return ProxyRefusal.AuthRequired;
        if (answer.Status < 300 || Peer.OfAnswer(answer, subject.Endpoint) == PeerKind.Genuine)
            return null;
        if (answer.Status >= 400 && recognition.ReasonOf(answer) is { } reason)
            return reason;
        var alike = evidence.Targets.SelectMany(t => t.Main)
            .Where(t => t.Route.Proxy == subject.Proxy)
            .Select(t => t.Tunnel)
            .FirstOrDefault(t => t is { Opened: false, Answer: { } refusal } && IsAlike(refusal, answer));
        if (alike is not null)
            return OfTunnel(answer, recognition);
        return answer.Status >= 400 && IsNoProxy(subject.Proxy, evidence, recognition) ? ProxyRefusal.NotAProxy : null;
    }

    // A web server answers different paths differently. The control: it opened no tunnel for anybody and said so as web servers do.
    private static bool IsNoProxy(ProxyServer? proxy, Evidence evidence, Recognition recognition)
    {
        var tunnels = evidence.Targets.SelectMany(t => t.Main).Where(t => t.Route.Proxy == proxy).Select(t => t.Tunnel).OfType<TunnelFact>().ToList();
        return !tunnels.Exists(t => t.Opened) && tunnels.Exists(t => t.Answer is { } answer && OfTunnel(answer, recognition) == ProxyRefusal.NotAProxy);
    }

    // Endpoints redirect as well, so a redirect counts only if it leads to the same page.
    private static bool IsAlike(AnswerFact refusal, AnswerFact answer) =>
        refusal.Status == answer.Status
        && (answer.Status >= 400 || string.Equals(HostOf(refusal), HostOf(answer), StringComparison.OrdinalIgnoreCase));

    private static string? HostOf(AnswerFact answer) =>
        Uri.TryCreate(answer.Value("Location"), UriKind.Absolute, out var location) ? location.IdnHost : null;
}
