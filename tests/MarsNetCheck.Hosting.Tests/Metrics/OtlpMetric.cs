namespace MarsNetCheck.Hosting.Tests.Metrics;

/// <summary>A metric that was pushed, by the field numbers of opentelemetry/proto/metrics/v1/metrics.proto.</summary>
/// <param name="Scope">Name of the meter.</param>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its unit; "" for none.</param>
/// <param name="Kind"><c>gauge</c>, <c>counter</c> (a monotonic cumulative sum), or <c>other</c>.</param>
/// <param name="Points">Its values by their attributes, <c>a=b,c=d</c> in the order of the names.</param>
internal sealed record OtlpMetric(string Scope, string Name, string Unit, string Kind, IReadOnlyDictionary<string, double> Points)
{
    /// <summary>The metrics of an ExportMetricsServiceRequest.</summary>
    public static IEnumerable<OtlpMetric> All(WireMessage request) =>
        from resource in request.Messages(1)
        from scope in resource.Messages(2)
        from metric in scope.Messages(2)
        select Of(scope.Message(1).Text(1), metric);

    /// <summary>The attributes of its resource.</summary>
    public static string ResourceOf(WireMessage request) => Attributes(request.Messages(1).First().Message(1).Messages(1));

    private static OtlpMetric Of(string scope, WireMessage metric)
    {
        var kind = metric.Has(5) ? "gauge" : metric.Has(7) && metric.Message(7) is var sum && sum.Number(2) is 2 && sum.Number(3) is 1 ? "counter" : "other";
        var points = kind is "other" ? [] : metric.Message(kind is "gauge" ? 5 : 7).Messages(1);
        return new OtlpMetric(scope, metric.Text(1), metric.Text(3), kind, points.ToDictionary(p => Attributes(p.Messages(7)), ValueOf, StringComparer.Ordinal));
    }

    private static double ValueOf(WireMessage point) =>
        point.Number(4) is { } real ? BitConverter.UInt64BitsToDouble(real) : (long)point.Number(6)!.Value;

    private static string Attributes(IEnumerable<WireMessage> attributes) =>
        string.Join(',', attributes.Select(a => $"{a.Text(1)}={a.Message(2).Text(1)}").Order(StringComparer.Ordinal));
}
