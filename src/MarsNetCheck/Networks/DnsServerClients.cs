using System.Collections.Concurrent;
using System.Net;
using DnsClient;
using DnsClient.Protocol;
using DnsClient.Protocol.Options;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Networks;

/// <summary>The three ways to ask one DNS server: by UDP with EDNS (RFC 6891), by UDP without it, and by TCP.</summary>
internal sealed class DnsServerClients
{
    /// <summary>Fits into one packet everywhere, so that no fragment is lost (RFC 9715 section 3.1).</summary>
    private const int EdnsBufferBytes = 1232;

    /// <summary>What a datagram without EDNS may hold (RFC 1035 section 4.2.1).</summary>
    private const int PlainBufferBytes = 512;

    /// <summary>Servers have few places for TCP clients (unbound: 10); a connection is used again instead.</summary>
    private const int TcpConnections = 6;

    /// <summary>How many questions are sent again at once, in the same words or without EDNS. A server that is alive answers them soon; one that is dead would be told the same by thousands.</summary>
    private const int Repeats = 128;

    /// <summary>
    /// How often a question by UDP is sent once more because a foreign answer came: the library ends it then. Where answers are slow, those to
    /// questions that were given up reach the ports of others.
    /// </summary>
    private const int ForeignAnswers = 2;

    /// <summary>Longer than any deadline of ours: the caller's token ends a question, not the library.</summary>
    private static readonly TimeSpan _libraryTimeout = TimeSpan.FromMinutes(10);

    private readonly LookupClient _edns;
    private readonly LookupClient _plain;
    private readonly LookupClient _tcp;
    private readonly SemaphoreSlim _tcpPlaces = new(TcpConnections, TcpConnections);
    private readonly SemaphoreSlim _repeatPlaces = new(Repeats, Repeats);
    private readonly SemaphoreSlim _plainPlaces = new(Repeats, Repeats);
    private readonly ConcurrentDictionary<(string Name, DnsRecordType Type), bool> _underWay = new();

    /// <summary>Prepares them; nothing is sent before the first question.</summary>
    public DnsServerClients(IPEndPoint server)
    {
        _edns = new LookupClient(OptionsFor(server, EdnsBufferBytes));
        _plain = new LookupClient(OptionsFor(server, PlainBufferBytes));
        var overTcp = OptionsFor(server, EdnsBufferBytes);
        overTcp.UseTcpOnly = true;
        overTcp.Retries = 0;
        _tcp = new LookupClient(overTcp);
    }

    /// <summary>True if the question was sent to the server and is not answered yet.</summary>
    public bool IsUnderWay(string name, DnsRecordType type) => _underWay.ContainsKey((name, type));

    /// <summary>Asks by UDP with EDNS. A question that is under way already waits for a place.</summary>
    public async Task<DnsAnswer> AskAsync(string name, DnsRecordType type, CancellationToken cancellationToken)
    {
        if (!_underWay.TryAdd((name, type), true))
            return await AskInPlaceAsync(_repeatPlaces, _edns, name, type, cancellationToken).ConfigureAwait(false);
        try
        {
            return await AskAsync(_edns, name, type, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _underWay.TryRemove((name, type), out _);
        }
    }

    /// <summary>Asks by UDP without EDNS, for servers and firewalls that do not know it (RFC 6891 section 6.2.2).</summary>
    public Task<DnsAnswer> AskPlainlyAsync(string name, DnsRecordType type, CancellationToken cancellationToken) =>
        AskInPlaceAsync(_plainPlaces, _plain, name, type, cancellationToken);

    /// <summary>Asks by TCP.</summary>
    public Task<DnsAnswer> AskByTcpAsync(string name, DnsRecordType type, CancellationToken cancellationToken) =>
        AskInPlaceAsync(_tcpPlaces, _tcp, name, type, cancellationToken);

    private static async Task<DnsAnswer> AskInPlaceAsync(SemaphoreSlim places, LookupClient client, string name, DnsRecordType type, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await AskAsync(client, name, type, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            places.Release();
        }
    }

    private static async Task<DnsAnswer> AskAsync(LookupClient client, string name, DnsRecordType type, CancellationToken cancellationToken)
    {
        var query = type == DnsRecordType.A ? QueryType.A : QueryType.AAAA;
        return ToAnswer(await client.QueryAsync(name, query, QueryClass.IN, cancellationToken).ConfigureAwait(false));
    }

    private static LookupClientOptions OptionsFor(IPEndPoint server, int bufferBytes) => new(new NameServer(server))
    {
        AutoResolveNameServers = false,
        UseCache = false,
        Retries = ForeignAnswers,
        Timeout = _libraryTimeout,
        ThrowDnsErrors = false,
        ContinueOnDnsError = false,
        ContinueOnEmptyResponse = false,
        EnableAuditTrail = false,
        UseTcpFallback = false,
        ExtendedDnsBufferSize = bufferBytes,
    };

    private static DnsAnswer ToAnswer(IDnsQueryResponse response)
    {
        var records = response.Answers;
        var options = response.Additionals.OfType<OptRecord>().FirstOrDefault();
        return new DnsAnswer
        {
            // The upper eight bits are in the OPT record (RFC 6891 section 6.1.3).
            ResponseCode = (int)response.Header.ResponseCode | (int)(options?.ResponseCodeEx ?? DnsResponseCode.NoError),
            Addresses = [.. records.OfType<AddressRecord>().Select(r => r.Address)],
            Aliases = [.. records.OfType<CNameRecord>().Select(r => r.CanonicalName.Value.TrimEnd('.'))],
            TimeToLive = records.Count == 0 ? null : TimeSpan.FromSeconds(records.Min(r => r.InitialTimeToLive)),
            ExtendedErrors = ExtendedErrors.Read(options?.Data ?? []),
        };
    }
}
