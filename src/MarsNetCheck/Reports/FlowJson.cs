using System.Text.Json;

namespace MarsNetCheck.Reports;

/// <summary>A blocked flow in a report. Flows are written and never read: they follow from the evidence.</summary>
internal static class FlowJson
{
    public static void Write(Utf8JsonWriter json, Flow flow)
    {
        json.Word<FlowProtocol>("protocol", flow.Protocol);
        json.Address("source", flow.Source);
        json.Number("sourcePort", flow.SourcePort);
        json.Address("destination", flow.Destination.Address);
        json.Number("destinationPort", flow.Destination.Port);
        json.Texts("askedFor", flow.AskedFor);
        json.Object("route", flow.Route, RouteJson.Write);
        json.Text("interface", flow.Interface);
        json.Address("nextHop", flow.NextHop);
        json.Time("startedAt", flow.StartedAt);
        json.Number("attempts", flow.Attempts);
        json.Text("sent", flow.Sent);
        json.Text("received", flow.Received);
        json.Object("icmp", flow.Icmp, FailureJson.WriteIcmp);
        json.Text("code", flow.Code);
        json.Texts("endpoints", flow.Endpoints);
        json.Text("filter", flow.Filter);
    }
}
