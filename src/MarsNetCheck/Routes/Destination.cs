using System.Globalization;
using System.Net;

namespace MarsNetCheck.Routes;

/// <summary>What a bypass list is asked about.</summary>
/// <param name="Scheme">The scheme of the URL in lower case.</param>
/// <param name="Host">The host in ASCII and lower case; an address without brackets, as it is written.</param>
/// <param name="Port">The TCP port.</param>
internal readonly record struct Destination(string Scheme, string Host, int Port)
{
    private static readonly IdnMapping _idn = new();

    /// <summary>The host as an address; null if it is a name.</summary>
    public IPAddress? Address => IPAddress.TryParse(Host, out var address) ? address : null;

    /// <summary>True for a name without a dot.</summary>
    public bool IsPlainName => !Host.Contains('.', StringComparison.Ordinal) && Address is null;

    /// <summary>The destination of a URL.</summary>
    public static Destination Of(Uri url) => new(url.Scheme, url.IdnHost.Trim('[', ']').ToLowerInvariant(), url.Port);

    /// <summary>The destination <c>https://host:443</c>.</summary>
    public static Destination Of(string host) => new(Uri.UriSchemeHttps, InAscii(host.Trim('[', ']')).ToLowerInvariant(), 443);

    /// <summary>A name with each label that is not ASCII in its ASCII form (RFC 5891); a label that has none stays as it is.</summary>
    public static string InAscii(string name) => string.Join('.', name.Split('.').Select(LabelInAscii));

    private static string LabelInAscii(string label)
    {
        try
        {
            return label.All(char.IsAscii) ? label : _idn.GetAscii(label);
        }
        catch (ArgumentException)
        {
            return label;
        }
    }
}
