using System.Text.Json;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Reports;

/// <summary>A route in a report.</summary>
internal static class RouteJson
{
    public static void Write(Utf8JsonWriter json, Route route)
    {
        json.Word<RouteKind>("kind", route.Kind);
        json.Text("proxy", route.Proxy?.ToString());
        json.Word<ProxySource>("source", route.Source);
        json.Text("because", route.Because);
    }

    public static Route Read(JsonPlace place) => new()
    {
        Kind = place.Member("kind").Word<RouteKind>(),
        Proxy = place.Maybe("proxy", ReadProxy),
        Source = place.Find("source")?.Word(ProxySource.None) ?? ProxySource.None,
        Because = place.Find("because")?.Text(),
    };

    public static ProxyServer ReadProxy(JsonPlace place) =>
        ProxyServer.TryParse(place.Text(), out var proxy) ? proxy : throw place.Error("must be a proxy URL such as http://proxy.contoso.test:8080");
}
