using System.Text.Json.Nodes;
using MarsNetCheck.Hosting.Runs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NJsonSchema;

namespace MarsNetCheck.Hosting.Tests.Api;

public sealed class OpenApiTests
{
    // Pages for people: only where they begin is an interface.
    private static readonly string[] _pages = ["/assets/", "/endpoints/", "/ranges/", "/history"];

    [Fact]
    public async Task Every_route_stands_in_the_document_and_nothing_else()
    {
        await using var service = await ListeningService.StartAsync();
        var document = await DocumentAsync(service);

        var described = from path in document["paths"]!.AsObject()
                        from operation in path.Value!.AsObject()
                        select $"{operation.Key} {path.Key}";
        var mapped = from route in service.Routes
                     where !_pages.Any(p => route.RoutePattern.RawText!.StartsWith(p, StringComparison.Ordinal))
                     from method in route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
                     where !HttpMethods.IsHead(method)
                     select $"{method.ToLowerInvariant()} {route.RoutePattern.RawText}";
        Assert.Equal(mapped.Distinct().Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_read_may_be_asked_for_by_head()
    {
        await using var service = await ListeningService.StartAsync();

        Assert.All(service.Routes.Select(r => r.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods).Where(m => m.Contains(HttpMethods.Get)), m => Assert.Contains(HttpMethods.Head, m));
    }

    [Theory]
    [InlineData("GET", "/report", "/report", 404)]
    [InlineData("POST", "/check?wait=true", "/check", 200)]
    [InlineData("GET", "/report", "/report", 200)]
    [InlineData("GET", "/reports", "/reports", 200)]
    [InlineData("GET", "/reports?limit=x", "/reports", 400)]
    [InlineData("GET", "/reports/1", "/reports/{id}", 200)]
    [InlineData("GET", "/reports/9", "/reports/{id}", 404)]
    [InlineData("GET", "/changes?since=2020-01-01T00:00:00Z", "/changes", 200)]
    [InlineData("GET", "/timings?subject=login-microsoftonline", "/timings", 200)]
    [InlineData("GET", "/timings?subject=nope", "/timings", 404)]
    [InlineData("POST", "/check?wait", "/check", 400)]
    [InlineData("POST", "/check", "/check", 202)]
    [InlineData("POST", "/check", "/check", 429)]
    [InlineData("GET", "/healthz", "/healthz", 200)]
    [InlineData("GET", "/probe?target=nobody", "/probe", 400)]
    public async Task Answers_are_as_the_document_says(string method, string address, string path, int status)
    {
        await using var service = await ListeningService.StartAsync(("Schedule:AtLeast", "00:10:00"));
        using var client = service.Client();
        if (status is 429)
            (await client.PostAsync(new Uri("/check?wait=true", UriKind.Relative), content: null, TestContext.Current.CancellationToken)).Dispose();
        else if (status is 200 && method is "GET")
            await RunTwiceAsync(service);

        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)answer.StatusCode);
        var schema = await SchemaAsync(await DocumentAsync(service), method, path, status, answer.Content.Headers.ContentType!.MediaType!);
        Assert.Equal([], schema.Validate(body).Select(e => e.ToString()));
    }

    [Fact]
    public async Task Events_are_as_the_document_says()
    {
        await using var service = await ListeningService.StartAsync();
        using var client = service.Client();
        using var reader = new StreamReader(await client.GetStreamAsync(new Uri("/events", UriKind.Relative), TestContext.Current.CancellationToken));
        var document = await DocumentAsync(service);
        await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        await service.RunAsync();

        var name = "";
        while (name is not "completed")
        {
            name = await AfterAsync(reader, "event: ");
            var schema = await SchemaAsync(document, $"{char.ToUpperInvariant(name[0])}{name[1..]}Event");
            Assert.Equal([], schema.Validate(await AfterAsync(reader, "data: ")).Select(e => e.ToString()));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_failure_tells_whether_there_is_a_report_as_the_document_says(bool hasReport)
    {
        await using var service = await ListeningService.StartAsync();
        using var client = service.Client();
        using var reader = new StreamReader(await client.GetStreamAsync(new Uri("/events", UriKind.Relative), TestContext.Current.CancellationToken));
        var document = await DocumentAsync(service);
        await reader.ReadLineAsync(TestContext.Current.CancellationToken);

        service.Services.GetRequiredService<RunFeed>().Publish(new RunFailed(DateTimeOffset.UtcNow, "no space in /var/lib") { NotKept = hasReport });

        Assert.Equal("failed", await AfterAsync(reader, "event: "));
        var data = await AfterAsync(reader, "data: ");
        Assert.Equal(hasReport, (bool)JsonNode.Parse(data)!["hasReport"]!);
        Assert.Equal([], (await SchemaAsync(document, "FailedEvent")).Validate(data).Select(e => e.ToString()));
    }

    // The second finds the first's verdict changed from nothing: two runs give the history something to tell.
    private static async Task RunTwiceAsync(ListeningService service)
    {
        await service.RunAsync();
        await service.RunAsync();
    }

    private static async Task<string> AfterAsync(StreamReader reader, string start)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(TimeSpan.FromSeconds(20));
        while (true)
        {
            var line = await reader.ReadLineAsync(bound.Token) ?? throw new EndOfStreamException();
            if (line.StartsWith(start, StringComparison.Ordinal))
                return line[start.Length..];
        }
    }

    private static async Task<JsonNode> DocumentAsync(ListeningService service)
    {
        using var client = service.Client();
        return JsonNode.Parse(await client.GetStringAsync(new Uri("/openapi.json", UriKind.Relative), TestContext.Current.CancellationToken))!;
    }

    private static Task<JsonSchema> SchemaAsync(JsonNode document, string method, string path, int status, string type)
    {
        var answer = document["paths"]![path]![method.ToLowerInvariant()]!["responses"]![$"{status}"]!;
        if (answer["$ref"] is { } reference)
            answer = document["components"]!["responses"]![((string)reference!).Split('/')[^1]]!;
        return SchemaAsync(document, ((string)answer["content"]![type]!["schema"]!["$ref"]!).Split('/')[^1]);
    }

    private static Task<JsonSchema> SchemaAsync(JsonNode document, string name)
    {
        var schemas = document["components"]!["schemas"]!.ToJsonString().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal);
        return JsonSchema.FromJsonAsync($$"""{"$ref":"#/definitions/{{name}}","definitions":{{schemas}}}""", TestContext.Current.CancellationToken);
    }
}
