using System.Collections.Immutable;
using System.Net;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>What was answered for an endpoint's name, by whom, and what kinds of addresses these are.</summary>
internal static class NameAnswers
{
    /// <summary>All addresses, IPv4-mapped ones as IPv4.</summary>
    public static ImmutableArray<IPAddress> All(ResolveFact resolve) => Plain(resolve.Addresses);

    /// <summary>The addresses that the operating system gave.</summary>
    public static ImmutableArray<IPAddress> OfSystem(ResolveFact resolve) => Plain(resolve.System?.Addresses ?? []);

    /// <summary>The addresses that DNS servers gave.</summary>
    public static ImmutableArray<IPAddress> OfDns(ResolveFact resolve) => Plain(resolve.Lookups.SelectMany(l => l.Addresses));

    /// <summary>The addresses that programs get: the operating system's, else what DNS servers gave.</summary>
    public static ImmutableArray<IPAddress> Effective(ResolveFact resolve) => OfSystem(resolve) is { IsEmpty: false } system ? system : OfDns(resolve);

    /// <summary>
    /// True if the operating system got other addresses than this program, and the machine's hosts file and policy have no entry for the
    /// name: then DNS gave it those, and does not always answer the same.
    /// </summary>
    public static bool DnsAnsweredTheSystemOtherwise(ResolveFact resolve) => resolve.System is { Overrides.IsEmpty: true } && Differ(resolve);

    /// <summary>True if both the operating system and DNS gave addresses, and none is the same.</summary>
    public static bool Differ(ResolveFact resolve) =>
        OfSystem(resolve) is { IsEmpty: false } system && OfDns(resolve) is { IsEmpty: false } dns && !system.Any(dns.Contains);

    /// <summary>True if the name is an address itself, or this machine's own name for itself (RFC 6761 section 6.3): no answer can be wrong.</summary>
    public static bool SaysItsAddress(ResolveFact resolve) =>
        IPAddress.TryParse(resolve.Name, out _) || string.Equals(resolve.Name.TrimEnd('.').Split('.')[^1], "localhost", StringComparison.OrdinalIgnoreCase);

    /// <summary>True if a DNS answer leads through a private endpoint's zone: that is how Azure Private Link shows.</summary>
    public static bool HasPrivateLink(ResolveFact resolve) =>
        resolve.Lookups.SelectMany(l => l.Aliases).Any(IsPrivateLink);

    /// <summary>
    /// True if a private endpoint may explain the address: an answer that holds it leads through such a zone. An endpoint with
    /// documented ranges has none, though the aliases of sign-in have `privatelink` in their names, too.
    /// </summary>
    public static bool MayBePrivateEndpoint(IPAddress address, ResolveFact resolve, Endpoint endpoint) =>
        endpoint.AddressRanges.IsEmpty
        && resolve.Lookups.Where(l => !LeadsElsewhere(l, address)).SelectMany(l => l.Aliases).Any(IsPrivateLink);

    /// <summary>True if any is in a documented range of the host.</summary>
    public static bool AnyInDocumentedRange(IEnumerable<IPAddress> addresses, Endpoint endpoint) =>
        addresses.Any(a => InDocumentedRange(a, endpoint) == true);

    /// <summary>True if all are outside the documented ranges of the host, and such are documented for their family.</summary>
    public static bool AllOutsideDocumentedRanges(IReadOnlyCollection<IPAddress> addresses, Endpoint endpoint) =>
        addresses.Any(a => InDocumentedRange(a, endpoint) == false) && !AnyInDocumentedRange(addresses, endpoint);

    /// <summary>The addresses that resolvers made up for a name that must not exist.</summary>
    public static IEnumerable<IPAddress> MadeUp(Evidence evidence) =>
        evidence.Controls
            .Where(c => c.Request.Kind == ControlKind.NonexistentName && c.Resolve is not null)
            .SelectMany(c => All(c.Resolve!));

    /// <summary>The attempts that dialled one of the addresses.</summary>
    public static IEnumerable<Trace> Attempts(Case subject, IReadOnlyCollection<IPAddress> addresses) =>
        subject.Attempts.Where(t => t.Address is { } a && addresses.Contains(SpecialAddress.Plain(a)));

    private static bool IsPrivateLink(string alias) => alias.Split('.').Contains("privatelink", StringComparer.OrdinalIgnoreCase);

    // An answer with addresses, and the one in question is not among them.
    private static bool LeadsElsewhere(DnsLookupFact lookup, IPAddress address) =>
        !lookup.Addresses.IsEmpty && !Plain(lookup.Addresses).Contains(SpecialAddress.Plain(address));

    private static bool? InDocumentedRange(IPAddress address, Endpoint endpoint)
    {
        bool? inside = null;
        foreach (var range in endpoint.AddressRanges)
        {
            if (!IPNetwork.TryParse(range, out var network) || network.BaseAddress.AddressFamily != address.AddressFamily)
                continue;
            if (network.Contains(address))
                return true;
            inside = false;
        }
        return inside;
    }

    private static ImmutableArray<IPAddress> Plain(IEnumerable<IPAddress> addresses) => [.. addresses.Select(SpecialAddress.Plain).Distinct()];
}
