using System.Net.Sockets;
using System.Text.Json;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Reports;

/// <summary>A failure in a report.</summary>
internal static class FailureJson
{
    public static void Write(Utf8JsonWriter json, Failure failure)
    {
        json.Word<FailureKind>("kind", failure.Kind);
        json.Word("socket", failure.Socket);
        json.Object("icmp", failure.Icmp, WriteIcmp);
        json.Number("alert", failure.Alert);
        json.Text("received", failure.Received);
    }

    public static Failure Read(JsonPlace place) => new()
    {
        Kind = place.Member("kind").Word(FailureKind.Unknown),
        Socket = place.Find("socket")?.Word(SocketError.SocketError),
        Icmp = place.Maybe("icmp", ReadIcmp),
        Alert = place.Find("alert")?.Int(),
        Received = place.Find("received")?.Text(),
    };

    public static void WriteIcmp(Utf8JsonWriter json, IcmpError icmp)
    {
        json.Number("type", icmp.Type);
        json.Number("code", icmp.Code);
        json.Address("sender", icmp.Sender);
    }

    private static IcmpError ReadIcmp(JsonPlace place) => new()
    {
        Type = place.Member("type").Int(),
        Code = place.Member("code").Int(),
        Sender = place.Find("sender")?.Address(),
    };
}
