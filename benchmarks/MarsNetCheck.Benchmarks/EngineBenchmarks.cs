using BenchmarkDotNet.Attributes;
using MarsNetCheck.Catalog;

namespace MarsNetCheck.Benchmarks;

/// <summary>A whole run against the simulation on loopback: both ends of every handshake are in this process.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private SelectedCatalog _catalog = null!;

    /// <summary>What is the case in the network.</summary>
    [Params("healthy", "proxy-auth-negotiate")]
    public string Scenario { get; set; } = "healthy";

    /// <summary>Reads the catalog once.</summary>
    [GlobalSetup]
    public void Setup() => _catalog = Runs.Catalog();

    /// <summary>One run, with the start and the end of its network.</summary>
    [Benchmark]
    public Task<Report> Run() => Runs.RunAsync(_catalog, Scenario);
}
