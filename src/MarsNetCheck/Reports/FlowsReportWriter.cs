using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;

namespace MarsNetCheck.Reports;

/// <summary>Writes the blocked flows for a ticket: what is asked of whom, a table of them, Markdown that can be read as plain text, then commands that capture the flows.</summary>
public sealed class FlowsReportWriter : IReportWriter
{
    private const string Time = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>How many names one cell lists.</summary>
    private const int MostNames = 3;

    private static readonly ImmutableArray<string> _heads =
        ["#", "began (UTC)", "protocol", "source", "destination", "asked for", "route", "interface", "sent", "came back", "finding", "capture filter"];

    /// <inheritdoc/>
    public string Format => "flows";

    /// <inheritdoc/>
    public async Task WriteAsync(Report report, Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        var text = string.Join('\n', Lines(report, Flow.All(report))) + "\n";
        await output.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).ConfigureAwait(false);
    }

    private static IEnumerable<string> Lines(Report report, ImmutableArray<Flow> flows)
    {
        yield return Head(report, flows.Length);
        if (flows.IsEmpty)
            yield break;
        yield return "";
        foreach (var line in FlowAsk.Before(report))
            yield return line;
        foreach (var line in FlowAsk.Lines(report, flows))
            yield return line;
        yield return "";
        foreach (var line in Table(flows).Lines())
            yield return line;
        foreach (var line in Capture(flows))
            yield return line;
    }

    private static string Head(Report report, int count)
    {
        var flows = count switch { 0 => "no blocked flow", 1 => "1 blocked flow", _ => $"{Text(count)} blocked flows" };
        var time = report.StartedAt.ToUniversalTime().ToString(Time, CultureInfo.InvariantCulture);
        return PlainTable.Clean($"{Headline.Word(report.Verdict)}: {flows} from {report.Evidence.Machine.Host} at {time}, by {JsonReportWriter.ToolName} {report.ToolVersion}.");
    }

    private static PlainTable Table(ImmutableArray<Flow> flows)
    {
        var table = new PlainTable(_heads);
        foreach (var (index, flow) in flows.Index())
        {
            table.Add(
                Text(index + 1),
                flow.StartedAt?.ToUniversalTime().ToString(Time, CultureInfo.InvariantCulture) ?? "",
                flow.Protocol == FlowProtocol.Tcp ? "TCP" : "UDP",
                Source(flow),
                Names([.. flow.Others.Select(a => new IPEndPoint(a, flow.Destination.Port)).Prepend(flow.Destination).Select(e => e.ToString())]),
                Names(flow.AskedFor),
                flow.Route.Proxy?.ToString() ?? "direct",
                Interface(flow),
                flow.Attempts == 1 ? flow.Sent : $"{flow.Sent} ({Text(flow.Attempts)} times)",
                flow.Received,
                flow.Code,
                flow.Filter);
        }
        return table;
    }

    private static string Source(Flow flow)
    {
        if (flow.Source is null)
            return flow.SourcePort is { } alone ? Text(alone) : "";
        return flow.SourcePort is { } port ? new IPEndPoint(flow.Source, port).ToString() : flow.Source.ToString();
    }

    private static string Interface(Flow flow) => flow switch
    {
        { Interface: null } => "",
        { NextHop: null } => flow.Interface,
        _ => flow.NextHop.Equals(flow.Destination.Address) ? $"{flow.Interface}, same network" : $"{flow.Interface} via {flow.NextHop.ToString()}",
    };

    private static string Names(ImmutableArray<string> names)
    {
        var shown = string.Join(", ", names.Take(MostNames));
        return names.Length > MostNames ? $"{shown} and {Text(names.Length - MostNames)} more" : shown;
    }

    /// <summary>Indented by four, so that Markdown shows it as it is.</summary>
    private static IEnumerable<string> Capture(ImmutableArray<Flow> flows)
    {
        var covered = CaptureCommands.Covered(flows);
        var fits = covered.Length == flows.Length;
        var filter = fits ? CaptureFilter.Of(flows) : CaptureFilter.OfPorts(flows);
        var all = fits ? "" : $" for all {Text(flows.Length)} flows, by their ports";
        var first = fits ? "" : $", for the first {Text(covered.Length)} of the {Text(flows.Length)} flows, as pktmon takes no more";
        return
        [
            "", $"Capture filter{all}, for Wireshark:", "", $"    {filter}",
            "", "Linux:", "", $"    {CaptureCommands.Tcpdump(filter)}",
            "", $"Windows Server 2022 and later, elevated PowerShell{first} (run the check again between start and stop):", "", .. CaptureCommands.Pktmon(covered).Select(c => $"    {c}"),
            "", "Any Windows, all its traffic:", "", .. CaptureCommands.Netsh.Select(c => $"    {c}"),
        ];
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
