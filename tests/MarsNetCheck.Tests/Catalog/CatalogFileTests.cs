using System.Text.Json;
using MarsNetCheck.Catalog;
using NJsonSchema;

namespace MarsNetCheck.Tests.Catalog;

/// <summary>The file endpoints.json and its schema, as they lie in the repository.</summary>
public sealed class CatalogFileTests
{
    [Fact]
    public async Task The_shipped_catalog_matches_its_schema()
    {
        var schema = await JsonSchema.FromJsonAsync(Read("docs/endpoints.schema.json"), TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(Read("endpoints.json")));
    }

    [Fact]
    public async Task The_small_catalog_of_the_tests_matches_the_schema_too()
    {
        var schema = await JsonSchema.FromJsonAsync(Read("docs/endpoints.schema.json"), TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(SmallCatalog.Json));
    }

    [Theory]
    [InlineData("\"title\": \"Public\"", "\"titel\": \"Public\"")]
    [InlineData("\"group\": \"pki\"", "\"group\": \"pky\"")]
    [InlineData("\"required\": false", "\"required\": \"no\"")]
    [InlineData("\"sample\": true", "\"onRequest\": \"yes\"")]
    [InlineData("\"purpose\": \"Control.\" } ]", "\"purpose\": \"Control.\", \"notProbed\": \"\" } ]")]
    [InlineData("\"geo\": \"ne\"", "\"geo\": \"ne\", \"closed\": 1")]
    [InlineData("http://crl.contoso.test/", "ftp://crl.contoso.test/")]
    [InlineData("DF3C24F9BFD666761B268073FE06D1CC8D4F82A4", "DF3C")]
    [InlineData("\"schemaVersion\": 1", "\"schemaVersion\": 2")]
    public async Task The_schema_refuses_what_the_program_refuses(string old, string changed)
    {
        var schema = await JsonSchema.FromJsonAsync(Read("docs/endpoints.schema.json"), TestContext.Current.CancellationToken);

        Assert.NotEmpty(schema.Validate(SmallCatalog.Json.Replace(old, changed, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_definition_and_member_of_the_schema_is_described()
    {
        using var schema = JsonDocument.Parse(Read("docs/endpoints.schema.json"));

        var objects = schema.RootElement.GetProperty("definitions").EnumerateObject().Select(definition => definition.Value).Append(schema.RootElement);
        foreach (var definition in objects)
        {
            Assert.True(definition.TryGetProperty("description", out _));
            Assert.All(definition.GetProperty("properties").EnumerateObject(), member =>
                Assert.True(member.Value.TryGetProperty("description", out _) || member.Value.TryGetProperty("$ref", out _), member.Name));
        }
    }

    [Fact]
    public void The_built_in_catalog_is_the_file_of_the_repository() =>
        Assert.Equal(EndpointCatalog.LoadEmbedded().Sha256, EndpointCatalog.Load(PathOf("endpoints.json")).Sha256);

    [Fact]
    public void Every_source_is_used()
    {
        using var file = JsonDocument.Parse(Read("endpoints.json"));
        var used = Members(file.RootElement, "source").ToHashSet(StringComparer.Ordinal);

        Assert.All(EndpointCatalog.LoadEmbedded().Sources, source => Assert.Contains(source.Id, used));
    }

    [Fact]
    public void No_two_sources_are_the_same_document_of_the_same_date() =>
        Assert.Distinct(EndpointCatalog.LoadEmbedded().Sources.Select(source => (source.Document, source.Date)));

    private static IEnumerable<string> Members(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member.NameEquals(name) && member.Value.ValueKind == JsonValueKind.String ? [member.Value.GetString()!] : Members(member.Value, name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Members(item, name)),
        _ => [],
    };

    private static string Read(string path) => File.ReadAllText(PathOf(path));

    private static string PathOf(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MarsNetCheck.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");

        return Path.Combine(folder.FullName, path);
    }
}
