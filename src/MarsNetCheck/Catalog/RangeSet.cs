using System.Collections.Immutable;

namespace MarsNetCheck.Catalog;

/// <summary>Address ranges that one document gives for one purpose.</summary>
internal sealed record RangeSet
{
    public required string Id { get; init; }

    public required string Purpose { get; init; }

    public required int Port { get; init; }

    public required string Source { get; init; }

    public required ImmutableArray<string> Cidrs { get; init; }

    public IEnumerable<AddressRange> Ranges => Cidrs.Select(cidr => new AddressRange { Cidr = cidr, Purpose = Purpose, Port = Port, Source = Source });
}
