using BenchmarkDotNet.Attributes;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Rules;

namespace MarsNetCheck.Benchmarks;

/// <summary>The judge side alone: evidence in, verdicts and findings out.</summary>
[MemoryDiagnoser]
public class DiagnosisBenchmarks
{
    private readonly Diagnostician _diagnostician = new(RuleBook.Standard().Rules);
    private Evidence _evidence = null!;

    /// <summary>What the evidence is of.</summary>
    [Params("healthy", "proxy-auth-negotiate")]
    public string Scenario { get; set; } = "healthy";

    /// <summary>Observes once.</summary>
    [GlobalSetup]
    public async Task SetupAsync() => _evidence = (await Runs.RunAsync(Runs.Catalog(), Scenario)).Evidence;

    /// <summary>Judges it.</summary>
    [Benchmark]
    public Judgement Judge() => _diagnostician.Judge(_evidence);
}
