using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using MarsNetCheck.Catalog;

namespace MarsNetCheck.Tests.Catalog;

/// <summary>Whatever is done to a catalog, it loads or is refused with places and mends; nothing else is thrown.</summary>
public sealed class AnyCatalogTests
{
    [Fact]
    public void Every_value_replaced_by_another_kind_is_refused_or_harmless()
    {
        foreach (var changed in Paths(JsonNode.Parse(SmallCatalog.Json)!, "").SelectMany(Replaced))
            LoadsOrIsRefused(Encoding.UTF8.GetBytes(changed));
    }

    [Fact]
    public void Every_value_left_out_is_refused_or_harmless()
    {
        foreach (var path in Paths(JsonNode.Parse(SmallCatalog.Json)!, ""))
            LoadsOrIsRefused(Encoding.UTF8.GetBytes(Changed(path, Remove)));
    }

    [Fact]
    public void Every_file_cut_short_is_refused_with_line_and_column()
    {
        var whole = Encoding.UTF8.GetBytes(SmallCatalog.Json);
        for (var length = 1; length < whole.Length; length++)
        {
            var refused = Assert.Throws<CatalogException>(() => EndpointCatalog.Parse(whole.AsMemory(0, length), "cut.json"));
            Assert.StartsWith("cut.json: line ", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_built_in_catalog_loads_fast()
    {
        EndpointCatalog.LoadEmbedded();
        var best = Enumerable.Range(0, 10).Min(_ => Time(() => EndpointCatalog.LoadEmbedded()));

        // A few milliseconds are usual; the bound leaves room for a busy machine.
        Assert.True(best < TimeSpan.FromMilliseconds(100), best.ToString());
    }

    private static void LoadsOrIsRefused(byte[] json)
    {
        try
        {
            EndpointCatalog.Parse(json, "any.json").Select(new CatalogSelection { Hosts = ["a.contoso.test"] });
        }
        catch (CatalogException refused)
        {
            Assert.All(refused.Errors, error => Assert.All(new[] { error.Path, error.Problem, error.Mend }, Assert.NotEmpty));
        }
    }

    private static IEnumerable<string> Replaced(string path)
    {
        string[] values = ["null", "0", "true", "\"\"", "\"x\"", "[]", "{}", "[null]", "[{}]", "[\"x\"]", "{\"x\":1}"];
        return values.Select(value => Changed(path, (parent, key) => Put(parent, key, JsonNode.Parse(value))));
    }

    private static string Changed(string path, Action<JsonNode, string> change)
    {
        var root = JsonNode.Parse(SmallCatalog.Json)!;
        var keys = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        change(keys[..^1].Aggregate(root, Child), keys[^1]);
        return root.ToJsonString();
    }

    private static JsonNode Child(JsonNode node, string key) => node is JsonArray list ? list[Index(key)]! : node[key]!;

    private static void Put(JsonNode parent, string key, JsonNode? value)
    {
        if (parent is JsonArray list)
            list[Index(key)] = value;
        else
            parent[key] = value;
    }

    private static void Remove(JsonNode parent, string key)
    {
        if (parent is JsonArray list)
            list.RemoveAt(Index(key));
        else
            parent.AsObject().Remove(key);
    }

    private static int Index(string key) => int.Parse(key, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Paths(JsonNode node, string path) => node switch
    {
        JsonObject members => members.SelectMany(member => Paths(member.Value!, $"{path}/{member.Key}").Prepend($"{path}/{member.Key}")),
        JsonArray list => list.SelectMany((item, index) => Paths(item!, Below(path, index)).Prepend(Below(path, index))),
        _ => [],
    };

    private static string Below(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}/{index}");

    private static TimeSpan Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start);
    }
}
