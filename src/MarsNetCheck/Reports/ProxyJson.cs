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
        json.Text("account", fact.Account);
        json.Word<ProxySettingState>("state", fact.State);
        json.Map("settings", fact.Settings);
        json.Objects("problems", fact.Problems, WriteProblem);
    }

    private static void WriteProblem(Utf8JsonWriter json, SettingProblem problem)
    {
        json.Word<SettingProblemKind>("kind", problem.Kind);
        json.Text("setting", problem.Setting);
        json.Text("detail", problem.Detail);
    }

    private static SettingProblem ReadProblem(JsonPlace place) => new(
        place.Member("kind").Word(SettingProblemKind.InvalidValue),
        place.Member("setting").Text(),
        place.Find("detail")?.Text() ?? "");

    public static ProxyFact Read(JsonPlace place) => new()
    {
        Source = place.Member("source").Word(ProxySource.None),
        Account = place.Find("account")?.Text(),
        State = place.Member("state").Word(ProxySettingState.Unknown),
        Settings = place.Find("settings")?.Map() ?? ImmutableSortedDictionary<string, string>.Empty,
        Problems = place.All("problems", ReadProblem),
    };
}
