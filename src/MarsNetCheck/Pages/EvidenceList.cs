using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MarsNetCheck.Reports;

namespace MarsNetCheck.Pages;

/// <summary>The evidence of a finding as names and values, bounded in depth and length. A list of records has one line each.</summary>
public static class EvidenceList
{
    private const int Deepest = 5;
    private const int MostItems = 40;
    private const int MostOpen = 8;
    private const int LongestText = 2000;

    /// <summary>The list; nothing if there is no evidence.</summary>
    /// <param name="evidence">The evidence.</param>
    /// <param name="id">What sets the ids of its folded parts apart from those of other findings.</param>
    public static Html Of(JsonObject evidence, string id)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return evidence.Count == 0 ? Html.Empty : Html.Of(
            $"""<p class="label">Evidence</p><dl class="evidence">{evidence.Take(MostItems).Select((m, i) => Html.Of($"<div><dt>{PlainWords.Of(m.Key)}</dt><dd>{Value(Worded(m), string.Create(CultureInfo.InvariantCulture, $"{id}-{i}"))}</dd></div>"))}{More(evidence.Count)}</dl>""");
    }

    // Words of ours alone: what came from the network or the machine is shown as it was.
    private static JsonNode? Worded(KeyValuePair<string, JsonNode?> member) =>
        member is { Key: "failure" or "outcome" or "diedAfter", Value: JsonValue value } && value.TryGetValue<string>(out var word) ? JsonValue.Create(PlainWords.Of(word)) : member.Value;

    private static Html Value(JsonNode? node, string id) => node is JsonArray items && items.Any(i => i is JsonObject) ? Records(items, id) : Line(node, Deepest);

    private static Html Records(JsonArray items, string id)
    {
        var lines = items.Take(MostItems).Select(i => Html.Of($"<li>{Line(i, Deepest)}</li>")).ToList();
        if (lines.Count <= MostOpen)
            return Html.Of($"""<ul class="records">{lines}</ul>""");
        return Html.Of(
            $"""<ul class="records">{lines.Take(MostOpen)}</ul><details id="d-{id}"><summary>{items.Count - MostOpen} more</summary><ul class="records">{lines.Skip(MostOpen)}</ul>{More(items.Count)}</details>""");
    }

    private static Html Line(JsonNode? node, int depth) => node switch
    {
        null or JsonArray { Count: 0 } or JsonObject { Count: 0 } => Html.Of($"""<span class="faint">none</span>"""),
        _ when depth == 0 => Html.Of($"…"),
        JsonObject members => Separated(members.Take(MostItems).Select(m => Html.Of($"""<span class="pair"><span class="faint">{PlainWords.Of(m.Key)}</span> {Line(Worded(m), depth - 1)}</span>""")), members.Count, "; "),
        JsonArray items => Separated(items.Take(MostItems).Select(i => Line(i, depth - 1)), items.Count, ", "),
        _ => Html.Of($"<bdi>{Shorter(Text(node))}</bdi>"),
    };

    private static Html Separated(IEnumerable<Html> parts, int count, string between) => Html.Of($"{parts.Select((p, i) => i == 0 ? p : Html.Of($"{between}{p}"))}{More(count)}");

    private static string Text(JsonNode node) => node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString();

    private static string Shorter(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";

    private static Html More(int count) => count > MostItems ? Html.Of($""" <span class="faint">and {count - MostItems} more</span>""") : Html.Empty;
}
