using System.Globalization;
using System.Net.Sockets;
using System.Text;
using MarsNetCheck.Hosting.Access;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MarsNetCheck.Hosting.Tests.Access;

public sealed class LimitTests
{
    [Fact]
    public async Task A_large_body_or_one_of_unknown_length_is_refused_and_begins_nothing()
    {
        await using var service = await ListeningService.StartAsync();

        var large = await service.SendAsync("POST /check HTTP/1.1", "Host: localhost", "Content-Length: 1025", "Connection: close");
        var endless = await service.SendAsync("POST /check HTTP/1.1", "Host: localhost", "Transfer-Encoding: chunked", "Connection: close", "", "5", "hello", "0");

        Assert.StartsWith("HTTP/1.1 413 ", large, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 411 ", endless, StringComparison.Ordinal);
        Assert.False(service.Runner.IsRunning);
        Assert.Null(service.Runner.Latest);
    }

    [Fact]
    public async Task Long_heads_are_refused()
    {
        await using var service = await ListeningService.StartAsync();

        Assert.StartsWith("HTTP/1.1 414 ", await service.SendAsync($"GET /{new string('a', 5000)} HTTP/1.1", "Host: localhost"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 431 ", await service.SendAsync("GET /healthz HTTP/1.1", "Host: localhost", $"X-Long: {new string('a', 17_000)}"), StringComparison.Ordinal);
        string[] many = ["GET /healthz HTTP/1.1", "Host: localhost", .. Enumerable.Range(0, 100).Select(i => $"X-{i}: a")];
        Assert.StartsWith("HTTP/1.1 431 ", await service.SendAsync(many), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_dawdles_is_cut_off_and_nobody_waits_for_that()
    {
        await using var service = await ListeningService.StartAsync();
        var dawdlers = new List<TcpClient>();
        for (var i = 0; i < 200; i++)
        {
            dawdlers.Add(await service.ConnectAsync());
            await dawdlers[i].GetStream().WriteAsync("GET /report HTTP/1.1\r\nHost: localhost\r\nX-Slow: "u8.ToArray(), TestContext.Current.CancellationToken);
        }

        Assert.StartsWith("HTTP/1.1 200 ", await service.SendAsync("GET /healthz HTTP/1.1", "Host: localhost", "Connection: close"), StringComparison.Ordinal);

        // Kestrel's own limit, which is set to 10 seconds.
        foreach (var dawdler in dawdlers)
        {
            Assert.StartsWith("HTTP/1.1 408 ", await ListeningService.ReadToEndAsync(dawdler), StringComparison.Ordinal);
            dawdler.Dispose();
        }
    }

    [Fact]
    public async Task More_connections_than_are_allowed_are_closed_as_they_come()
    {
        await using var service = await ListeningService.StartAsync();
        var open = new List<TcpClient>();
        for (var i = 0; i < KestrelAccess.MaxConnections; i++)
            open.Add(await service.ConnectAsync());
        foreach (var tcp in open)
        {
            await tcp.GetStream().WriteAsync("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
            Assert.NotEqual(0, await tcp.GetStream().ReadAsync(new byte[4096], TestContext.Current.CancellationToken));
        }

        Assert.Equal("", await AnswerOrNothingAsync(service));
        open.ForEach(tcp => tcp.Dispose());
    }

    [Fact]
    public async Task Two_hundred_reads_a_second_pass_and_a_flood_does_not()
    {
        await using var service = await ListeningService.StartAsync();

        var calm = await StatusesAsync(service, "GET /openapi.json", 400);
        var flood = await StatusesAsync(service, "GET /openapi.json", 6000);

        Assert.All(calm, s => Assert.Equal(200, s));
        Assert.Contains(429, flood);
    }

    [Fact]
    public async Task Asking_for_runs_is_limited_tightly()
    {
        await using var service = await ListeningService.StartAsync(("Schedule:AtLeast", "00:00:01"));

        var answers = await StatusesAsync(service, "POST /check", 40);

        Assert.InRange(answers.Count(s => s is not 429), 1, 20);
    }

    [Fact]
    public void The_server_is_set_up_with_all_limits_and_without_its_name()
    {
        var server = new KestrelServerOptions();

        KestrelAccess.Configure(server, new MarsNetCheck.Hosting.Settings.AccessSettings());

        Assert.False(server.AddServerHeader);
        Assert.Equal(1024, server.Limits.MaxRequestBodySize);
        Assert.Equal(TimeSpan.FromSeconds(10), server.Limits.RequestHeadersTimeout);
        Assert.NotNull(server.Limits.MinRequestBodyDataRate);
        Assert.NotNull(server.Limits.MinResponseDataRate);
    }

    [Theory]
    [InlineData("127.0.0.1:9393")]
    [InlineData("http://server.contoso.test:9393")]
    [InlineData("ftp://127.0.0.1:9393")]
    [InlineData("http://127.0.0.1:9393/path")]
    [InlineData("http://user:word@127.0.0.1:9393")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("")]
    public void What_is_no_address_to_listen_on_is_said(string text)
    {
        var error = Assert.Throws<MarsNetCheck.Settings.SettingsException>(() => KestrelAccess.Configure(new KestrelServerOptions(), new MarsNetCheck.Hosting.Settings.AccessSettings { Listen = { text, "http://127.0.0.1:1", text } }));

        Assert.Equal(2, error.Errors.Length);
        Assert.StartsWith($"MarsNetCheck:Access:Listen: '{text}' is no address", error.Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_that_the_system_chooses_needs_one_address()
    {
        var error = Assert.Throws<MarsNetCheck.Settings.SettingsException>(() => KestrelAccess.Configure(new KestrelServerOptions(), new MarsNetCheck.Hosting.Settings.AccessSettings { Listen = { "http://localhost:0" } }));

        Assert.Contains("write 127.0.0.1 or [::1] in its place", Assert.Single(error.Errors), StringComparison.Ordinal);
    }

    private static async Task<string> AnswerOrNothingAsync(ListeningService service)
    {
        try
        {
            return await service.SendAsync("GET /healthz HTTP/1.1", "Host: localhost", "Connection: close");
        }
        catch (IOException)
        {
            return "";
        }
    }

    // All at once over one connection; the answers come in order.
    private static async Task<List<int>> StatusesAsync(ListeningService service, string request, int count)
    {
        using var tcp = await service.ConnectAsync();
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.Append(CultureInfo.InvariantCulture, $"{request} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: {(i == count - 1 ? "close" : "keep-alive")}\r\n\r\n");
        var sent = tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text.ToString()), TestContext.Current.CancellationToken);
        var answers = await ListeningService.ReadToEndAsync(tcp);
        await sent;
        return [.. answers.Split("HTTP/1.1 ").Skip(1).Select(a => int.Parse(a[..3], CultureInfo.InvariantCulture))];
    }
}
