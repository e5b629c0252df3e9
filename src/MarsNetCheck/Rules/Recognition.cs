using System.Collections.Immutable;
using System.IO.Enumeration;
using System.Net;
using System.Text.Json;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>What is publicly known of filters, proxies and inspection products: how they can be told by what they send.</summary>
internal sealed class Recognition
{
    private readonly ImmutableArray<InspectionProduct> _issuers;
    private readonly ImmutableArray<BlockPage> _blockPages;
    private readonly ImmutableArray<HeaderMark> _portals;
    private readonly ImmutableArray<string> _portalPages;
    private readonly Dictionary<IPAddress, string> _sinkholes = [];
    private readonly Dictionary<string, ProxyRefusal> _squidErrors = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ProxyRefusal> _proxyStatusErrors = new(StringComparer.OrdinalIgnoreCase);
    private readonly ImmutableArray<(string Body, ProxyRefusal Means)> _proxyPages;
    private readonly ImmutableArray<HeaderMark> _proxyMarks;
    private readonly ImmutableArray<HeaderMark> _transparentProxies;

    private Recognition(JsonElement root)
    {
        _issuers = Read(root, "issuers", ReadIssuer);
        _blockPages = Read(root, "blockPages", ReadBlockPage);
        _portals = Read(root, "portals", ReadMark);
        _portalPages = Texts(root, "portalPages");
        foreach (var sinkhole in root.GetProperty("sinkholes").EnumerateArray())
        {
            foreach (var address in Texts(sinkhole, "addresses"))
                _sinkholes[IPAddress.Parse(address)] = Text(sinkhole, "owner")!;
        }
        foreach (var error in root.GetProperty("squidErrors").EnumerateObject())
            _squidErrors[error.Name] = Refusal(error.Value);
        foreach (var error in root.GetProperty("proxyStatusErrors").EnumerateObject())
            _proxyStatusErrors[error.Name] = Refusal(error.Value);
        _proxyPages = Read(root, "proxyPages", e => (Text(e, "body")!, Refusal(e.GetProperty("means"))));
        _proxyMarks = Read(root, "proxyMarks", ReadMark);
        _transparentProxies = Read(root, "transparentProxies", ReadMark);
    }

    /// <summary>Reads the data that ships with the program.</summary>
    public static Recognition Load()
    {
        using var stream = typeof(Recognition).Assembly.GetManifestResourceStream("recognition.json")
            ?? throw new InvalidOperationException("The resource recognition.json is missing.");
        using var document = JsonDocument.Parse(stream);
        return new Recognition(document.RootElement);
    }

    /// <summary>The product that issued one of the certificates; null if it is none of the known.</summary>
    public InspectionProduct? Inspector(HandshakeFact handshake) =>
        _issuers.FirstOrDefault(p => handshake.Chain.Any(c => Fits(p.CommonName, c.IssuerCommonName) && Fits(p.Organization, c.IssuerOrganization)));

    /// <summary>The filter whose block page the answer is; null if it is none of the known.</summary>
    public string? BlockedBy(AnswerFact answer) => BlockPageOf(answer)?.Product;

    /// <summary>The block page that the answer is; null if it is none of the known.</summary>
    public BlockPage? BlockPageOf(AnswerFact answer) => _blockPages.FirstOrDefault(p => IsBlockPage(p, answer));

    /// <summary>True if the answer says itself that it is a captive portal's: RFC 6585 section 6, RFC 8908, or what WISPr portals write for machines.</summary>
    public bool IsPortal(AnswerFact answer) =>
        answer.Status == 511
        || _portals.Any(m => m.Marks(answer))
        || _portalPages.Any(p => answer.Body.Contains(p, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whose sinkhole the address is; null if it is none of the known.</summary>
    public string? Sinkhole(IPAddress address) => _sinkholes.GetValueOrDefault(SpecialAddress.Plain(address));

    /// <summary>The proxy that passed the answer on unasked; null if it left no mark. Marks that content networks also leave do not count.</summary>
    public string? TransparentProxy(AnswerFact answer) => _transparentProxies.FirstOrDefault(m => m.Marks(answer))?.Product;

    /// <summary>True if the answer has a mark that proxies leave and plain web servers do not.</summary>
    public bool HasProxyMark(AnswerFact answer) => _proxyMarks.Any(m => m.Marks(answer));

    /// <summary>What the proxy itself says went wrong: X-Squid-Error, Proxy-Status (RFC 9209), or a page of its own; null if it does not say.</summary>
    public ProxyRefusal? ReasonOf(AnswerFact answer) => SquidReason(answer) ?? ProxyStatusReason(answer) ?? PageReason(answer);

    private ProxyRefusal? SquidReason(AnswerFact answer)
    {
        if (answer.Value("X-Squid-Error")?.Trim() is not { } error)
            return null;
        if (_squidErrors.TryGetValue(error, out var exact) || _squidErrors.TryGetValue(error.Split(' ')[0], out exact))
            return exact;
        return error.EndsWith("Access Denied", StringComparison.OrdinalIgnoreCase) ? ProxyRefusal.Denied : null;
    }

    private ProxyRefusal? ProxyStatusReason(AnswerFact answer)
    {
        foreach (var parameter in answer.Values("Proxy-Status").SelectMany(v => v.Split(';', ',')))
        {
            var pair = parameter.Split('=', 2, StringSplitOptions.TrimEntries);
            if (pair.Length == 2 && string.Equals(pair[0], "error", StringComparison.OrdinalIgnoreCase) && _proxyStatusErrors.TryGetValue(pair[1], out var reason))
                return reason;
        }
        return null;
    }

    private ProxyRefusal? PageReason(AnswerFact answer)
    {
        foreach (var (body, means) in _proxyPages)
        {
            if (answer.Body.Contains(body, StringComparison.OrdinalIgnoreCase))
                return means;
        }
        return null;
    }

    private static bool IsBlockPage(BlockPage page, AnswerFact answer)
    {
        var location = answer.Value("Location") ?? "";
        return page.Body.Any(b => answer.Body.Contains(b, StringComparison.OrdinalIgnoreCase))
            || page.Location.Any(l => location.Contains(l, StringComparison.OrdinalIgnoreCase))
            || page.Headers.Any(h => h.Marks(answer));
    }

    private static bool Fits(string? pattern, string? text) =>
        pattern is null || (text is not null && FileSystemName.MatchesSimpleExpression(pattern, text));

    private static InspectionProduct ReadIssuer(JsonElement e) =>
        new(Text(e, "product")!, IsOnMachine(e), Text(e, "commonName"), Text(e, "organization"));

    private static BlockPage ReadBlockPage(JsonElement e) =>
        new(Text(e, "product")!, IsOnMachine(e), Texts(e, "body"), Texts(e, "location"), e.TryGetProperty("headers", out _) ? Read(e, "headers", ReadMark) : []);

    private static bool IsOnMachine(JsonElement e) => string.Equals(Text(e, "where"), "machine", StringComparison.Ordinal);

    private static HeaderMark ReadMark(JsonElement e) =>
        new(Text(e, "product") ?? "", Text(e, "name")!, Text(e, "startsWith") ?? "", Text(e, "contains") ?? "");

    private static ProxyRefusal Refusal(JsonElement e) => Enum.Parse<ProxyRefusal>(e.GetString()!, ignoreCase: true);

    private static ImmutableArray<T> Read<T>(JsonElement parent, string name, Func<JsonElement, T> read) =>
        [.. parent.GetProperty(name).EnumerateArray().Select(read)];

    private static string? Text(JsonElement e, string name) => e.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static ImmutableArray<string> Texts(JsonElement e, string name) =>
        e.TryGetProperty(name, out var values) ? [.. values.EnumerateArray().Select(v => v.GetString()!)] : [];
}
