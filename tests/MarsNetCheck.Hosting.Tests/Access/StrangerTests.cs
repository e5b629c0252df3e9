using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MarsNetCheck.Hosting.Tests.Access;

/// <summary>The service among the routes of another program, which listens where it likes.</summary>
public sealed class StrangerTests : IDisposable
{
    private const string Token = "3f0c8a6e5b1d4927a8c6e0f2d4b69713";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("::ffff:10.1.2.3")]
    [InlineData("fd00::1")]
    public async Task Without_a_token_another_machine_is_refused_and_told_what_to_set(string caller)
    {
        await using var program = await StartAsync(caller, app => app.MapMarsNetCheck());

        using var answer = await GetAsync(program, "/openapi.json");

        Assert.Equal((HttpStatusCode.Forbidden, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("MarsNetCheck:Access:TokenFile", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(program, "/healthz")).StatusCode);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.8.8")]
    [InlineData("::ffff:127.0.0.2")]
    [InlineData("::1")]
    [InlineData(null)]
    public async Task Without_a_token_this_machine_may_ask(string? caller)
    {
        await using var program = await StartAsync(caller, app => app.MapMarsNetCheck());

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(program, "/openapi.json")).StatusCode);
    }

    [Fact]
    public async Task Whom_the_program_lets_in_by_its_own_authorization_may_ask()
    {
        await using var program = await StartAsync("10.1.2.3", app => app.MapMarsNetCheck().RequireAuthorization(policy => policy.RequireAssertion(_ => true)));
        await using var open = await StartAsync("10.1.2.3", app => app.MapMarsNetCheck().RequireAuthorization(policy => policy.RequireAssertion(_ => true)).AllowAnonymous());

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(program, "/openapi.json")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync(open, "/openapi.json")).StatusCode);
    }

    [Fact]
    public async Task The_guard_of_a_program_knows_the_routes_although_routing_comes_later()
    {
        _folder.Write("token", Token);
        await using var program = await StartAsync("10.1.2.3", GuardFirst, ("Access:TokenFile", _folder.File("token")));

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(program, "/mars/healthz")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(program, "/mars/openapi.json")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(program, "/no-such-path")).StatusCode);
    }

    [Fact]
    public async Task A_guard_that_comes_before_routing_counts_each_request_once_by_its_kind()
    {
        await using var program = await StartAsync("127.0.0.1", GuardFirst);
        var statuses = new List<HttpStatusCode>();

        for (var i = 0; i < 50; i++)
            statuses.Add((await GetAsync(program, "/mars/probe")).StatusCode);
        for (var i = 0; i < 400; i++)
            statuses.Add((await GetAsync(program, "/mars/probe")).StatusCode);

        Assert.All(statuses.Take(50), s => Assert.Equal(HttpStatusCode.BadRequest, s));
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
    }

    private static void GuardFirst(WebApplication app)
    {
        app.UseMarsNetCheckAccess();
        app.UseRouting();
        app.MapMarsNetCheck("/mars");
    }

    private static async Task<WebApplication> StartAsync(string? caller, Action<WebApplication> map, params (string Name, string? Value)[] settings)
    {
        (string Name, string? Value)[] all = [("Schedule:AtStart", "false"), .. settings];
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(all.Select(s => new KeyValuePair<string, string?>($"MarsNetCheck:{s.Name}", s.Value)));
        builder.Services.AddSingleton<IStartupFilter>(new Caller(caller is null ? null : IPAddress.Parse(caller)));
        builder.Services.AddAuthorization();
        builder.Services.AddMarsNetCheck(builder.Configuration);
        var app = builder.Build();
        map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static Task<HttpResponseMessage> GetAsync(WebApplication program, string path) =>
        program.GetTestClient().GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>Has every request come from an address.</summary>
    private sealed class Caller(IPAddress? address) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Connection.RemoteIpAddress = address;
                return rest(context);
            });
            next(app);
        };
    }
}
