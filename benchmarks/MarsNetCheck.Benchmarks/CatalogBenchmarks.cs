using BenchmarkDotNet.Attributes;
using MarsNetCheck.Catalog;

namespace MarsNetCheck.Benchmarks;

/// <summary>Reading and checking the embedded catalog, which every start pays.</summary>
[MemoryDiagnoser]
public class CatalogBenchmarks
{
    /// <summary>From the embedded bytes to a selection.</summary>
    [Benchmark]
    public SelectedCatalog LoadAndSelect() => EndpointCatalog.LoadEmbedded().Select(new CatalogSelection());
}
