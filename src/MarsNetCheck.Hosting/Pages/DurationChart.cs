using System.Collections.Immutable;
using System.Globalization;
using MarsNetCheck.Hosting.History;
using MarsNetCheck.Pages;

namespace MarsNetCheck.Hosting.Pages;

/// <summary>How long an endpoint took over days, and its verdicts below: the median of each part of the period as a line, the spread as strokes.</summary>
internal sealed class DurationChart
{
    private const int Parts = 160;
    private const double Left = 88;
    private const double Right = 790;
    private const double Top = 20;
    private const double Bottom = 176;
    private const double Least = 10;

    private readonly DateTimeOffset _from;
    private readonly DateTimeOffset _to;
    private readonly double _most;
    private readonly ImmutableArray<Part> _parts;

    private DurationChart(ImmutableArray<HistoryPoint> points, DateTimeOffset from, DateTimeOffset to)
    {
        (_from, _to) = (from, to);
        _parts = [.. points.GroupBy(p => Math.Clamp((int)(Share(p.At) * Parts), 0, Parts - 1)).OrderBy(g => g.Key).Select(g => new Part(g.Key, [.. g]))];
        _most = NiceAbove(points.Select(p => p.Duration?.TotalMilliseconds ?? 0).DefaultIfEmpty(0).Max());
    }

    /// <summary>The chart with its description.</summary>
    public static Html Of(ImmutableArray<HistoryPoint> points, DateTimeOffset from, DateTimeOffset to)
    {
        if (points.IsEmpty)
            return Html.Of($"""<p class="faint">No run of this period is kept.</p>""");
        var chart = new DurationChart(points, from, to);
        var text = ChartText.Of(points);
        var verdicts = Html.Of($"{chart.Days()}{chart.Verdicts()}");
        var svg = points.All(p => p.Duration is null)
            ? Html.Of($"""<svg class="chart" viewBox="0 178 800 54" role="img" aria-label="{text}">{verdicts}</svg>""")
            : Html.Of($"""<svg class="chart" viewBox="0 0 800 232" role="img" aria-label="{text}">{chart.Grid()}{chart.Spread()}{chart.Line()}{verdicts}</svg>""");
        return Html.Of($"{svg}<p>{text}</p>");
    }

    private double Share(DateTimeOffset at) => (at - _from) / (_to - _from);

    private static double X(double part) => Left + ((Right - Left) * part / Parts);

    private double Y(double milliseconds) => Bottom - ((Bottom - Top) * milliseconds / _most);

    private Html Grid() => Html.Join(new[] { 0, 0.5, 1 }.Select(share => Html.Of(
            $"""<line class="grid" x1="{Left:0.##}" x2="{Right:0.##}" y1="{Y(share * _most):0.##}" y2="{Y(share * _most):0.##}"/><text x="{Left - 6:0.##}" y="{Y(share * _most) + 4:0.##}" text-anchor="end">{PageTime.Length(TimeSpan.FromMilliseconds(share * _most))}</text>""")));

    private Html Days() => Html.Join(new[] { (0, "start"), (Parts / 2, "middle"), (Parts, "end") }.Select(place => Html.Of(
            $"""<text x="{X(place.Item1):0.##}" y="226" text-anchor="{place.Item2}">{Date(place.Item1)}</text>""")));

    private string Date(int part)
    {
        var at = _from + ((_to - _from) * part / Parts);
        return at.UtcDateTime.ToString(_to - _from > TimeSpan.FromDays(2) ? "yyyy-MM-dd" : "MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    private Html Spread() => Html.Join(_parts.Where(p => p.Durations.Length > 1).Select(p => Html.Of(
        $"""<line class="spread" x1="{X(p.Index + 0.5):0.##}" x2="{X(p.Index + 0.5):0.##}" y1="{Y(p.Durations[0]):0.##}" y2="{Y(p.Durations[^1]):0.##}"/>""")));

    private Html Line()
    {
        var measured = _parts.Where(p => !p.Durations.IsEmpty).ToList();
        var points = string.Join(' ', measured.Select(p => string.Create(CultureInfo.InvariantCulture, $"{X(p.Index + 0.5):0.##},{Y(p.Median):0.##}")));
        var dots = measured.Count > 40 ? [] : measured.Select(p => Html.Of($"""<circle class="dot" cx="{X(p.Index + 0.5):0.##}" cy="{Y(p.Median):0.##}" r="3"/>"""));
        return Html.Of($"""<polyline class="line" points="{points}"/>{dots}""");
    }

    // The worse, the higher: the colour alone says nothing.
    private Html Verdicts() => Html.Join(_parts.Select(p =>
    {
        var height = p.Worst switch { "ok" => 6.0, "skipped" => 3.0, "degraded" or "partial" => 10.0, "inconclusive" => 13.0, _ => 18.0 };
        return Html.Of($"""<rect class="{VerdictBadge.Tone(p.Worst)}" x="{X(p.Index):0.##}" y="{204 - height:0.##}" width="{(Right - Left) / Parts:0.##}" height="{height:0.##}"/>""");
    }));

    private static double NiceAbove(double value)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(value, Least))));
        return new[] { 1, 2, 5, 10 }.Select(f => f * power).First(v => v >= value);
    }

    private sealed record Part
    {
        private static readonly string[] _fromBad = ["blocked", "inconclusive", "partial", "degraded", "ok", "skipped"];

        public Part(int index, ImmutableArray<HistoryPoint> points)
        {
            Index = index;
            Durations = [.. points.Where(p => p.Duration is not null).Select(p => p.Duration!.Value.TotalMilliseconds).Order()];
            Worst = _fromBad.FirstOrDefault(w => points.Any(p => string.Equals(p.Verdict, w, StringComparison.Ordinal))) ?? "inconclusive";
        }

        public int Index { get; }

        public ImmutableArray<double> Durations { get; }

        public double Median => Durations[Durations.Length / 2];

        public string Worst { get; }
    }
}
