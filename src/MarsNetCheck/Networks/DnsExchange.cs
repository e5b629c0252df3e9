using System.Collections.Concurrent;
using System.Net;
using DnsClient;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Networks;

/// <summary>
/// Asks DNS servers by UDP with EDNS. What that does not answer is asked again without EDNS, which some servers and firewalls do not
/// know, and by TCP, which carries what UDP cannot and gets through where UDP is filtered (RFC 1035 section 4.2, RFC 6891, RFC 7766).
/// </summary>
public sealed class DnsExchange
{
    /// <summary>After so long UDP is silent. A healthy server answers sooner, and one that is slow is asked a little more than needed.</summary>
    private static readonly TimeSpan _silence = TimeSpan.FromMilliseconds(600);

    private const int FormatError = 1;
    private const int NotImplemented = 4;
    private const int BadVersion = 16;

    private readonly ConcurrentDictionary<IPEndPoint, DnsServerClients> _servers = new();

    /// <summary>Asks one server one question.</summary>
    /// <exception cref="DnsResponseException">The server could not be asked, or its answer could not be read.</exception>
    public async Task<DnsAnswer> AskAsync(IPEndPoint server, string name, DnsRecordType type, CancellationToken cancellationToken)
    {
        var clients = _servers.GetOrAdd(server, static s => new DnsServerClients(s));
        using var answered = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // What silence calls for is done for the question that is under way already, and need not be done for its repetitions.
        var silence = clients.IsUnderWay(name, type) ? Timeout.InfiniteTimeSpan : _silence;
        try
        {
            var first = clients.AskAsync(name, type, answered.Token);
            await Task.WhenAny(first, Task.Delay(silence, answered.Token)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return await AnswerOfAsync(first).ConfigureAwait(false) ?? await AskAgainAsync(clients, first, name, type, answered.Token).ConfigureAwait(false);
        }
        finally
        {
            await answered.CancelAsync().ConfigureAwait(false);
        }
    }

    private static async Task<DnsAnswer> AskAgainAsync(DnsServerClients clients, Task<DnsAnswer> first, string name, DnsRecordType type, CancellationToken cancellationToken)
    {
        var plain = clients.AskPlainlyAsync(name, type, cancellationToken);
        var tcp = clients.AskByTcpAsync(name, type, cancellationToken);
        var pending = new List<Task<DnsAnswer>> { first, plain, tcp };
        while (pending.Count > 0)
        {
            var done = await Task.WhenAny(pending).ConfigureAwait(false);
            pending.Remove(done);
            if (await AnswerOfAsync(done).ConfigureAwait(false) is { } answer)
                return done != tcp ? answer : answer with { Transport = IsSilent(first) && IsSilent(plain) ? DnsTransport.TcpOnly : DnsTransport.TcpInstead };
        }
        // A refusal to understand is an answer all the same; else what became of the connection tells most.
        return await (new[] { first, plain, tcp }.FirstOrDefault(t => t.IsCompletedSuccessfully) ?? tcp).ConfigureAwait(false);
    }

    // Some servers say that they do not understand when they are asked with EDNS (RFC 6891 section 7).
    private static async Task<DnsAnswer?> AnswerOfAsync(Task<DnsAnswer> question)
    {
        if (!question.IsCompletedSuccessfully)
            return null;
        var answer = await question.ConfigureAwait(false);
        return answer.ResponseCode is FormatError or NotImplemented or BadVersion ? null : answer;
    }

    // The library tells an error of the socket by what is inside; what it could not read has nothing inside.
    private static bool IsSilent(Task<DnsAnswer> question) =>
        !question.IsCompleted || question.Exception?.InnerException is DnsResponseException { InnerException: not null };
}
