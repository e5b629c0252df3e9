using System.Net;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;

namespace MarsNetCheck.Stages;

/// <summary>Opens one TCP connection.</summary>
internal static class Connect
{
    /// <summary>Dials within the stage's deadline. The stream, if there is one, is the caller's to dispose.</summary>
    public static Task<(ConnectFact Fact, Stream? Stream)> RunAsync(IPEndPoint remote, ProbeScope scope) => RunAsync(remote, DialOptions.Usual, scope);

    /// <summary>Dials with options within the stage's deadline. The stream, if there is one, is the caller's to dispose.</summary>
    public static async Task<(ConnectFact Fact, Stream? Stream)> RunAsync(IPEndPoint remote, DialOptions options, ProbeScope scope)
    {
        IPEndPoint? local = null;
        var attempted = await Attempt.RunAsync<Connection>(scope, DialAsync).ConfigureAwait(false);
        var fact = new ConnectFact
        {
            Remote = remote,
            Local = attempted.Value?.Local ?? local,
            StartedAt = attempted.StartedAt,
            Retransmissions = attempted.Value?.Retransmissions,
            RoundTrip = attempted.Value?.RoundTrip,
            Duration = attempted.Duration,
            Failure = attempted.Failure,
        };
        return (fact, attempted.Value?.Stream);

        async Task<Connection> DialAsync(CancellationToken token)
        {
            try
            {
                return await scope.Network.DialAsync(remote, options, token).ConfigureAwait(false);
            }
            catch (DialException error)
            {
                local = error.Local;
                throw;
            }
            catch (DialCanceledException cancellation)
            {
                local = cancellation.Local;
                throw;
            }
        }
    }
}
