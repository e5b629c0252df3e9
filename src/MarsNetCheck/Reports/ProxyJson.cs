using System.Collections.Immutable;
using System.Text.Json;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Reports;

/// <summary>A source of proxy settings in a report.</summary>
internal static class ProxyJson
{
    public static void Write(Utf8JsonWriter json, ProxyFact fact)
    {
        json.Word<ProxySource>("source", fact.Source);
        json.Word<ProxySettingState>("state", fact.State);
        json.Map("settings", fact.Settings);
        json.Texts("problems", fact.Problems);
    }

    public static ProxyFact Read(JsonPlace place) => new()
    {
        Source = place.Member("source").Word(ProxySource.None),
        State = place.Member("state").Word(ProxySettingState.Unknown),
        Settings = place.Find("settings")?.Map() ?? ImmutableSortedDictionary<string, string>.Empty,
        Problems = place.All("problems", p => p.Text()),
    };
}
