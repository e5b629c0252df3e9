using System.Collections.Immutable;
using MarsNetCheck.Facts;
using MarsNetCheck.Registry;

namespace MarsNetCheck.Networks;

/// <summary>The Name Resolution Policy Table of Windows ([MS-GPNRPT] section 2.2.2): rules that send a namespace to DNS servers of its own.</summary>
internal sealed class NameResolutionPolicy(IRegistry registry)
{
    private const string GroupPolicy = @"HKEY_LOCAL_MACHINE\SOFTWARE\Policies\Microsoft\Windows NT\DNSClient\DnsPolicyConfig";
    private const string LocalRules = @"HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\Dnscache\Parameters\DnsPolicyConfig";
    private const uint HasDirectAccess = 0x4;
    private const uint HasServers = 0x8;
    private const int LongestText = 300;

    /// <summary>The rule that decides about a name, if it sends it elsewhere; null if the table may not be read.</summary>
    public ImmutableArray<NameOverride>? Find(string name)
    {
        var policy = registry.Read(GroupPolicy);
        var (root, key) = policy.Subkeys.IsEmpty ? (LocalRules, registry.Read(LocalRules)) : (GroupPolicy, policy);
        if (policy.State is RegistryKeyState.Denied or RegistryKeyState.Unreadable || key.State is RegistryKeyState.Denied or RegistryKeyState.Unreadable)
            return null;
        // A group policy with rules replaces the local ones; of several rules the closest namespace counts.
        var closest = key.Subkeys
            .Select(rule => $@"{root}\{rule}")
            .SelectMany(place => Namespaces(place).Select(n => (Place: place, Namespace: n, Closeness: Closeness(n, name.TrimEnd('.')))))
            .OrderByDescending(r => r.Closeness)
            .FirstOrDefault(r => r.Closeness > 0);
        return closest.Place is not null && Servers(registry.Read(closest.Place)) is { } servers
            ? [new NameOverride { Source = NameOverrideSource.ResolutionPolicy, Place = closest.Place, Text = Bounded($"{closest.Namespace} is asked of {servers}") }]
            : [];
    }

    private ImmutableArray<string> Namespaces(string place) =>
        registry.Read(place).Find("Name") is { } name ? name.Texts ?? (name.Text is { } text ? [text] : []) : [];

    /// <summary>How close a namespace is to the name: the whole name, then the longest suffix (".contoso.com"), then a first label, then everything ("."); 0 if it is another.</summary>
    private static int Closeness(string nameSpace, string name) => nameSpace switch
    {
        "" => 0,
        "." => 1,
        ['.', ..] => name.EndsWith(nameSpace, StringComparison.OrdinalIgnoreCase) ? 2 + nameSpace.Length : 0,
        _ when string.Equals(nameSpace, name, StringComparison.OrdinalIgnoreCase) => int.MaxValue,
        _ => string.Equals(nameSpace, name.Split('.')[0], StringComparison.OrdinalIgnoreCase) ? 2 : 0,
    };

    private static string? Servers(RegistryKey rule)
    {
        var options = rule.Find("ConfigOptions")?.Dword ?? 0;
        var named = (options & HasServers) != 0 ? rule.Find("GenericDNSServers")?.Text : null;
        var direct = (options & HasDirectAccess) != 0 ? rule.Find("DirectAccessDNSServers")?.Text : null;
        return new[] { named, direct }.FirstOrDefault(s => !string.IsNullOrWhiteSpace(s));
    }

    private static string Bounded(string text) => text[..Math.Min(text.Length, LongestText)];
}
