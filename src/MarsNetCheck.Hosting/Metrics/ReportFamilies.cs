using System.Collections.Immutable;
using MarsNetCheck.Hosting.Runs;
using MarsNetCheck.Metrics;

namespace MarsNetCheck.Hosting.Metrics;

/// <summary>The metrics of the newest report, made once for each report however often they are asked for.</summary>
internal sealed class ReportFamilies(CheckRunner runner)
{
    private Made? _made;

    /// <summary>The families, in the order of <see cref="ReportMetrics.Definitions"/>; empty until there is a report.</summary>
    public ImmutableArray<MetricFamily> Read() => Current()?.Families ?? [];

    /// <summary>Their text without its end; empty until there is a report.</summary>
    public ReadOnlyMemory<byte> Text(ExpositionFormat format) => Current()?.Texts[format].Value ?? default;

    /// <summary>The same as a member of a gzip file (RFC 1952 section 2.2): others may follow it.</summary>
    public ReadOnlyMemory<byte> GzippedText(ExpositionFormat format) => Current()?.GzippedTexts[format].Value ?? default;

    // Two threads may make the same at once: one of them wins, and both are right.
    private Made? Current()
    {
        var report = runner.Latest?.Report;
        if (report is null || ReferenceEquals(_made?.Report, report))
            return report is null ? null : _made;
        return _made = new Made(report, ReportMetrics.Of(report));
    }

    private sealed class Made(Report report, ImmutableArray<MetricFamily> families)
    {
        public Report Report { get; } = report;

        public ImmutableArray<MetricFamily> Families { get; } = families;

        public ImmutableDictionary<ExpositionFormat, Lazy<ReadOnlyMemory<byte>>> Texts { get; } = ForEach(f => ExpositionWriter.ToPart(families, f));

        public ImmutableDictionary<ExpositionFormat, Lazy<ReadOnlyMemory<byte>>> GzippedTexts { get; } = ForEach(f => ExpositionAnswer.Gzip(ExpositionWriter.ToPart(families, f)));

        private static ImmutableDictionary<ExpositionFormat, Lazy<ReadOnlyMemory<byte>>> ForEach(Func<ExpositionFormat, ReadOnlyMemory<byte>> make) =>
            Enum.GetValues<ExpositionFormat>().ToImmutableDictionary(f => f, f => new Lazy<ReadOnlyMemory<byte>>(() => make(f)));
    }
}
