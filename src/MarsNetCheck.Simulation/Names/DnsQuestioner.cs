using System.Net;
using System.Net.Sockets;
using DnsClient;
using DnsClient.Protocol;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;

namespace MarsNetCheck.Simulation.Names;

/// <summary>Asks a DNS server with DnsClient.</summary>
internal static class DnsQuestioner
{
    /// <summary>Asks one question, over UDP and, when the answer is cut short, over TCP. The caller's token is the only deadline.</summary>
    public static async Task<DnsAnswer> AskAsync(IPEndPoint server, string name, DnsRecordType type, CancellationToken cancellationToken)
    {
        var client = new LookupClient(new LookupClientOptions(server)
        {
            UseCache = false,
            Retries = 0,
            Timeout = Timeout.InfiniteTimeSpan,
            ContinueOnDnsError = false,
        });
        try
        {
            var query = type == DnsRecordType.A ? QueryType.A : QueryType.AAAA;
            return Read(await client.QueryAsync(name, query, cancellationToken: cancellationToken));
        }
        catch (DnsResponseException e)
        {
            // DnsClient turns the caller's own cancellation into an exception of its own.
            cancellationToken.ThrowIfCancellationRequested();
            throw e.InnerException as SocketException ?? new SocketException((int)SocketError.ConnectionReset);
        }
    }

    private static DnsAnswer Read(IDnsQueryResponse response) => new()
    {
        ResponseCode = (int)response.Header.ResponseCode,
        Addresses = [.. response.Answers.OfType<AddressRecord>().Select(r => r.Address)],
        Aliases = [.. response.Answers.OfType<CNameRecord>().Select(r => r.CanonicalName.Value.TrimEnd('.'))],
        TimeToLive = response.Answers.Count > 0 ? TimeSpan.FromSeconds(response.Answers.Min(r => r.InitialTimeToLive)) : null,
    };
}
