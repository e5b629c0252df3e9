using BenchmarkDotNet.Running;
using MarsNetCheck.Benchmarks;

BenchmarkSwitcher.FromTypes([typeof(DiagnosisBenchmarks), typeof(EngineBenchmarks), typeof(CatalogBenchmarks)]).Run(args);
