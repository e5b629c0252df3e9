using System.Collections.Immutable;

namespace MarsNetCheck.Pac;

/// <summary>
/// Automatic detection (WPAD) in WinHTTP's order: the URL of DHCP option 252, then <c>http://wpad.&lt;suffix&gt;/wpad.dat</c> for each suffix, each shortened label
/// by label down to two labels. The first script that can be fetched wins.
/// </summary>
/// <param name="askDhcp">The URL of option 252; null if the machine is given none or cannot be asked.</param>
/// <param name="resolver">The resolver of the run.</param>
/// <param name="fetch">Fetches a script.</param>
/// <param name="time">The clock of the deadline.</param>
internal sealed class ProxyDetection(
    Func<CancellationToken, Task<string?>> askDhcp,
    IResolve resolver,
    Func<Uri, CancellationToken, Task<PacFetch>> fetch,
    TimeProvider time)
{
    private const int MaxNames = 16;
    private const int FewestLabels = 2;

    /// <summary>The time for everything; default 15 s.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Looks for a script; what went wrong is in the result.</summary>
    /// <param name="suffixes">The machine's domain and search domains, in order.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing else is thrown.</exception>
    public async Task<Detection> DetectAsync(IEnumerable<string> suffixes, CancellationToken cancellationToken)
    {
        var tried = new List<DetectionTry>();
        using var deadline = new CancellationTokenSource(Limit, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await TryAllAsync(NamesFor(suffixes), tried, linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Detection { Tried = [.. tried], TimedOut = true };
        }
        return new Detection { Tried = [.. tried] };
    }

    /// <summary>The names to look for: wpad in each suffix, each suffix shortened down to two labels, none twice, at most 16.</summary>
    public static ImmutableArray<string> NamesFor(IEnumerable<string> suffixes)
    {
        var names = new List<string>();
        foreach (var suffix in suffixes)
        {
            var labels = suffix.Trim('.').Split('.', StringSplitOptions.RemoveEmptyEntries);
            for (var skipped = 0; labels.Length - skipped >= FewestLabels; skipped++)
                names.Add("wpad." + string.Join('.', labels.Skip(skipped)).ToLowerInvariant());
        }
        return [.. names.Where(IsName).Distinct(StringComparer.Ordinal).Take(MaxNames)];
    }

    private static bool IsName(string name) => Uri.CheckHostName(name) == UriHostNameType.Dns;

    private async Task TryAllAsync(ImmutableArray<string> names, List<DetectionTry> tried, CancellationToken cancellationToken)
    {
        var given = await askDhcp(cancellationToken).ConfigureAwait(false);
        tried.Add(new DetectionTry(DetectionSource.Dhcp, await FetchAsync(given, cancellationToken).ConfigureAwait(false)));
        foreach (var name in names)
        {
            if (tried[^1].Fetch?.State == PacFetchState.Fetched)
                return;
            tried.Add(await TryNameAsync(name, cancellationToken).ConfigureAwait(false));
        }
    }

    private async Task<DetectionTry> TryNameAsync(string name, CancellationToken cancellationToken)
    {
        var addresses = await resolver.ResolveAsync(name, cancellationToken).ConfigureAwait(false);
        var found = addresses.IsEmpty ? null : await FetchAsync($"http://{name}/wpad.dat", cancellationToken).ConfigureAwait(false);
        return new DetectionTry(DetectionSource.Dns, found) { Name = name };
    }

    private async Task<PacFetch?> FetchAsync(string? url, CancellationToken cancellationToken)
    {
        var clean = url?.Trim('\0', ' ', '\r', '\n', '\t');
        return Uri.TryCreate(clean, UriKind.Absolute, out var uri) ? await fetch(uri, cancellationToken).ConfigureAwait(false) : null;
    }
}
