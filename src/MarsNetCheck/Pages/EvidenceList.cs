using System.Text.Json;
using System.Text.Json.Nodes;

namespace MarsNetCheck.Pages;

/// <summary>The evidence of a finding as names and values, bounded in depth and length.</summary>
public static class EvidenceList
{
    private const int Deepest = 6;
    private const int MostItems = 40;
    private const int LongestText = 2000;

    /// <summary>The list; nothing if there is no evidence.</summary>
    public static Html Of(JsonObject evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return evidence.Count == 0 ? Html.Empty : Html.Of($"<h4>Evidence</h4>{Members(evidence, Deepest)}");
    }

    private static Html Members(JsonObject members, int depth) => Html.Of(
        $"""<dl class="evidence">{members.Take(MostItems).Select(m => Html.Of($"<div><dt>{m.Key}</dt><dd>{Value(m.Value, depth - 1)}</dd></div>"))}{More(members.Count)}</dl>""");

    private static Html Value(JsonNode? node, int depth) => node switch
    {
        null => Html.Of($"""<span class="faint">none</span>"""),
        _ when depth == 0 => Html.Of($"…"),
        JsonObject members => Members(members, depth),
        JsonArray { Count: 0 } => Html.Of($"""<span class="faint">none</span>"""),
        JsonArray items when items.All(i => i is JsonValue) => Html.Of($"<bdi>{Shorter(string.Join(", ", items.Take(MostItems).Select(Text)))}</bdi>{More(items.Count)}"),
        JsonArray items => Html.Of($"<ul>{items.Take(MostItems).Select(i => Html.Of($"<li>{Value(i, depth - 1)}</li>"))}{More(items.Count)}</ul>"),
        _ => Html.Of($"<bdi>{Shorter(Text(node))}</bdi>"),
    };

    private static string Text(JsonNode? node) =>
        node is null ? "none" : node.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString();

    private static string Shorter(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";

    private static Html More(int count) => count > MostItems ? Html.Of($""" <span class="faint">and {count - MostItems} more</span>""") : Html.Empty;
}
