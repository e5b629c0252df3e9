using System.Collections.Immutable;
using System.Net;

namespace MarsNetCheck.Pac;

/// <summary>What a script can see and say while it answers for one URL. The same for every run of that answer, but for the alerts.</summary>
internal sealed class PacCall(Uri url, PacCalendar calendar, ImmutableArray<IPAddress> ownAddresses, PacLimits limits)
{
    private readonly Dictionary<string, ImmutableArray<IPAddress>> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _asked = [];
    private ImmutableArray<string> _alerts = [];

    /// <summary>The first argument: without user information; with https and wss also without path and query, as the engines since 2016 do it.</summary>
    public string Url { get; } = Address(url);

    /// <summary>The second argument: the host alone, an IPv6 address without brackets.</summary>
    public string Host { get; } = url.IdnHost.Trim('[', ']');

    /// <summary>The clock functions.</summary>
    public PacCalendar Calendar { get; } = calendar;

    /// <summary>This machine's addresses.</summary>
    public ImmutableArray<IPAddress> OwnAddresses { get; } = ownAddresses;

    /// <summary>The names asked for, in that order.</summary>
    public ImmutableArray<string> Names => [.. _asked];

    /// <summary>Those of them without an address.</summary>
    public ImmutableArray<string> Unresolved => [.. _asked.Where(n => _names[n].IsEmpty)];

    /// <summary>What was said.</summary>
    public ImmutableArray<string> Alerts => _alerts;

    /// <summary>A new run begins: what the run before said is forgotten.</summary>
    public void Begin() => _alerts = [];

    /// <summary>The addresses of a literal or a name.</summary>
    /// <exception cref="MissingNameException">The name has not been resolved yet.</exception>
    public ImmutableArray<IPAddress> Resolve(string name)
    {
        if (PacAddresses.Literal(name) is { } literal)
            return [literal];
        if (name.Length > 253 || PacAddresses.LooksLikeQuad(name) || Uri.CheckHostName(name) != UriHostNameType.Dns)
            return [];
        return _names.TryGetValue(name, out var addresses) ? addresses : throw new MissingNameException(name);
    }

    /// <summary>Notes the addresses of a name for the next run.</summary>
    public void Learn(string name, ImmutableArray<IPAddress> addresses)
    {
        _names[name] = addresses;
        _asked.Add(name);
    }

    /// <summary>Notes what the script says, up to the limits.</summary>
    public void Alert(string text)
    {
        if (_alerts.Length < limits.Alerts)
            _alerts = _alerts.Add(Scrub.Text(text, limits.TextLength));
    }

    private static string Address(Uri url)
    {
        var secure = url.Scheme is "https" or "wss";
        const UriComponents open = UriComponents.SchemeAndServer | UriComponents.PathAndQuery | UriComponents.Fragment;
        var text = url.GetComponents(secure ? UriComponents.SchemeAndServer : open, UriFormat.UriEscaped);
        return secure ? text + "/" : text;
    }
}
