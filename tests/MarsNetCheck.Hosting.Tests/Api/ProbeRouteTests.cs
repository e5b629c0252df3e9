using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using MarsNetCheck.Facts;
using MarsNetCheck.Hosting.Api;
using MarsNetCheck.Networks;
using MarsNetCheck.Routes;
using MarsNetCheck.Telemetry;

namespace MarsNetCheck.Hosting.Tests.Api;

public sealed class ProbeRouteTests
{
    [Fact]
    public async Task A_target_that_works_is_told_with_the_time_of_every_stage()
    {
        await using var service = await ListeningService.StartAsync();

        var (status, text) = await ProbeAsync(service, "login-microsoftonline");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("\nprobe_success 1\n", text, StringComparison.Ordinal);
        Assert.Contains("\nprobe_duration_seconds ", text, StringComparison.Ordinal);
        Assert.All((string[])["resolve", "connect", "handshake", "exchange"], stage => Assert.Contains($"\nmarsnetcheck_probe_stage_duration_seconds{{stage=\"{stage}\"}} ", text, StringComparison.Ordinal));
        Assert.Null(service.Runner.Latest);
    }

    [Fact]
    public async Task A_target_that_is_blocked_is_told_with_its_finding()
    {
        await using var service = await ListeningService.StartAsync(new SimulatedChecks("proxy-auth-negotiate"), _ => { });

        var (_, text) = await ProbeAsync(service, "login.microsoftonline.com");
        var (_, direct) = await ProbeAsync(service, "login.microsoftonline.com&module=direct");

        Assert.Contains("\nprobe_success 0\n", text, StringComparison.Ordinal);
        Assert.Contains("marsnetcheck_probe_finding{code=\"proxy.auth-required\",severity=\"error\",blame=\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("proxy.auth-required", direct, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("effective")]
    [InlineData("direct")]
    public void A_probe_takes_what_the_agent_told_lately_and_a_run_asks_it(string module)
    {
        var run = new NetCheckOptions();

        Assert.Equal((TimeSpan.Zero, TimeSpan.FromMinutes(5)), (run.AgentAnswerAge, ProbeRoute.OptionsOf(run, module, TimeSpan.FromSeconds(10)).AgentAnswerAge));
    }

    [Theory]
    [InlineData("www.example.com")]
    [InlineData("http%3A%2F%2F169.254.169.254%2Flatest%2Fmeta-data")]
    [InlineData("169.254.169.254")]
    [InlineData("127.0.0.1%3A9393")]
    [InlineData("localhost")]
    [InlineData("login.microsoftonline.com%0d%0aX-Injected%3A%201")]
    [InlineData("login-microsoftonline&target=www.example.com")]
    [InlineData("")]
    [InlineData("login-microsoftonline&module=http_2xx")]
    public async Task A_stranger_is_not_probed(string target)
    {
        var dials = new Watched();
        await using var service = await ListeningService.StartAsync(new SimulatedChecks("healthy", "login-microsoftonline") { Before = dials.Before }, _ => { });

        var answer = await service.SendAsync($"GET /probe?target={target} HTTP/1.1", "Host: localhost", "Connection: close");

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("X-Injected", answer, StringComparison.Ordinal);
        Assert.Empty(dials.Dialled);
        Assert.Empty(dials.Asked);
    }

    [Theory]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("100.100.100.200")]
    [InlineData("127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    public async Task An_allowed_name_that_leads_to_a_forbidden_address_is_not_followed(string address)
    {
        var dials = new Watched { Name = "inside.contoso.test", Address = IPAddress.Parse(address) };
        await using var service = await ListeningService.StartAsync(new SimulatedChecks("healthy", "login-microsoftonline") { Before = dials.Before }, _ => { }, ("Probe:Allow:0", "inside.contoso.test"));

        var (status, text) = await ProbeAsync(service, "inside.contoso.test");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("\nprobe_success 0\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\nmarsnetcheck_probe_refused_dials 0\n", text, StringComparison.Ordinal);
        Assert.Contains("inside.contoso.test", dials.Asked);
        Assert.DoesNotContain(dials.Dialled, d => d.Address.Equals(dials.Address));
    }

    [Fact]
    public async Task The_answer_comes_within_the_time_of_the_scrape()
    {
        await using var service = await ListeningService.StartAsync(new SimulatedChecks("tcp-dropped-all", "login-microsoftonline"), _ => { });
        var began = Stopwatch.GetTimestamp();

        var (status, text) = await ProbeAsync(service, "login-microsoftonline", timeout: 2);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("\nprobe_success 0\n", text, StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4.5));
    }

    [Fact]
    public async Task Only_so_many_are_probed_at_once()
    {
        await using var service = await ListeningService.StartAsync(new SimulatedChecks("tcp-dropped-all", "login-microsoftonline"), _ => { }, ("Probe:Concurrency", "2"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ProbeAsync(service, "login-microsoftonline", timeout: 3)));

        Assert.Equal(2, answers.Count(a => a.Status == HttpStatusCode.OK));
        Assert.Equal(4, answers.Count(a => a.Status == HttpStatusCode.ServiceUnavailable));
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("0.000001")]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("soon")]
    public async Task A_scrapes_time_that_makes_no_sense_does_no_harm(string timeout)
    {
        await using var service = await ListeningService.StartAsync();

        var answer = await service.SendAsync("GET /probe?target=login-microsoftonline HTTP/1.1", "Host: localhost", $"X-Prometheus-Scrape-Timeout-Seconds: {timeout}", "Connection: close");

        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(service.Log, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_probe_that_goes_direct_passes_over_an_inventory_of_routes()
    {
        var inventory = new Inventory();
        await using var service = await ListeningService.StartAsync(new SimulatedChecks("healthy", "login-microsoftonline") { Otherwise = o => o with { Proxy = null, NoProxy = false, RouteSource = inventory } }, _ => { });

        var (status, _) = await ProbeAsync(service, "login-microsoftonline&module=direct");
        Assert.Equal((HttpStatusCode.OK, 0), (status, inventory.Asked));
        await ProbeAsync(service, "login-microsoftonline");

        Assert.NotEqual(0, inventory.Asked);
    }

    [Fact]
    public async Task A_probe_tells_the_scrape_and_not_the_log_of_the_runs()
    {
        using var log = new ListLog();
        using var telemetry = new CheckTelemetry(log.CreateLogger("runs"));
        await using var service = await ListeningService.StartAsync(new SimulatedChecks("proxy-auth-negotiate") { Telemetry = telemetry }, _ => { });

        var (_, text) = await ProbeAsync(service, "login.microsoftonline.com");
        Assert.Contains("\nprobe_success 0\n", text, StringComparison.Ordinal);
        Assert.Empty(log.Lines);
        await service.RunAsync();

        Assert.NotEmpty(log.Lines);
    }

    private static async Task<(HttpStatusCode Status, string Text)> ProbeAsync(ListeningService service, string target, double timeout = 10)
    {
        using var client = service.Client();
        client.DefaultRequestHeaders.Add("X-Prometheus-Scrape-Timeout-Seconds", timeout.ToString(System.Globalization.CultureInfo.InvariantCulture));
        using var answer = await client.GetAsync(new Uri($"/probe?target={target}", UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Knows no proxy of any address, and counts who asks.</summary>
    private sealed class Inventory : IRouteSource
    {
        private int _asked;

        public int Asked => _asked;

        public Task<RouteChoice?> ChooseAsync(Uri url, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _asked);
            return Task.FromResult<RouteChoice?>(null);
        }
    }

    /// <summary>Stands before the simulated network: sees what is asked and dialled, and answers for one name.</summary>
    private sealed class Watched
    {
        public string? Name { get; init; }

        public IPAddress Address { get; init; } = IPAddress.None;

        public ConcurrentBag<string> Asked { get; } = [];

        public ConcurrentBag<IPEndPoint> Dialled { get; } = [];

        public INetwork Before(INetwork inner) => new Network(this, inner);

        private sealed class Network(Watched watched, INetwork inner) : INetwork
        {
            public TimeProvider Time => inner.Time;

            public X509Certificate2Collection? TrustedRoots => inner.TrustedRoots;

            public MachineFact DescribeMachine() => inner.DescribeMachine();

            public Task<IPAddress[]> LookUpBySystemAsync(string name, CancellationToken cancellationToken)
            {
                watched.Asked.Add(name);
                return Is(name) ? Task.FromResult<IPAddress[]>([watched.Address]) : inner.LookUpBySystemAsync(name, cancellationToken);
            }

            public Task<DnsAnswer> AskDnsAsync(IPEndPoint server, string name, DnsRecordType type, CancellationToken cancellationToken)
            {
                watched.Asked.Add(name);
                return Is(name) ? Task.FromResult(new DnsAnswer { ResponseCode = 0, Addresses = type == TypeOf(watched.Address) ? [watched.Address] : [] }) : inner.AskDnsAsync(server, name, type, cancellationToken);
            }

            public Task<Connection> DialAsync(IPEndPoint remote, CancellationToken cancellationToken)
            {
                watched.Dialled.Add(remote);
                return inner.DialAsync(remote, cancellationToken);
            }

            private bool Is(string name) => string.Equals(name, watched.Name, StringComparison.OrdinalIgnoreCase);

            private static DnsRecordType TypeOf(IPAddress address) => address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? DnsRecordType.A : DnsRecordType.Aaaa;
        }
    }
}
