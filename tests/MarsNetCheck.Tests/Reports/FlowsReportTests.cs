using System.Text;
using System.Text.Json.Nodes;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;
using MarsNetCheck.Reports;
using MarsNetCheck.Rules;
using MarsNetCheck.Tests.Diagnosis;
using MarsNetCheck.Tests.House;

namespace MarsNetCheck.Tests.Reports;

/// <summary>The table for tickets against a file in Golden (UPDATE_GOLDEN=1 writes it anew), and the same flows in JSON.</summary>
public sealed class FlowsReportTests
{
    [Fact]
    public async Task Blocked_flows_are_a_table_with_commands_that_capture_them()
    {
        var text = await TextOf(Mixed());

        var file = Path.Combine(Repository.Root, "tests", "MarsNetCheck.Tests", "Reports", "Golden", "flows.md");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is "1")
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        Assert.Equal((await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"), text);
    }

    [Fact]
    public async Task Nothing_blocked_is_one_line_that_says_so() =>
        Assert.Equal("READY: no blocked flow from SRV-BK-07 at 2026-01-31T12:00:00.250Z, by marsnetcheck 1.2.3.\n", await TextOf(FlowReports.Of(EvidenceBuilder.Healthy())));

    [Fact]
    public async Task Text_from_the_network_cannot_break_the_table()
    {
        var login = Attempt.Through(Given.Proxy).ProxySays(403);
        var hostile = login with { Tunnel = login.Tunnel! with { Answer = login.Tunnel.Answer! with { Reason = "no | way\r\n| x | `code` <img src=x> [a](http://evil.test)\u001b[2J\u202E \\" } } };

        var text = await TextOf(FlowReports.Of(EvidenceBuilder.HealthyThroughProxy().With(Given.Login, hostile)));
        var rows = text.Split('\n').Where(l => l.StartsWith('|')).ToList();

        Assert.Equal(3, rows.Count);
        Assert.All(rows, r => Assert.Equal(rows[0].Count(c => c == '|'), r.Count(c => c == '|')));
        Assert.DoesNotContain(text, c => (char.IsControl(c) && c != '\n') || c is '\u202E' or '`' or '<' or '\\');
        Assert.DoesNotContain("](", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Above_the_table_stands_what_is_asked_of_whom_for_each_finding_of_its_rows()
    {
        var report = Mixed();

        var text = await TextOf(report);

        var asks = text[..text.IndexOf("\n|", StringComparison.Ordinal)].Split('\n').Where(l => l.StartsWith("- ", StringComparison.Ordinal)).ToList();
        var codes = Flow.All(report).Select(f => f.Code).Distinct(StringComparer.Ordinal).ToList();
        Assert.Equal(codes.Count, asks.Count);
        Assert.All(report.AllFindings.Where(f => codes.Contains(f.Code, StringComparer.Ordinal)), f =>
            Assert.Contains(asks, a => a.StartsWith($"- For the {Team.Of(f.Blame)} ({f.Code}): {f.Title}", StringComparison.Ordinal) && a.EndsWith($" To do: {f.Action}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Where_MARS_may_take_another_way_nobody_is_asked_before_that_is_known()
    {
        var builder = EvidenceBuilder.Healthy().With(Given.Login, Attempt.At("20.190.128.10").ConnectFails(FailureKind.Timeout));

        var text = await TextOf(FlowReports.Of(builder, FlowReports.Denied));

        var lines = text.Split('\n');
        Assert.StartsWith("INCONCLUSIVE: 1 blocked flow from ", lines[0], StringComparison.Ordinal);
        Assert.Equal(["", "Ask nobody for a change yet: MARS may take another way than the one that was probed (settings.denied), and what is blocked on this one need not concern it.", ""], lines[1..4]);
        Assert.StartsWith("- For this server's admin (settings.denied): ", lines[4], StringComparison.Ordinal);
        Assert.StartsWith("- For the firewall team (tcp.timeout): ", lines[5], StringComparison.Ordinal);
        Assert.DoesNotContain("Ask nobody", await TextOf(FlowReports.Of(builder)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_from_the_network_cannot_break_what_is_asked()
    {
        const string Hostile = "gone\r\n# owned\n| x | `code` <img src=x> [a](http://evil.test)\u001b[2J\u202E \\";
        var report = FlowReports.Of(EvidenceBuilder.Healthy().With(Given.Login, Attempt.At("20.190.128.10").ConnectFails(FailureKind.Timeout)));
        var judgement = report.Judgement;
        report = report with { Judgement = judgement with
        {
            Findings = [.. judgement.Findings.Select(f => f with { Title = Hostile, Action = Hostile })],
            Endpoints = [.. judgement.Endpoints.Select(e => e with { Findings = [.. e.Findings.Select(f => f with { Title = Hostile, Action = Hostile })] })],
        } };

        var text = await TextOf(report);

        var ask = Assert.Single(text.Split('\n'), l => l.Contains("owned", StringComparison.Ordinal));
        Assert.StartsWith("- For ", ask, StringComparison.Ordinal);
        Assert.DoesNotContain(text, c => (char.IsControl(c) && c != '\n') || c is '\u202E' or '`' or '<' or '\\');
        Assert.DoesNotContain("](", text, StringComparison.Ordinal);
        Assert.DoesNotContain('|', ask);
    }

    [Fact]
    public async Task The_filter_in_the_table_is_the_flows_own()
    {
        var report = Mixed();

        var text = await TextOf(report);

        Assert.All(Flow.All(report), f => Assert.Contains($"| {f.Filter} |", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Flows_to_too_many_addresses_are_all_captured_by_their_ports_and_pktmon_says_how_many_it_takes()
    {
        var attempts = Enumerable.Range(1, 40).Select(i => Attempt.At($"20.190.128.{i}").ConnectFails(FailureKind.Timeout)).ToArray();

        var text = await TextOf(FlowReports.Of(EvidenceBuilder.Healthy().With(Given.Login, attempts)));

        Assert.Contains("Capture filter for all 40 flows, by their ports, for Wireshark:\n\n    tcp port 443 or icmp[icmptype] = icmp-unreach\n", text, StringComparison.Ordinal);
        Assert.Contains(", for the first 30 of the 40 flows, as pktmon takes no more (", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_has_every_member_of_a_flow_that_the_schema_describes()
    {
        var flows = JsonNode.Parse(await BytesOf(Mixed()))!["flows"]!.AsArray();
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "report.schema.json"), TestContext.Current.CancellationToken))!;

        var described = schema["definitions"]!["flow"]!["properties"]!.AsObject().Select(p => p.Key);

        Assert.Equal(described, flows.Select(f => f!.AsObject()).Single(f => f.ContainsKey("icmp")).Select(p => p.Key));
    }

    [Fact]
    public async Task A_saved_report_that_is_judged_again_has_the_same_flows()
    {
        var first = await BytesOf(Mixed());

        var again = JsonReportReader.Read(first, "r.json").Judge(new Diagnostician(RuleBook.Standard().Rules));

        Assert.Equal(Encoding.UTF8.GetString(first), Encoding.UTF8.GetString(await BytesOf(again)));
    }

    /// <summary>A sign-in host that a firewall prohibits, a storage host whose name it filters, and DNS that does not know a pod.</summary>
    private static Report Mixed() => FlowReports.Of(EvidenceBuilder.Healthy()
        .With(Given.Login,
            Attempt.At("20.190.128.10").ConnectFails(FailureKind.Prohibited, new IcmpError { Type = 3, Code = 13, Sender = FlowReports.Gateway }),
            Attempt.At("2603:1006:2000::5").ConnectFails(FailureKind.Timeout))
        .With(Given.Blob, Attempt.At("20.60.1.2").HandshakeFails(FailureKind.Reset))
        .With(Given.Pod, Attempt.At("").ResolveFails(FailureKind.ServerFailure)));

    private static async Task<string> TextOf(Report report) => Encoding.UTF8.GetString(await BytesOf(new FlowsReportWriter(), report));

    private static Task<byte[]> BytesOf(Report report) => BytesOf(new JsonReportWriter(), report);

    private static async Task<byte[]> BytesOf(IReportWriter writer, Report report)
    {
        using var stream = new MemoryStream();
        await writer.WriteAsync(report, stream, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }
}
