using System.Collections.Immutable;
using System.Globalization;
using MarsNetCheck.Catalog;

namespace MarsNetCheck.Tests.Engine;

/// <summary>Catalogs for tests of the engine.</summary>
internal static class Catalogs
{
    public static SelectedCatalog Shipped() => EndpointCatalog.LoadEmbedded().Select(new CatalogSelection());

    /// <summary>A catalog of so many required endpoints, each a host of its own.</summary>
    public static SelectedCatalog Of(int endpoints, params string[] ranges) => Shipped() with
    {
        Endpoints = [.. Enumerable.Range(0, endpoints).Select(Numbered)],
        Requirements = [],
        Ranges = [.. ranges.Select(r => new AddressRange { Cidr = r, Purpose = "test", Source = "test" })],
    };

    private static Endpoint Numbered(int number) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"e{number}"),
        Group = EndpointGroup.Data,
        Url = new Uri(string.Create(CultureInfo.InvariantCulture, $"https://host{number}.example.test/")),
        Required = true,
        Purpose = "test",
        Source = "test",
        Expect = new ExpectedAnswer(),
        Trust = null,
        Requirements = ImmutableArray<string>.Empty,
    };
}
