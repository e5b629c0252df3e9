using System.Net;
using System.Net.Http.Headers;
using System.Text;
using MarsNetCheck.Hosting.Access;
using MarsNetCheck.Settings;

namespace MarsNetCheck.Hosting.Tests.Access;

public sealed class LoginTests : IDisposable
{
    private const string Token = "3f0c8a6e5b1d4927a8c6e0f2d4b69713";

    private readonly string _file = Path.GetTempFileName();

    public LoginTests() => File.WriteAllText(_file, Token + "\n");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task With_a_token_everything_but_the_life_sign_needs_it()
    {
        await using var service = await StartAsync();
        await service.RunAsync();

        foreach (var route in service.Routes.Where(r => r.RoutePattern.RawText != "/healthz"))
        {
            var method = route.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.HttpMethodMetadata>()!.HttpMethods[0];
            var answer = await service.SendAsync($"{method} {route.RoutePattern.RawText!.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)} HTTP/1.1", "Host: localhost", "Connection: close");
            Assert.StartsWith("HTTP/1.1 401 ", answer, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(service, "/no-such-path", null));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, "/healthz", null));
    }

    [Fact]
    public async Task A_program_shows_the_token_and_a_browser_asks_for_it()
    {
        await using var service = await StartAsync();
        await service.RunAsync();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, "/report", new AuthenticationHeaderValue("Bearer", Token)));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, "/report", Basic("anybody", Token)));
        var refusal = await service.SendAsync("GET /report HTTP/1.1", "Host: localhost", "Connection: close");
        Assert.Contains("WWW-Authenticate: Bearer realm=\"MarsNetCheck\"", refusal, StringComparison.Ordinal);
        Assert.Contains("WWW-Authenticate: Basic realm=\"MarsNetCheck\", charset=\"UTF-8\"", refusal, StringComparison.Ordinal);
    }

    public static TheoryData<string> WrongLogins => new(
        "Bearer wrong-wrong-wrong-wrong",
        "Bearer " + Token[..^1],
        "Bearer " + Token + "0",
        "Bearer " + Token.ToUpperInvariant(),
        "Bearer",
        "Bearer ",
        Token,
        "Digest " + Token,
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Token)),
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Token + ":")),
        "Basic not-base64!",
        "Bearer " + new string('a', 4000));

    [Theory]
    [MemberData(nameof(WrongLogins))]
    public async Task Nothing_but_the_token_will_do(string login)
    {
        await using var service = await StartAsync();
        await service.RunAsync();

        var answer = await service.SendAsync("GET /report HTTP/1.1", "Host: localhost", $"Authorization: {login}", "Connection: close");

        Assert.StartsWith("HTTP/1.1 401 ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("verdict", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, answer, StringComparison.Ordinal);
        Assert.DoesNotContain(service.Log, line => line.Contains(Token, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/healthz/../report")]
    [InlineData("/healthz/%2e%2e/report")]
    [InlineData("/healthz%2f..%2freport")]
    [InlineData("/healthz/..%5creport")]
    [InlineData("//report")]
    [InlineData("/./report")]
    [InlineData("/REPORT")]
    [InlineData("/report/")]
    [InlineData("/report;a=/healthz")]
    [InlineData("/report?/healthz")]
    [InlineData("/report%00/healthz")]
    public async Task No_way_of_writing_a_path_leads_past_the_login(string path)
    {
        await using var service = await StartAsync();
        await service.RunAsync();

        var answer = await service.SendAsync($"GET {path} HTTP/1.1", "Host: localhost", "Connection: close");

        Assert.DoesNotContain("HTTP/1.1 200", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("verdict", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_guesses_is_not_heard_for_a_while()
    {
        await using var service = await StartAsync();
        await service.RunAsync();
        var answers = new List<HttpStatusCode>();

        for (var guess = 0; guess < 15; guess++)
            answers.Add(await StatusAsync(service, "/report", new AuthenticationHeaderValue("Bearer", $"{Token[..^2]}{guess:00}")));

        Assert.Equal(10, answers.Count(a => a == HttpStatusCode.Unauthorized));
        Assert.All(answers.Skip(10), a => Assert.Equal(HttpStatusCode.TooManyRequests, a));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(service, "/report", new AuthenticationHeaderValue("Bearer", Token)));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(service, "/healthz", null));
        Assert.Contains(service.Log, line => line.Contains("A login from 127.0.0.1 failed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("sixteen chars but spaces in it")]
    public void A_weak_token_stops_the_start_and_is_not_told(string token)
    {
        File.WriteAllText(_file, token);

        var error = Assert.Throws<SettingsException>(() => SecretToken.Read(_file));

        Assert.Contains("MarsNetCheck:Access:TokenFile", error.Message, StringComparison.Ordinal);
        Assert.True(token.Length == 0 || !error.Message.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_file_that_is_missing_stops_the_start()
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => ListeningService.StartAsync(("Access:TokenFile", "/nowhere/token")));

        Assert.Contains("MarsNetCheck:Access:TokenFile: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("/nowhere/token", error.Message, StringComparison.Ordinal);
    }

    private Task<ListeningService> StartAsync() => ListeningService.StartAsync(("Access:TokenFile", _file));

    private static AuthenticationHeaderValue Basic(string name, string password) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}")));

    private static async Task<HttpStatusCode> StatusAsync(ListeningService service, string path, AuthenticationHeaderValue? login)
    {
        using var client = service.Client();
        client.DefaultRequestHeaders.Authorization = login;
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
