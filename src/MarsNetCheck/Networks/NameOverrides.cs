using System.Collections.Immutable;
using MarsNetCheck.Facts;
using MarsNetCheck.Registry;

namespace MarsNetCheck.Networks;

/// <summary>This machine's entries that keep a name from its DNS servers.</summary>
internal static class NameOverrides
{
    private const int Most = 10;

    /// <summary>Those of the hosts file and, on Windows, of the name resolution policy; null if none was found and one of them cannot be read.</summary>
    public static ImmutableArray<NameOverride>? Find(string name)
    {
        var hosts = new HostsFile(HostsFile.PathHere).Find(name);
        var policy = OperatingSystem.IsWindows() ? new NameResolutionPolicy(new LiveRegistry()).Find(name) : [];
        return Joined(hosts, policy);
    }

    internal static ImmutableArray<NameOverride>? Joined(ImmutableArray<NameOverride>? hosts, ImmutableArray<NameOverride>? policy)
    {
        ImmutableArray<NameOverride> found = [.. (hosts ?? []).Concat(policy ?? []).Take(Most)];
        return found.IsEmpty && (hosts is null || policy is null) ? null : found;
    }
}
