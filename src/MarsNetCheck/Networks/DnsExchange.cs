using System.Collections.Concurrent;
using System.Net;
using DnsClient;
using DnsClient.Protocol;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Networks;

/// <summary>Asks DNS servers over UDP, and over TCP when the answer does not fit (RFC 1035 section 4.2, RFC 7766). Sends each question once.</summary>
public sealed class DnsExchange
{
    /// <summary>Longer than any deadline of ours: the caller's token ends a question, not the library.</summary>
    private static readonly TimeSpan _libraryTimeout = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<IPEndPoint, LookupClient> _clients = new();

    /// <summary>Asks one server one question.</summary>
    /// <exception cref="DnsResponseException">The server could not be asked, or its answer could not be read.</exception>
    public async Task<DnsAnswer> AskAsync(IPEndPoint server, string name, DnsRecordType type, CancellationToken cancellationToken)
    {
        var client = _clients.GetOrAdd(server, static s => new LookupClient(OptionsFor(s)));
        var query = type == DnsRecordType.A ? QueryType.A : QueryType.AAAA;
        var response = await client.QueryAsync(name, query, QueryClass.IN, cancellationToken).ConfigureAwait(false);
        return ToAnswer(response);
    }

    private static LookupClientOptions OptionsFor(IPEndPoint server) => new(new NameServer(server))
    {
        AutoResolveNameServers = false,
        UseCache = false,
        Retries = 0,
        Timeout = _libraryTimeout,
        ThrowDnsErrors = false,
        ContinueOnDnsError = false,
        ContinueOnEmptyResponse = false,
        EnableAuditTrail = false,
        UseTcpFallback = true,
    };

    private static DnsAnswer ToAnswer(IDnsQueryResponse response)
    {
        var records = response.Answers;
        return new DnsAnswer
        {
            ResponseCode = (int)response.Header.ResponseCode,
            Addresses = [.. records.OfType<AddressRecord>().Select(r => r.Address)],
            Aliases = [.. records.OfType<CNameRecord>().Select(r => r.CanonicalName.Value.TrimEnd('.'))],
            TimeToLive = records.Count == 0 ? null : TimeSpan.FromSeconds(records.Min(r => r.InitialTimeToLive)),
        };
    }
}
