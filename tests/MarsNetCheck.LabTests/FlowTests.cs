using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MarsNetCheck.LabTests;

/// <summary>Whether the blocked flows that a report lists are those on the wire, as tcpdump sees them.</summary>
[Collection(LabCollection.Name)]
public sealed partial class FlowTests(Lab lab)
{
    private const string Storage = "*.blob.core.windows.net";

    [Fact]
    public async Task A_prohibited_flow_names_who_sent_the_ICMP_error()
    {
        await using var _ = await lab.FaultAsync("icmp-admin", Storage);

        var flows = Flows(await CheckAsync());

        Assert.NotEmpty(flows);
        Assert.All(flows, f => Assert.Equal(("tcp.prohibited", "SYN", $"ICMP 3/13 from {Lab.Firewall}", Lab.Firewall), (f.Code, f.Sent, f.Received, f.IcmpSender)));
    }

    [Fact]
    public async Task A_flow_that_is_reset_by_its_name_names_what_was_sent_before()
    {
        await using var _ = await lab.FaultAsync("sni-rst", Storage);

        var flows = Flows(await CheckAsync());

        Assert.NotEmpty(flows);
        Assert.All(flows, f => Assert.Equal(("tls.reset", $"SYN, ClientHello (SNI {f.AskedFor})", "SYN-ACK, then RST after the ClientHello"), (f.Code, f.Sent, f.Received)));
    }

    [Theory]
    [InlineData("drop")]
    [InlineData("icmp-admin")]
    [InlineData("sni-rst")]
    public async Task A_flow_leaves_by_the_interface_and_gateway_that_the_system_names(string fault)
    {
        await using var _ = await lab.FaultAsync(fault, Storage);

        var flows = Flows(await CheckAsync());

        Assert.NotEmpty(flows);
        foreach (var flow in flows)
        {
            var route = (await lab.InsideAsync("client", "ip", "-o", "route", "get", flow.Destination)).Output;
            Assert.Contains($" via {flow.NextHop} dev {flow.Interface} src {flow.Source} ", route, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("drop")]
    [InlineData("icmp-admin")]
    [InlineData("sni-rst")]
    public async Task The_capture_filters_catch_these_flows_with_their_ports_and_ICMP_errors(string fault)
    {
        await using var _ = await lab.FaultAsync(fault, Storage);
        var filter = string.Join(" or ", Flows(await CheckAsync()).Select(f => f.Filter));

        var (run, capture) = await CaptureAsync(filter);

        var ports = Flows(run).Select(f => $"{f.Source}.{f.SourcePort} > {f.Destination}.443").Order(StringComparer.Ordinal);
        var seen = FirstSyn().Matches(capture).Select(m => m.Groups["ends"].Value).Distinct(StringComparer.Ordinal);
        Assert.NotEmpty(ports);
        Assert.All(ports, p => Assert.Contains(p, seen));
        Assert.Equal(fault == "icmp-admin", capture.Contains($"{Lab.Firewall} > ", StringComparison.Ordinal) && capture.Contains("admin prohibited", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_filter_of_an_IPv6_flow_is_one_that_tcpdump_takes()
    {
        await using var _ = await lab.FaultAsync("drop");

        var flow = Flows(await CheckAsync()).First(f => f.Destination.Contains(':', StringComparison.Ordinal));

        Assert.Equal(0, (await lab.InsideAsync("client", "tcpdump", "-y", "EN10MB", "-d", flow.Filter)).Status);
    }

    private Task<Command> CheckAsync() => lab.RunAsync("check", ["--timeout", "3"]);

    /// <summary>Runs the check while tcpdump listens; it says when it does. Its buffer has few places for packets of any length, and many for their heads.</summary>
    private async Task<(Command Run, string Capture)> CaptureAsync(string filter)
    {
        var folder = Directory.CreateTempSubdirectory("marsnetcheck-flows").FullName;
        try
        {
            const string script = """
                cd "$1" && mkfifo said && exec 3<>said
                tcpdump -n -i any -Z root -U --immediate-mode -s 128 -w flows.pcap "$2" 2>said & listener=$!
                until case $line in *listening*) true ;; *) false ;; esac; do read -r line <&3; done
                shift 2; "$@"; status=$?
                kill -INT $listener; wait $listener
                exit $status
                """;
            var run = await lab.InsideAsync("client", ["sh", "-c", script, "sh", folder, filter, .. lab.Product("check"), "--timeout", "3"]);
            var capture = await lab.InsideAsync("client", "tcpdump", "-n", "-r", Path.Combine(folder, "flows.pcap"));
            return (run, capture.Output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ImmutableArray<Row> Flows(Command run)
    {
        Assert.True(run.Output.StartsWith('{'), $"The program wrote no report. Status {run.Status}: {run.Errors}");
        using var document = JsonDocument.Parse(run.Output);
        return [.. document.RootElement.GetProperty("flows").EnumerateArray().Select(Row.Read)];
    }

    [GeneratedRegex(@"IP (?<ends>\S+ > \S+): Flags \[S\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex FirstSyn();

    private sealed record Row(string Source, int SourcePort, string Destination, string AskedFor, string Interface, string NextHop, string Sent, string Received, string? IcmpSender, string Code, string Filter)
    {
        public static Row Read(JsonElement flow) => new(
            flow.GetProperty("source").GetString()!,
            flow.GetProperty("sourcePort").GetInt32(),
            flow.GetProperty("destination").GetString()!,
            Assert.Single(flow.GetProperty("askedFor").EnumerateArray().ToList()).GetString()!,
            flow.GetProperty("interface").GetString()!,
            flow.GetProperty("nextHop").GetString()!,
            flow.GetProperty("sent").GetString()!,
            flow.GetProperty("received").GetString()!,
            flow.TryGetProperty("icmp", out var icmp) ? icmp.GetProperty("sender").GetString() : null,
            flow.GetProperty("code").GetString()!,
            flow.GetProperty("filter").GetString()!);
    }
}
