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
    private const int AnyName = 1;
    private const int FirstLabel = 2;
    private const int WholeName = int.MaxValue;

    /// <summary>The rules that decide about a name, if they send it elsewhere; null if that cannot be known.</summary>
    public ImmutableArray<NameOverride>? Find(string name)
    {
        var policy = registry.Read(GroupPolicy);
        var local = registry.Read(LocalRules);
        if (IsHidden(policy) || IsHidden(local))
            return null;
        // A group policy with rules replaces the local ones. Whether its empty key does is told nowhere.
        if (!policy.Subkeys.IsEmpty)
            return Deciding(GroupPolicy, policy, name);
        var found = Deciding(LocalRules, local, name);
        return policy.State == RegistryKeyState.Found && !found.IsEmpty ? null : found;
    }

    private static bool IsHidden(RegistryKey key) => key.State is RegistryKeyState.Denied or RegistryKeyState.Unreadable;

    /// <summary>The rule for the whole name, else that for the longest suffix and that for the first label, of which either may win, else that for every name.</summary>
    private ImmutableArray<NameOverride> Deciding(string root, RegistryKey key, string name)
    {
        var matches = key.Subkeys
            .Select(rule => (Place: $@"{root}\{rule}", Rule: registry.Read($@"{root}\{rule}")))
            .SelectMany(r => Namespaces(r.Rule).Select(n => (r.Place, r.Rule, Namespace: n, Closeness: Closeness(n, name.TrimEnd('.')))))
            .Where(r => r.Closeness > 0)
            .OrderByDescending(r => r.Closeness)
            .ToList();
        var deciding = matches.Take(1).ToList();
        if (deciding is [{ Closeness: > AnyName and < WholeName }])
            deciding.AddRange(matches.Where(m => m.Closeness == FirstLabel && m != deciding[0]));
        return [.. deciding
            .Select(r => (r.Place, r.Namespace, Servers: Servers(r.Rule)))
            .Where(r => r.Servers is not null)
            .Select(r => new NameOverride { Source = NameOverrideSource.ResolutionPolicy, Place = r.Place, Text = Bounded($"{r.Namespace} is asked of {r.Servers}") })];
    }

    private static ImmutableArray<string> Namespaces(RegistryKey rule) =>
        rule.Find("Name") is { } name ? name.Texts ?? (name.Text is { } text ? [text] : []) : [];

    /// <summary>How close a namespace is to the name: the whole name, then the longest suffix (".contoso.com"), then a first label, then everything ("."); 0 if it is another.</summary>
    private static int Closeness(string nameSpace, string name) => nameSpace switch
    {
        "" => 0,
        "." => AnyName,
        ['.', ..] => name.EndsWith(nameSpace, StringComparison.OrdinalIgnoreCase) ? FirstLabel + nameSpace.Length : 0,
        _ when string.Equals(nameSpace, name, StringComparison.OrdinalIgnoreCase) => WholeName,
        _ => string.Equals(nameSpace, name.Split('.')[0], StringComparison.OrdinalIgnoreCase) ? FirstLabel : 0,
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
