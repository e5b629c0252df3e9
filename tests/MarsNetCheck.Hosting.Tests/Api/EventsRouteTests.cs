using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using MarsNetCheck.Hosting.Api;
using MarsNetCheck.Hosting.Runs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace MarsNetCheck.Hosting.Tests.Api;

public sealed class EventsRouteTests
{
    [Fact]
    public async Task A_run_is_told_from_its_beginning_to_its_end()
    {
        await using var service = await ListeningService.StartAsync();
        using var client = service.Client();
        using var reader = await OpenAsync(client);
        Assert.Equal("retry: 5000", await reader.ReadLineAsync(TestContext.Current.CancellationToken));

        await service.RunAsync();
        var events = new List<(string Name, JsonElement Data)>();
        while (events.Count == 0 || events[^1].Name is not "completed")
            events.Add(await NextAsync(reader));

        Assert.Equal("started", events[0].Name);
        Assert.All(events.Skip(1).SkipLast(1), e => Assert.Equal("attempt", e.Name));
        var attempt = events[1].Data;
        Assert.Equal(["at", "done", "endpoints", "endpoint", "address", "stage", "outcome", "durationMs"], attempt.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("login-microsoftonline", "ok"), (attempt.GetProperty("endpoint").GetString(), attempt.GetProperty("outcome").GetString()));
        Assert.Equal("ready", events[^1].Data.GetProperty("report").GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Who_comes_in_the_middle_of_a_run_hears_first_how_far_it_is()
    {
        var checks = new SimulatedChecks("tls-timeout") { StageTimeout = TimeSpan.FromSeconds(4) };
        await using var service = await ListeningService.StartAsync(checks, _ => { });
        using var client = service.Client();
        using var first = await OpenAsync(client);
        service.Runner.Start(RunReason.Demand, TestContext.Current.CancellationToken);
        while ((await NextAsync(first)).Name is not "attempt")
        {
        }

        using var reader = await OpenAsync(client);
        var (name, data) = await NextAsync(reader);

        Assert.Equal("progress", name);
        Assert.Equal(["at", "reason", "done", "endpoints"], data.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("demand", checks.Catalog.Endpoints.Length), (data.GetProperty("reason").GetString(), data.GetProperty("endpoints").GetInt32()));
        Assert.InRange(data.GetProperty("done").GetInt32(), 1, checks.Catalog.Endpoints.Length - 1);
    }

    [Fact]
    public async Task Silence_is_broken_every_fifteen_seconds()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await ListeningService.StartAsync(new SimulatedChecks("healthy", "login-microsoftonline"), s => s.AddSingleton<TimeProvider>(time));
        using var client = service.Client();
        using var reader = await OpenAsync(client);
        await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        await reader.ReadLineAsync(TestContext.Current.CancellationToken);

        time.Advance(TimeSpan.FromSeconds(14));
        var before = new List<string>();
        for (var i = 0; i < 3; i++)
            before.AddRange(await UntilToldAsync(service, reader));
        time.Advance(TimeSpan.FromSeconds(1));
        var next = await reader.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.DoesNotContain(":", before);
        Assert.Equal(":", next);
    }

    [Fact]
    public async Task A_service_that_stops_does_not_wait_for_those_who_listen()
    {
        await using var service = await ListeningService.StartAsync();
        using var client = service.Client();
        using var reader = await OpenAsync(client);
        await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        var began = Stopwatch.GetTimestamp();

        await service.StopAsync();

        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.DoesNotContain(service.Log, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_thousand_who_want_to_listen_are_bounded_and_the_service_answers_all_the_same()
    {
        await using var service = await ListeningService.StartAsync();
        var listeners = new List<TcpClient>();
        var statuses = new List<string>();
        for (var i = 0; i < 1000; i++)
        {
            listeners.Add(await service.ConnectAsync());
            await listeners[i].GetStream().WriteAsync("GET /events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
            statuses.Add(await StatusAsync(listeners[i]));
        }

        Assert.Equal(EventListeners.Max, statuses.Count(s => s is "200"));
        Assert.All(statuses.Skip(EventListeners.Max), s => Assert.Contains(s, (string[])["503", "429"]));
        Assert.Equal(EventListeners.Max, service.Services.GetRequiredService<RunFeed>().Listeners);
        Assert.StartsWith("HTTP/1.1 200 ", await service.SendAsync("GET /healthz HTTP/1.1", "Host: localhost", "Connection: close"), StringComparison.Ordinal);
        listeners.ForEach(l => l.Dispose());
        await LeftAsync(service);
    }

    // Those who leave make room: whoever comes then is heard.
    private static async Task LeftAsync(ListeningService service)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(TimeSpan.FromSeconds(20));
        while (service.Services.GetRequiredService<RunFeed>().Listeners > 0)
            await Task.Delay(20, bound.Token);
        using var next = await service.ConnectAsync();
        await next.GetStream().WriteAsync("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(), bound.Token);
        Assert.Equal("200", await StatusAsync(next));
    }

    private static async Task<string> StatusAsync(TcpClient tcp)
    {
        var bytes = new byte[12];
        await tcp.GetStream().ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
        return Encoding.ASCII.GetString(bytes)[^3..];
    }

    // Something happens; all lines until it is told, and the empty one after it.
    private static async Task<List<string>> UntilToldAsync(ListeningService service, StreamReader reader)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(TimeSpan.FromSeconds(20));
        service.Services.GetRequiredService<RunFeed>().Publish(new RunFailed(DateTimeOffset.UnixEpoch, "Something happened."));
        var lines = new List<string>();
        do
        {
            lines.Add(await reader.ReadLineAsync(bound.Token) ?? throw new EndOfStreamException());
        }
        while (!lines[^1].StartsWith("data: ", StringComparison.Ordinal));
        await reader.ReadLineAsync(bound.Token);
        return lines;
    }

    private static async Task<StreamReader> OpenAsync(HttpClient client) =>
        new(await client.GetStreamAsync(new Uri("/events", UriKind.Relative), TestContext.Current.CancellationToken));

    private static async Task<(string Name, JsonElement Data)> NextAsync(StreamReader reader)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(TimeSpan.FromSeconds(20));
        string? name = null;
        while (true)
        {
            var line = await reader.ReadLineAsync(bound.Token) ?? throw new EndOfStreamException();
            if (line.StartsWith("event: ", StringComparison.Ordinal))
                name = line["event: ".Length..];
            if (line.StartsWith("data: ", StringComparison.Ordinal))
                return (name!, JsonElement.Parse(line["data: ".Length..]));
        }
    }
}
