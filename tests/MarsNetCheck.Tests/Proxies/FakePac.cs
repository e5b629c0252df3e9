using MarsNetCheck.Facts;
using MarsNetCheck.Proxies;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Tests.Proxies;

/// <summary>PAC scripts that are not fetched: each address has its answer, and what has none cannot be fetched.</summary>
internal sealed class FakePac(string? detected = null) : IPacResolver
{
    private readonly Dictionary<string, PacOutcome> _outcomes = new(StringComparer.Ordinal);

    /// <summary>How often detection was asked.</summary>
    public int Detections { get; private set; }

    public FakePac Answers(string script, string answer, params string[] proxies)
    {
        _outcomes[script] = new PacOutcome { Answer = answer, Proxies = [.. proxies.Select(p => ProxyServer.TryParse(p, out var proxy) ? proxy : null)] };
        return this;
    }

    public Task<Uri?> DetectAsync(CancellationToken cancellationToken)
    {
        Detections++;
        return Task.FromResult(detected is null ? null : new Uri(detected));
    }

    public Task<PacOutcome> AskAsync(Uri script, Uri target, CancellationToken cancellationToken) =>
        Task.FromResult(_outcomes.GetValueOrDefault(script.OriginalString) ?? new PacOutcome { Problem = new SettingProblem(SettingProblemKind.PacUnreachable, "AutoConfigURL", "status 404") });
}
