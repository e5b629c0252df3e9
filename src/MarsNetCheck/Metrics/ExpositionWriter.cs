using System.Buffers;
using System.Globalization;
using System.Text;

namespace MarsNetCheck.Metrics;

/// <summary>
/// Writes metrics as Prometheus reads them: the text format 0.0.4 (https://prometheus.io/docs/instrumenting/exposition_formats/) or OpenMetrics 1.0.0
/// (https://prometheus.io/docs/specs/om/open_metrics_spec/). The same families give the same bytes.
/// </summary>
public static class ExpositionWriter
{
    private const string CounterSuffix = "_total";

    /// <summary>Content type of the text format.</summary>
    public const string TextContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Content type of OpenMetrics.</summary>
    public const string OpenMetricsContentType = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    /// <summary>The content type of a format.</summary>
    public static string ContentTypeOf(ExpositionFormat format) => format == ExpositionFormat.OpenMetrics ? OpenMetricsContentType : TextContentType;

    /// <summary>The whole text of some families, UTF-8.</summary>
    /// <param name="families">The families, each name at most once.</param>
    /// <param name="format">The format.</param>
    public static ReadOnlyMemory<byte> ToBytes(IEnumerable<MetricFamily> families, ExpositionFormat format)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(output, families, format);
        if (format == ExpositionFormat.OpenMetrics)
            output.Write("# EOF\n"u8);
        return output.WrittenMemory;
    }

    /// <summary>The text of some families without its end, UTF-8, for what <see cref="ToBytes"/> gives of others to follow it.</summary>
    /// <param name="families">The families, each name at most once in the whole text.</param>
    /// <param name="format">The format.</param>
    public static ReadOnlyMemory<byte> ToPart(IEnumerable<MetricFamily> families, ExpositionFormat format)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(output, families, format);
        return output.WrittenMemory;
    }

    private static void Write(IBufferWriter<byte> output, IEnumerable<MetricFamily> families, ExpositionFormat format)
    {
        ArgumentNullException.ThrowIfNull(families);
        var text = new StringBuilder();
        foreach (var family in families.Where(f => !f.Samples.IsEmpty))
        {
            text.Clear();
            AppendFamily(text, family, format);
            Encoding.UTF8.GetBytes(text.ToString(), output);
        }
    }

    private static void AppendFamily(StringBuilder text, MetricFamily family, ExpositionFormat format)
    {
        var name = DescribedName(family, format);
        text.Append("# HELP ").Append(name).Append(' ');
        AppendEscaped(text, family.Help, quoted: format == ExpositionFormat.OpenMetrics).Append('\n');
        text.Append("# TYPE ").Append(name).Append(' ').Append(family.Kind == MetricKind.Counter ? "counter" : "gauge").Append('\n');
        if (format == ExpositionFormat.OpenMetrics && family.Unit is { } unit)
            text.Append("# UNIT ").Append(name).Append(' ').Append(unit).Append('\n');
        foreach (var sample in family.Samples)
            AppendSample(text, family.Name, sample);
    }

    /// <summary>OpenMetrics describes a counter without its suffix; the older format with it.</summary>
    private static string DescribedName(MetricFamily family, ExpositionFormat format) =>
        format == ExpositionFormat.OpenMetrics && family.Kind == MetricKind.Counter && family.Name.EndsWith(CounterSuffix, StringComparison.Ordinal)
            ? family.Name[..^CounterSuffix.Length]
            : family.Name;

    private static void AppendSample(StringBuilder text, string name, MetricSample sample)
    {
        text.Append(name);
        var before = '{';
        foreach (var label in sample.Labels)
        {
            text.Append(before).Append(label.Name).Append("=\"");
            AppendEscaped(text, label.Value, quoted: true).Append('"');
            before = ',';
        }
        if (!sample.Labels.IsEmpty)
            text.Append('}');
        text.Append(' ').Append(NumberOf(sample.Value)).Append('\n');
    }

    private static StringBuilder AppendEscaped(StringBuilder text, string value, bool quoted)
    {
        foreach (var c in value)
        {
            _ = c switch
            {
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '"' when quoted => text.Append("\\\""),
                _ => text.Append(c),
            };
        }
        return text;
    }

    private static string NumberOf(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ when double.IsNaN(value) => "NaN",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
