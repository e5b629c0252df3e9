using System.Collections.Immutable;

namespace MarsNetCheck.Routes;

/// <summary>One text of a bypass list as each program reads it.</summary>
internal sealed class BypassReadings
{
    private static readonly ImmutableArray<ProxyDialect> _dialects = [ProxyDialect.Windows, ProxyDialect.DotNet, ProxyDialect.Chromium, ProxyDialect.Firefox];

    private readonly ImmutableArray<BypassList> _lists;

    private BypassReadings(ImmutableArray<BypassList> lists) => _lists = lists;

    /// <summary>The readings of a text; "" or null is a list without an entry.</summary>
    public static BypassReadings Of(string? text) => new([.. _dialects.Select(d => BypassList.Parse(text, d))]);

    /// <summary>The programs for which a URL goes direct, and those for which it goes through the proxy.</summary>
    public (ImmutableArray<ProxyDialect> Direct, ImmutableArray<ProxyDialect> Proxied) For(Uri url)
    {
        var direct = _dialects.Zip(_lists).Where(r => r.Second.Match(url) is not null).Select(r => r.First).ToImmutableArray();
        return (direct, [.. _dialects.Except(direct)]);
    }
}
