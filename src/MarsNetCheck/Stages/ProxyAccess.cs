using MarsNetCheck.Routes;

namespace MarsNetCheck.Stages;

/// <summary>What a login to a proxy needs beside the connection on which the proxy asked for it.</summary>
/// <param name="Host">The proxy's name, for which a ticket is asked.</param>
/// <param name="Credentials">What to log in with; null for nothing.</param>
/// <param name="RedialAsync">Opens another connection to the proxy, TLS included, for a proxy that closes when it asks; null for none.</param>
internal sealed record ProxyAccess(string Host, ProxyCredentials? Credentials, Func<CancellationToken, Task<Stream>>? RedialAsync)
{
    /// <summary>Where there is no proxy.</summary>
    public static ProxyAccess None { get; } = new("", Credentials: null, RedialAsync: null);

    /// <summary>The same, with a tap on the other connection that <paramref name="notice"/> is told of.</summary>
    public ProxyAccess Tapped(Action<WireTap> notice)
    {
        return RedialAsync is { } redial ? this with { RedialAsync = TapAsync } : this;

        async Task<Stream> TapAsync(CancellationToken token)
        {
            var tap = new WireTap(await redial(token).ConfigureAwait(false));
            notice(tap);
            return tap;
        }
    }
}
