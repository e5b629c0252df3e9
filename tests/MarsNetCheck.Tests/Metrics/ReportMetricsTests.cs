using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Metrics;
using MarsNetCheck.Rules;
using MarsNetCheck.Tests.Diagnosis;
using MarsNetCheck.Tests.House;
using MarsNetCheck.Tests.Reports;
using Words = MarsNetCheck.Reports.Words;

namespace MarsNetCheck.Tests.Metrics;

/// <summary>Reports as metrics: one against a file in Golden (UPDATE_GOLDEN=1 writes it anew), and what no report can do to the labels.</summary>
public sealed class ReportMetricsTests
{
    /// <summary>What every label may hold besides names of the catalog.</summary>
    private static readonly HashSet<string> _closed =
    [
        .. Words.All<OverallVerdict>(), .. Words.All<EndpointVerdict>(), .. Words.All<RangeVerdict>(), .. Words.All<Severity>(), .. Words.All<Blame>(), .. Words.All<Stage>(), .. Words.All<EndpointGroup>(),
        .. RuleBook.Standard().Rules.SelectMany(r => r.Codes).Select(c => c.Code), "other", "true", "false", "reachable", "unreachable", "unmeasured", "1.2.3",
    ];

    [Fact]
    public async Task A_report_is_the_metrics_that_were_decided_on()
    {
        using var output = new MemoryStream();
        await new PrometheusReportWriter().WriteAsync(Mixed(), output, TestContext.Current.CancellationToken);
        var text = Encoding.UTF8.GetString(output.ToArray());

        var file = Path.Combine(Repository.Root, "tests", "MarsNetCheck.Tests", "Reports", "Golden", "metrics.prom");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is "1")
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        Assert.Equal((await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"), text);
    }

    [Fact]
    public void Names_follow_the_rules_of_Prometheus()
    {
        Assert.Equal(ReportMetrics.Definitions.Length, ReportMetrics.Definitions.Select(d => d.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(ReportMetrics.Definitions, d =>
        {
            Assert.Matches(@"\Amarsnetcheck_[a-z_]+\z", d.Name);
            Assert.Equal(d.Unit is not null, d.Name.EndsWith("_seconds", StringComparison.Ordinal));
            Assert.Equal(d.Kind == MetricKind.Counter, d.Name.EndsWith("_total", StringComparison.Ordinal));
            Assert.EndsWith(".", d.Help, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Exactly_one_verdict_of_the_run_and_of_each_endpoint_is_1()
    {
        var families = ReportMetrics.Of(Mixed());

        Assert.Equal("blocked", Assert.Single(Family(families, "marsnetcheck_verdict"), s => s.Value is 1).Labels[0].Value);
        Assert.All(Family(families, "marsnetcheck_endpoint_verdict").GroupBy(s => s.Labels[0].Value, StringComparer.Ordinal), g => Assert.Equal(1, g.Sum(s => s.Value)));
    }

    [Fact]
    public void The_offset_of_the_clock_is_told_with_its_sign()
    {
        var report = FlowReports.Of(EvidenceBuilder.Healthy().Each(e => Attempt.At(EvidenceBuilder.AddressOf(e)).Dated(TimeSpan.FromSeconds(-40))));

        Assert.Equal(-40, Assert.Single(Family(ReportMetrics.Of(report), "marsnetcheck_clock_offset_seconds")).Value, 1);
    }

    [Fact]
    public void Nothing_that_a_network_says_gets_into_a_label()
    {
        const string Evil = "evil\"} 1\nowned{x=\"";
        var login = Attempt.Through(Given.Proxy).ProxySays(403, Evil, ("Via", Evil), ("Server", Evil));
        var intercepted = Attempt.At("203.0.113.9").IssuedBy(Evil, Evil, trusted: true).Answers(200, Evil, ("Location", $"http://{Evil}/"));
        var report = FlowReports.Of(EvidenceBuilder.Healthy().With(Given.Login, login).With(Given.Blob, intercepted));

        AssertBounded(report);
    }

    [Fact]
    public void A_rule_of_somebody_elses_cannot_make_series_of_what_it_puts_into_a_code()
    {
        var report = Mixed();
        var odd = Enumerable.Range(0, 50).Select(i => new Finding
        {
            Id = $"x{i}",
            Code = string.Create(CultureInfo.InvariantCulture, $"http://host{i}.example/"),
            Severity = Severity.Warning,
            Blame = Blame.Dns,
            Title = "",
            Detail = "",
            Action = "",
        });

        var families = ReportMetrics.Of(report with { Judgement = report.Judgement with { Findings = [.. odd] } });

        var other = Assert.Single(Family(families, "marsnetcheck_findings"), s => s.Labels[0].Value is "other");
        Assert.Equal(50, other.Value);
    }

    // A thousand selections and reports: under Wine they would end the generation that is large enough to need no collection.
    [Fact]
    [Trait("Only", "Unix")]
    public void No_cloud_region_or_edition_of_the_catalog_makes_more_than_a_thousand_series()
    {
        var catalog = EndpointCatalog.LoadEmbedded();
        var most = from cloud in catalog.Clouds
                   from profile in cloud.Profiles
                   from region in cloud.Regions.Where(r => !r.Closed).Select(r => r.Name).Append(null)
                   select MostSeries(catalog.Select(new CatalogSelection { Cloud = cloud.Id, Region = region, Profile = profile.Id }));

        var worst = most.Max();
        TestContext.Current.TestOutputHelper?.WriteLine($"worst case: {worst} series");
        Assert.InRange(worst, 300, 1000);
    }

    [Fact]
    public void A_report_makes_no_more_series_than_the_catalog_allows()
    {
        var report = Mixed();

        Assert.InRange(ReportMetrics.Of(report).Sum(f => f.Samples.Length), 1, MostSeries(report.Evidence.Catalog));
    }

    // An endpoint has four verdicts, five stages and a certificate; a line of the list four verdicts; a range four verdicts and three counts. A finding that holds for no endpoint
    // is one of a few: 40 codes at once are more than any run has.
    private static int MostSeries(SelectedCatalog catalog) => (catalog.Endpoints.Length * 10) + (catalog.Requirements.Length * 4) + (catalog.Ranges.Length * 7) + (2 * 40) + 9;

    private static void AssertBounded(Report report)
    {
        var catalog = report.Evidence.Catalog;
        HashSet<string> known =
        [
            .. _closed, .. catalog.Endpoints.Select(e => e.Id), .. catalog.Requirements.Select(r => r.Pattern), .. catalog.Ranges.Select(r => r.Cidr), .. report.Evidence.Sweeps.Select(s => s.Cidr),
        ];
        var labels = ReportMetrics.Of(report).SelectMany(f => f.Samples).SelectMany(s => s.Labels).Select(l => l.Value).ToList();
        Assert.NotEmpty(labels);
        Assert.Empty(labels.Except(known, StringComparer.Ordinal));
    }

    private static ImmutableArray<MetricSample> Family(ImmutableArray<MetricFamily> families, string name) =>
        families.Single(f => string.Equals(f.Name, name, StringComparison.Ordinal)).Samples;

    /// <summary>A sign-in host that a firewall drops, a storage host whose name it filters, and a range of which a part answers.</summary>
    private static Report Mixed() => FlowReports.Of(EvidenceBuilder.Healthy()
        .With(Given.Login, Attempt.At("20.190.128.10").ConnectFails(FailureKind.Timeout))
        .With(Given.Blob, Attempt.At("20.60.1.2").HandshakeFails(FailureKind.Reset))
        .Sweep(new SweepFact
        {
            Cidr = "20.190.128.0/18",
            Port = 443,
            Samples =
            [
                Sample("20.190.128.1", failure: null), Sample("20.190.160.1", FailureKind.Timeout), Sample("20.190.170.1", FailureKind.OutOfBudget),
            ],
        }));

    private static SampleFact Sample(string address, FailureKind? failure) => new()
    {
        Address = IPAddress.Parse(address),
        Duration = TimeSpan.FromMilliseconds(30),
        Failure = failure is { } kind ? Failure.Of(kind) : null,
    };
}
