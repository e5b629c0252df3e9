using System.Net;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;

namespace MarsNetCheck.Stages;

/// <summary>Opens one TCP connection.</summary>
internal static class Connect
{
    /// <summary>Dials within the stage's deadline. The stream, if there is one, is the caller's to dispose.</summary>
    public static async Task<(ConnectFact Fact, Stream? Stream)> RunAsync(IPEndPoint remote, ProbeScope scope)
    {
        var attempted = await Attempt.RunAsync<Connection>(scope, token => scope.Network.DialAsync(remote, token)).ConfigureAwait(false);
        var fact = new ConnectFact
        {
            Remote = remote,
            Local = attempted.Value?.Local,
            Duration = attempted.Duration,
            Failure = attempted.Failure,
        };
        return (fact, attempted.Value?.Stream);
    }
}
